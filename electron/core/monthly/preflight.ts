// What is missing or odd before a report is made. Every line says where it is looked at: a view, records or a page.
import { sql } from 'kysely';
import type { CheckLine } from '../../../shared/contract/monthlyProcedures.ts';
import type { ViewSpec } from '../../../shared/contract/shapes.ts';
import type { IndicatorValue } from '../../../shared/indicators/indicator.ts';
import { registers } from '../../../shared/registers/index.ts';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { reports } from '../../../shared/reports/index.ts';
import type { Period } from '../../../shared/reports/period.ts';
import { monthWords } from '../../../shared/rules/days.ts';
import { absoluteDecimal, compareDecimals, subtractDecimals } from '../../../shared/rules/decimal.ts';
import { sectionPrompts } from '../../../shared/rules/monthly/draftNarrative.ts';
import type { Narrative } from '../../../shared/rules/monthly/narrative.ts';
import { paragraphsIn } from '../../../shared/rules/monthly/refreshNarrative.ts';
import { percentage } from '../../../shared/rules/percentage.ts';
import { recordsOfIndicator } from '../indicators/records.ts';
import { indicatorValues } from '../indicators/values.ts';
import { runsOf } from '../locking/runs.ts';
import { countRows, viewIds } from '../registers/view.ts';
import type { QueryWorld } from '../registers/viewQuery.ts';
import { checkRelations } from '../reports/checkRelations.ts';
import { figuresOf } from '../reports/figures.ts';
import { readRateDecimals } from '../reports/rateDecimals.ts';
import { readAsked } from '../reports/scope.ts';
import type { Db } from '../tables.ts';
import { workReport } from './duePlan.ts';
import { overdueViews } from './overdueViews.ts';
import { dueWords, villageDue } from './reportTiming.ts';
import { textOf } from './runs.ts';
import { uncountedViews } from './uncountedViews.ts';
import { keepsVillageReports, type MonthReporting, reportingOf, reportingRates } from './villageReporting.ts';

export interface Preflight {
  lines: CheckLine[];
  reporting: ReturnType<typeof reportingRates> & { until: string };
}

type Level = CheckLine['level'];
type Where = Partial<Pick<CheckLine, 'view' | 'register' | 'ids' | 'screen'>>;

function line(key: string, level: Level, text: string, count: number, where: Where = {}): CheckLine {
  return { key, level, text, count, view: null, register: null, ids: [], screen: null, ...where };
}

const urgency: Record<Level, number> = { error: 0, warning: 1, hint: 2 };

/** Everything that is to be said about a period, the most urgent first. */
export async function preflight(db: Db, period: Period, world: QueryWorld): Promise<Preflight> {
  const due = await villageDue(db);
  const months = await reportingOf(db, period, world.today, due);
  const values = await indicatorValues(db, { period }, world);
  const lines = [
    ...(await villageLines(db, months)),
    ...(await brokenRelations(db, period, world)),
    ...(await doubleCounts(db, period, world)),
    ...(await enteredTwice(db, period)),
    ...(await uncountedEndings(db, period, world)),
    ...(await overdueLines(db, world)),
    ...(await fullSuccess(db, period, values, world)),
    ...givenLines(values, period),
    ...emptyPeriod(values, period),
    ...(await unfinishedLines(db, period, world)),
    ...(await draftLines(db, period, values)),
    ...(await jumps(db, period, values, world)),
  ];
  lines.sort((one, other) => urgency[one.level] - urgency[other.level]);
  return { lines, reporting: { ...reportingRates(months), until: dueWords(due) } };
}

const namedVillages = 8;

