// `template check FILE` and `template fill FILE --report monthly --period P --out FILE`: an office's own Word or Excel file.
import { extname } from 'node:path';
import { shippedTable } from '../../shared/codes/index.ts';
import { Refusal } from '../../shared/contract/errors.ts';
import { builtInIndicators } from '../../shared/indicators/index.ts';
import { writeFile } from '../core/locking/keptFiles.ts';
import { indicatorNames, indicatorSlots, type VillageColumns, villageList } from '../core/templates/indicatorSlots.ts';
import { readTemplate } from '../core/templates/readTemplate.ts';
import { checkTemplate, fillTemplate } from '../core/templates/template.ts';
import { commandLineFiles } from './commandLineFiles.ts';
import type { Program } from './program.ts';

const builtIn = () => builtInIndicators((key) => shippedTable(key));

/** Checks a file against the names that every office has; needs no data. */
export async function checkTemplateFile(path: string) {
  const file = await readTemplate(await commandLineFiles().open(path));
  return checkTemplate(file, indicatorNames(builtIn()));
}

export interface FillWanted {
  template: string;
  report: string;
  period: string;
  out: string;
}

/** Fills the file for a period. Nothing is written unless every placeholder is right. */
export async function fillTemplateFile({ template, report, period, out }: FillWanted, { call, host }: Program) {
  if (report !== 'monthly')
    throw new Refusal('invalid', `“${report}”还不能用模板填写，可以写 --report monthly（工作报告的指标）。`);
  const file = await readTemplate(await host.files.open(template));
  const [{ indicators: own }, { settings }, figures] = await Promise.all([
    call('indicators.own', {}),
    call('settings.get', {}),
    call('indicators.figures', { period }),
  ]);
  const names = indicatorNames([...builtIn(), ...own, ...figures.values]);
  const { format, placeholders } = checkTemplate(file, names);
  if (extname(out).toLowerCase() !== `.${format}`)
    throw new Refusal('invalid', `模板是 .${format} 文件，--out 的文件名也要以 .${format} 结尾。`);
  const named = figures.values.filter(({ label }) => placeholders.some(({ written }) => written.includes(label)));
  const isByVillage = placeholders.some(({ written }) => written.includes(villageList));
  const villages = isByVillage ? await villageColumns(named, figures.period.key, call) : { labels: [], rows: [] };
  const head = {
    单位: String(settings.unit ?? ''),
    期间: figures.period.title,
    起始日: figures.period.first,
    截止日: figures.period.last,
  };
  const filled = fillTemplate(file, names, indicatorSlots(head, figures.values, villages));
  await writeFile(await host.files.create(out), filled);
  return { file: out, format, placeholders: placeholders.length };
}

/** The most indicators that can be asked for at once. */
const atOnce = 60;

/** Every village with its figures; one that appears only for some of the indicators has none of the others. */
async function villageColumns(
  indicators: readonly { key: string; label: string }[],
  period: string,
  call: Program['call'],
): Promise<VillageColumns> {
  const keys = indicators.length > 0 ? indicators.map(({ key }) => key) : ['villages'];
  const found = new Map<string | null, { title: string; values: (string | null)[] }>();
  for (let from = 0; from < keys.length; from += atOnce) {
    const asked = keys.slice(from, from + atOnce);
    const { rows } = await call('indicators.byVillage', { period, keys: asked });
    for (const { village, title, values } of rows) {
      const row = found.get(village) ?? { title, values: keys.map(() => null) };
      row.values.splice(from, values.length, ...values);
      found.set(village, row);
    }
  }
  return { labels: indicators.map(({ label }) => label), rows: [...found.values()] };
}
