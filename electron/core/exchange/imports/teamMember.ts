// 巡防队员: a sheet for each team, named by a sentence above the table, by the title or by the sheet's own name.
import type { RowValues } from '../../../../shared/fields/field.ts';
import { readWrittenDay, writtenDayText } from '../../../../shared/rules/writtenDay.ts';
import { sameName, unclear } from './referenceName.ts';
import type { ReferenceAnswer, ReferenceQuestion, RegisterReader, SheetWords } from './registerReader.ts';
import type { VillageFinder } from './villageFinder.ts';

const nameFacts = new Set(['队名', '队伍名称', '组织名称', '巡防队名称', '队伍', '所属队伍']);
const dayFacts = new Set(['组建日期', '成立日期', '组建时间', '成立时间']);
const routeFacts = new Set(['巡逻区域', '巡逻路线', '巡防区域', '巡逻范围']);

/** What the sheet says of its team: `name`, and `village`, `foundedOn`, `route`, `kind` where it says them. */
function teamOf(words: SheetWords, villages: VillageFinder): RowValues {
  const fact = (labels: ReadonlySet<string>) =>
    words.facts.find(({ label, value }) => labels.has(label) && value !== '');
  const name = fact(nameFacts)?.value ?? nameFromTitles(words, villages);
  if (name === undefined) return {};
  const foundedOn = dayOf(fact(dayFacts)?.value);
  const route = fact(routeFacts)?.value;
  return {
    ...ofName(name, villages),
    ...(foundedOn === undefined ? {} : { foundedOn }),
    ...(route === undefined ? {} : { route }),
  };
}

/** The values of a team that follow from its name. Full-time patrols say so in it; the rest are voluntary. */
function ofName(name: string, villages: VillageFinder): RowValues & { name: string } {
  const village = villages.leading(name);
  return {
    name,
    ...(village === undefined ? {} : { village }),
    ...(/专职/.test(name) ? { kind: '01' } : {}),
  };
}

const listWords = /(?:队员|成员|人员)?(?:花名册|名册|名单|登记表|登记册|一览表|台账|信息表|统计表)(?:[（(].*[）)])?$/u;

/** A title that names a village says it best, then the sheet's name, then any title of a team. */
function nameFromTitles({ sheet, preface }: SheetWords, villages: VillageFinder): string | undefined {
  const titles = [...preface, sheet].map((text) => text.trim().replace(listWords, ''));
  const teams = titles.filter((text) => /队$/u.test(text) && text.length > 2 && !/[:：]/.test(text));
  return teams.find((text) => villages.leading(text) !== undefined) ?? teams.at(-1);
}

function dayOf(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const read = readWrittenDay(written);
  return read.ok ? writtenDayText(read.value) : undefined;
}

function team({ written, sheet, villages, known }: ReferenceQuestion): ReferenceAnswer {
  const name = written ?? (typeof sheet.name === 'string' ? sheet.name : null);
  if (name === null) return { problem: null };
  const named = sameName(known, name, null);
  if (named.length === 1) return { id: named[0]!.id };
  if (named.length > 1) return unclear('队伍', named);
  return { create: { ...(name === sheet.name ? sheet : {}), ...ofName(name, villages) } };
}

export const teamMemberReader: RegisterReader = {
  completes: ['team'],
  sheetFacts: teamOf,
  references: { team },
  homeVia: 'team',
};