async function villageLines(db: Db, months: readonly MonthReporting[]): Promise<CheckLine[]> {
  const isKept = await keepsVillageReports(db);
  if (!isKept) {
    const text = '还没有登记过村（社区）报送，报送率无从计算';
    return months.length === 0 ? [] : [line('villageReports', 'warning', text, 0, { register: 'villageReport' })];
  }
  return months.flatMap(({ month, missing, unconfirmed }) => {
    const lines: CheckLine[] = [];
    if (missing.length > 0) {
      const names = missing.slice(0, namedVillages).map(({ name }) => name);
      const more = missing.length > names.length ? '等' : '';
      const text = `${missing.length} 个村（社区）没有报送${monthWords(month)}：${names.join('、')}${more}`;
      const ids = missing.map(({ id }) => id);
      lines.push(line(`unreported.${month}`, 'error', text, missing.length, { register: 'village', ids }));
    }
    if (unconfirmed.length > 0) {
      const text = `${monthWords(month)}有 ${unconfirmed.length} 份零报告没有核实`;
      const ids = unconfirmed.map(({ id }) => id);
      lines.push(line(`zero.${month}`, 'warning', text, ids.length, { register: 'villageReport', ids }));
    }
    return lines;
  });
}

/** Registers of what happens, by the day that says when. */
function dayFieldOf(register: Register): { key: string; isMonth: boolean } | null {
  if (!register.event) return null;
  const first = register.sort[0]?.field;
  const field = register.fields.find(({ key }) => key === first);
  if (!field || (field.type !== 'day' && field.type !== 'month')) return null;
  return { key: field.key, isMonth: field.type === 'month' };
}

async function unfinishedLines(db: Db, period: Period, world: QueryWorld): Promise<CheckLine[]> {
  const lines: CheckLine[] = [];
  for (const register of [...registers, mediationCase]) {
    const day = dayFieldOf(register);
    if (!day) continue;
    const bounds = day.isMonth ? [period.first.slice(0, 7), period.last.slice(0, 7)] : [period.first, period.last];
    const view: ViewSpec = {
      register: register.key,
      filters: [{ field: day.key, op: 'between', values: bounds }],
      sort: [],
      withdrawn: 'without',
      unfinished: true,
    };
    const ids = await viewIds(db, view, world);
    if (ids.length === 0) continue;
    const text = `${register.title}有 ${ids.length} ${register.unit}本期记录的应填栏目没有填`;
    lines.push(line(`unfinished.${register.key}`, 'warning', text, ids.length, { view, register: register.key, ids }));
  }
  return lines;
}

async function overdueLines(db: Db, world: QueryWorld): Promise<CheckLine[]> {
  const lines: CheckLine[] = [];
  for (const { key, view, screen, text } of overdueViews(world.today)) {
    const count = await countRows(db, view, world);
    if (count === 0) continue;
    lines.push(line(`overdue.${key}`, 'warning', text(count), count, { view, register: view.register, screen }));
  }
  return lines;
}

/** What does not add up in any statistic of the period. */
async function brokenRelations(db: Db, period: Period, world: QueryWorld): Promise<CheckLine[]> {
  const decimals = await readRateDecimals(db);
  const lines: CheckLine[] = [];
  for (const report of reports) {
    const asked = readAsked({ report: report.key, period: period.key, scope: {} });
    const figures = report.layout === 'list' ? null : await figuresOf(db, { ...asked, report }, { ...world, decimals });
    const { violations } = await checkRelations(db, asked, figures?.columns ?? [], figures?.total ?? []);
    for (const { relation, level, message, register, ids } of violations) {
      lines.push(
        line(
          `relation.${report.key}.${relation}`,
          level === 'hard' ? 'error' : 'warning',
          `${report.title}：${message}`,
          ids.length,
          { register, ids, screen: `reports/view?key=${report.key}&period=${period.key}` },
        ),
      );
    }
  }
  return lines;
}

/** Indicators of which a record may be in one only. */
const exclusive: readonly (readonly [string, string])[] = [
  ['disputesResolved', 'disputesFailed'],
  ['disputesHandled', 'disputesOpen'],
  ['disputesFound', 'disputesCarried'],
  ['agreementsWritten', 'agreementsOral'],
  ['casesAccepted', 'casesRefused'],
  ['hazardsFinished', 'hazardsOpen'],
  ['mattersClosed', 'mattersOpen'],
];

