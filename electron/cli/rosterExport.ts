// `roster export`: a team's rota of a month as a wall sheet, a list, a card, slips, changes or a calendar for phones.
import { extname } from 'node:path';
import { Refusal } from '../../shared/contract/errors.ts';
import type { InputOf } from '../../shared/contract/index.ts';
import type { Program } from './program.ts';
import { rosterTeam } from './rosterTeam.ts';
import { WrongUsage } from './usage.ts';

type Order = InputOf<'rota.export'>;

const forms: readonly Order['form'][] = ['wallA3', 'wallA4', 'list', 'phones', 'slips', 'changes', 'calendar'];

/** Writes the file and gives its name. @throws WrongUsage, Refusal as `rota.export`. */
export async function exportRoster(
  file: string,
  texts: Readonly<Record<string, string | undefined>>,
  program: Program,
): Promise<{ file: string; form: string }> {
  const format = formatOf(file);
  const form = formOf(texts.form, format);
  const { rows, reveal } = texts;
  if (rows !== undefined && rows !== 'days' && rows !== 'people')
    throw new WrongUsage('--rows 要写 days（按日期）或 people（按人）。');
  const which = await rosterTeam('export', texts, program);
  const order: Order = {
    ...which,
    form,
    format,
    file,
    ...(rows === undefined ? {} : { rows }),
    ...(reveal === undefined ? {} : { reveal }),
    ...(texts.edition === undefined ? {} : { edition: editionFrom(texts.edition) }),
    ...(texts.person === undefined ? {} : { person: await personNamed(texts.person, which, program) }),
  };
  await program.ask('rota.export', order);
  return { file, form };
}

function formatOf(file: string): Order['format'] {
  const format = extname(file).toLowerCase().slice(1);
  if (format === 'docx' || format === 'xlsx' || format === 'ics') return format;
  throw new WrongUsage('导出的文件名要以 .docx、.xlsx 或 .ics 结尾。');
}

/** The form asked for; else the wall sheet, or the calendar for .ics. */
function formOf(written: string | undefined, format: Order['format']): Order['form'] {
  if (written === undefined) return format === 'ics' ? 'calendar' : 'wallA3';
  const found = forms.find((form) => form === written);
  if (!found) throw new WrongUsage(`--form 可写：${forms.join('、')}。`);
  return found;
}

function editionFrom(written: string): number {
  const edition = Number(written);
  if (!Number.isInteger(edition) || edition < 1) throw new WrongUsage('--edition 要写版次，如 1。');
  return edition;
}

/** A person of the rota by name or id. @throws Refusal `notFound`, `invalid` where several bear the name. */
async function personNamed(
  written: string,
  which: { team: string; month: string },
  { call }: Program,
): Promise<string> {
  const { people } = await call('rota.sheet', which);
  const found = people.filter(({ id, name }) => name === written || id === written);
  if (found.length > 1) throw new Refusal('invalid', `排班表里有不止一个“${written}”，请写编号。`);
  if (!found[0]) throw new Refusal('notFound', `排班表里没有“${written}”。`);
  return found[0].id;
}