async function doubleCounts(db: Db, period: Period, world: QueryWorld): Promise<CheckLine[]> {
  const lines: CheckLine[] = [];
  const labels = new Map<string, IndicatorValue>();
  const keys = exclusive.flat();
  for (const value of await indicatorValues(db, { period, keys }, world)) labels.set(value.key, value);
  for (const [one, other] of exclusive) {
    const first = labels.get(one);
    const second = labels.get(other);
    if (!first || !second || first.records === 0 || second.records === 0) continue;
    const records = await recordsOfIndicator(db, { key: one, period }, world);
    const inOther = new Set((await recordsOfIndicator(db, { key: other, period }, world)).map(({ id }) => id));
    const ids = records.filter(({ id }) => inOther.has(id)).map(({ id }) => id);
    if (ids.length === 0) continue;
    const text = `${ids.length} 条记录同时计入“${first.label}”和“${second.label}”`;
    lines.push(line(`twice.${one}.${other}`, 'error', text, ids.length, { register: records[0]!.register, ids }));
  }
  return lines;
}

/** Disputes of one name, day and village: probably one dispute typed twice. */
async function enteredTwice(db: Db, period: Period): Promise<CheckLine[]> {
  const found = await sql<{ id: string }>`select "id" from "dispute" as "t" where "withdrawnAt" is null
      and "happenedOn" between ${period.first} and ${period.last}
      and exists (select 1 from "dispute" as "o" where "o"."withdrawnAt" is null and "o"."id" <> "t"."id"
        and "o"."title" = "t"."title" and "o"."happenedOn" = "t"."happenedOn" and "o"."village" is "t"."village")
    order by "title", "id"`.execute(db);
  const ids = found.rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const text = `${ids.length} 起纠纷的名称、日期、村（社区）与另一起相同，可能重复登记`;
  return [line('enteredTwice', 'warning', text, ids.length, { register: 'dispute', ids })];
}

/** Records that say they are done and not on which day, so that no figure counts them. */
async function uncountedEndings(db: Db, period: Period, world: QueryWorld): Promise<CheckLine[]> {
  const lines: CheckLine[] = [];
  for (const { key, text, view } of uncountedViews(period)) {
    const count = await countRows(db, view, world);
    if (count > 0) lines.push(line(`uncounted.${key}`, 'error', text(count), count, { view, register: view.register }));
  }
  return lines;
}

/** Of fewer than that, a rate of 100 % or a jump says nothing. */
const fewRecords = '5';

async function fullSuccess(
  db: Db,
  period: Period,
  values: readonly IndicatorValue[],
  world: QueryWorld,
): Promise<CheckLine[]> {
  const lines: CheckLine[] = [];
  for (const { key, label, unit, value, denominator } of values) {
    if (unit !== '%' || value === null || denominator === null || !/Success|Resolved/u.test(key)) continue;
    if (compareDecimals(value, '100') < 0 || compareDecimals(denominator, fewRecords) < 0) continue;
    const records = await recordsOfIndicator(db, { key, period, part: 'denominator' }, world);
    const ids = records.map(({ id }) => id);
    const text = `${label}为 100%（${denominator} 起全部成功），请核对有没有漏登不成功的`;
    lines.push(line(`full.${key}`, 'warning', text, ids.length, { register: records[0]?.register ?? null, ids }));
  }
  return lines;
}

/** Change in per cent from which on a figure is looked at twice. */
const greatChange = '50';

async function jumps(
  db: Db,
  period: Period,
  values: readonly IndicatorValue[],
  world: QueryWorld,
): Promise<CheckLine[]> {
  const lines: CheckLine[] = [];
  for (const value of values) {
    if (value.time !== 'flow' || value.unit === '%' || value.value === null) continue;
    const words = [jumpWords(value, 'previous', '上期'), jumpWords(value, 'lastYear', '上年同期')].filter(
      (each) => each !== null,
    );
    if (words.length === 0) continue;
    const records = await recordsOfIndicator(db, { key: value.key, period }, world);
    const ids = records.map(({ id }) => id);
    const text = `${value.label}${value.text}，${words.join('，')}，请核对`;
    // Shifts of rotas are no rows of a register: the figure's own passport lists them.
    const where = records[0]?.behind
      ? { screen: `reports/indicators?period=${period.key}` }
      : { register: records[0]?.register ?? null, ids };
    lines.push(line(`jump.${value.key}`, 'hint', text, ids.length, where));
  }
  return lines;
}

/** 比上期（12）上升 75.00%; null for a change within 50 % or of small numbers. */
function jumpWords(value: IndicatorValue, base: 'previous' | 'lastYear', name: string): string | null {
  const now = value.value!;
  const before = value[base];
  if (before === null) return null;
  const isSmall = compareDecimals(now, fewRecords) < 0 && compareDecimals(before, fewRecords) < 0;
  if (isSmall || compareDecimals(before, '0') === 0) return null;
  const change = percentage(subtractDecimals(now, before), before, 2);
  const size = absoluteDecimal(change);
  if (compareDecimals(size, greatChange) <= 0) return null;
  return `比${name}（${before}）${change.startsWith('-') ? '下降' : '上升'} ${size}%`;
}

function givenLines(values: readonly IndicatorValue[], period: Period): CheckLine[] {
  const given = values.filter(({ key, group }) => group === 'situation' && key.startsWith('given'));
  if (given.length === 0 || given.some(({ value }) => value !== null)) return [];
  const text = `月报数据没有登记${period.title}的警情、发案等数字，总体治安形势没有数据`;
  return [line('given', 'warning', text, 0, { register: 'monthlyFigure' })];
}

/** Parts of the draft that only a person can write and nobody has written. */
/** What the draft of the period still says by hand: sections that are empty, numbers that nothing fills any more. */
async function draftLines(db: Db, period: Period, values: readonly IndicatorValue[]): Promise<CheckLine[]> {
  const [draft] = (await runsOf(db, workReport, period.key)).filter(({ state }) => state === 'draft');
  if (!draft) return [];
  const text = textOf(draft);
  return [...goneNumbers(text, values, period), ...openSections(text, period)];
}

/** Numbers of an indicator that the office has taken out of use stay as they were. */
function goneNumbers(text: Narrative, values: readonly IndicatorValue[], period: Period): CheckLine[] {
  const known = new Set(values.map(({ key }) => key));
  const gone = paragraphsIn(text)
    .flatMap(({ runs }) => runs)
    .filter((run) => run.kind === 'number' && !known.has(run.indicator)).length;
  if (gone === 0) return [];
  const words = `正文里有 ${gone} 个数字的指标已停用，不会再刷新，请改写或删去`;
  return [line('goneNumbers', 'warning', words, gone, { screen: `reports/monthly?period=${period.key}` })];
}

function openSections({ sections }: Narrative, period: Period): CheckLine[] {
  return sections.flatMap(({ key, title, isHidden, paragraphs }) => {
    if (isHidden || paragraphs.length > 0 || !(key in sectionPrompts)) return [];
    const text = `“${title}”还没有写，打印时略去。${sectionPrompts[key]}`;
    return [line(`open.${key}`, 'hint', text, 0, { screen: `reports/monthly?period=${period.key}` })];
  });
}

/** That a village reported says nothing about what happened. */
const ofReporting = /^(?:villageReport|zeroReport)/u;

function emptyPeriod(values: readonly IndicatorValue[], period: Period): CheckLine[] {
  const happened = values.some(({ time, key, records }) => time === 'flow' && !ofReporting.test(key) && records > 0);
  return happened ? [] : [line('empty', 'warning', `${period.title}没有任何记录，请核对是否漏登`, 0)];
}
