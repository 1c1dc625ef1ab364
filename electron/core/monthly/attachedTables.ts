// The tables attached to a report (document-format.md §7), as far as there are indicators for them: figures as text with
// what they are, so that the Word file, the workbook and figures.json print the same.

import { figureText } from '../../../shared/indicators/changeText.ts';
import { eventKey } from '../../../shared/indicators/disputes.ts';
import type { Indicator, IndicatorGroup, IndicatorValue } from '../../../shared/indicators/indicator.ts';
import { isMain } from '../../../shared/indicators/mainIndicators.ts';
import type { Period } from '../../../shared/reports/period.ts';
import { addDecimals, roundDecimal, subtractDecimals } from '../../../shared/rules/decimal.ts';
import { className } from '../../../shared/rules/monthly/sentencePatterns.ts';
import type { FigureAt } from '../indicators/figures.ts';
import type { NamedVillage } from './reportFigures.ts';

export interface AttachedColumn {
  key: string;
  label: string;
  heads?: readonly string[];
  kind: 'text' | 'number' | 'rate' | 'change';
  /** The column adds up over its rows. */
  isAdded?: boolean;
}

export interface AttachedTable {
  key: string;
  title: string;
  /** The title in few words, for the tab of a sheet; left out: the title. */
  short?: string;
  columns: readonly AttachedColumn[];
  /** Exact decimal text, printed text for changes, or null for no data; one for each column. */
  rows: readonly (readonly (string | null)[])[];
  /** The 合计 row; null where rows do not add up. */
  total: readonly (string | null)[] | null;
  notes: readonly string[];
}

/** How a period, the one before and that of last year are called in the heads of tables. */
export const periodWords: Readonly<Record<Period['kind'], { now: string; before: string; lastYear: string }>> = {
  month: { now: '本月', before: '上月', lastYear: '去年同月' },
  quarter: { now: '本季', before: '上季', lastYear: '去年同季' },
  half: { now: '本期', before: '上期', lastYear: '去年同期' },
  year: { now: '本年', before: '上年', lastYear: '上年' },
  free: { now: '本期', before: '上期', lastYear: '去年同期' },
};

/** Money as it is printed elsewhere: 万元 with two decimals. */
export const shown = ({ unit }: IndicatorValue, value: string | null): string | null =>
  value !== null && unit === '万元' ? roundDecimal(value, 2) : value;

const zeroBaseNote = '“—”表示基期为 0，不可比；没有数据的留空，与 0 不同。率的变化单位是个百分点。';

/** The main ones, without what was nothing all along; 指标及口径 has the others. */
export const toldValues = (values: readonly IndicatorValue[]): IndicatorValue[] =>
  values.filter(
    (value) =>
      isMain(value.key) &&
      [value.value, value.previous, value.lastYear, value.cumulative].some(
        (figure) => figure !== null && Number(figure) !== 0,
      ),
  );

/** ① 主要指标表. */
function mainTable(values: readonly IndicatorValue[], period: Period): AttachedTable {
  const { now, before, lastYear } = periodWords[period.kind];
  const told = toldValues(values);
  return withoutRepeats(period, {
    key: 'main',
    title: '主要指标表',
    short: '主要指标',
    columns: [
      { key: 'label', label: '指标', kind: 'text' },
      { key: 'unit', label: '单位', kind: 'text' },
      { key: 'value', label: now, kind: 'number' },
      { key: 'previous', label: before, kind: 'number' },
      { key: 'againstPrevious', label: '环比', kind: 'change' },
      { key: 'lastYear', label: lastYear, kind: 'number' },
      { key: 'againstLastYear', label: '同比', kind: 'change' },
      { key: 'cumulative', label: '本年累计', kind: 'number' },
      { key: 'lastYearCumulative', label: '去年累计', kind: 'number' },
      { key: 'againstLastYearCumulative', label: '累计同比', kind: 'change' },
    ],
    rows: told.map((value) => [
      value.label,
      value.unit,
      shown(value, value.value),
      shown(value, value.previous),
      value.againstPrevious,
      shown(value, value.lastYear),
      value.againstLastYear,
      shown(value, value.cumulative),
      shown(value, value.lastYearCumulative),
      value.againstLastYearCumulative,
    ]),
    total: null,
    notes: [zeroBaseNote],
  });
}

/** Without columns that would say what another says: of a year, of a period from January on, of one that has none before. */
function withoutRepeats(period: Period, table: AttachedTable): AttachedTable {
  const isFromJanuary = period.kind !== 'month' && period.first.endsWith('-01-01');
  const left = new Set<string>([
    ...(period.kind === 'year' || period.kind === 'free' ? ['previous', 'againstPrevious'] : []),
    ...(isFromJanuary ? ['cumulative', 'lastYearCumulative', 'againstLastYearCumulative'] : []),
  ]);
  const kept = table.columns.map(({ key }) => !left.has(key));
  return {
    ...table,
    columns: table.columns.filter((_column, at) => kept[at]),
    rows: table.rows.map((row) => row.filter((_value, at) => kept[at])),
  };
}

/** ③ 矛盾纠纷分类表: classes that add up to all disputes, with those of no class. */
export function disputeClasses(values: readonly IndicatorValue[], period: Period): AttachedTable | null {
  const { now, before, lastYear } = periodWords[period.kind];
  const classes = values.filter(({ key }) => key.startsWith(eventKey('')));
  const whole = values.find(({ key }) => key === 'disputesFound');
  if (!whole || whole.value === null || classes.length === 0) return null;
  const spans = ['value', 'previous', 'lastYear', 'cumulative'] as const;
  const sumOf = (span: (typeof spans)[number]): string | null =>
    classes.reduce<string | null>((sum, each) => {
      const value = each[span];
      return sum === null || value === null ? null : addDecimals(sum, value);
    }, '0');
  const rest = spans.map((span) => {
    const all = whole[span];
    const sum = sumOf(span);
    return all === null || sum === null ? null : subtractDecimals(all, sum);
  });
  return {
    key: 'disputeClasses',
    title: '矛盾纠纷分类表',
    short: '纠纷分类',
    columns: [
      { key: 'class', label: '事件类别', kind: 'text' },
      { key: 'value', label: now, kind: 'number', isAdded: true },
      { key: 'previous', label: before, kind: 'number', isAdded: true },
      { key: 'lastYear', label: lastYear, kind: 'number', isAdded: true },
      { key: 'cumulative', label: '本年累计', kind: 'number', isAdded: true },
    ],
    rows: [
      ...classes.map((each) => [className(each.label), ...spans.map((span) => each[span])]),
      ['未填类别', ...rest],
    ],
    total: ['合计', ...spans.map((span) => whole[span])],
    notes: ['按排查受理的纠纷分类；各类之和等于排查受理总数。'],
  };
}

interface VillageTable {
  key: string;
  title: string;
  short: string;
  /** Chosen by key, in this order; empty: all counts of the groups. */
  keys: readonly string[];
  groups: readonly IndicatorGroup[];
}

/** ② ④ ⑦ ⑨ and disputes by village. */
const villageTables: readonly VillageTable[] = [
  {
    key: 'situation',
    title: '警情发案分村表',
    short: '警情发案',
    keys: ['given01', 'given04', 'given05', 'given10', 'given11'],
    groups: [],
  },
  {
    key: 'disputes',
    title: '矛盾纠纷分村表',
    short: '纠纷分村',
    keys: [
      'disputesFound',
      'disputesHandled',
      'disputesResolved',
      'disputesOpen',
      'disputesOverdue',
      'disputesSuccessRate',
    ],
    groups: [],
  },
  {
    key: 'forces',
    title: '队伍与巡逻表',
    short: '队伍与巡逻',
    keys: [
      'committees',
      'committeeMembers',
      'teams',
      'teamMembers',
      'patrols',
      'patrolAttendances',
      'patrolPersons',
      'patrolHours',
      'patrolsFound',
      'linesUnpatrolled',
      'shiftsHeldRate',
    ],
    groups: [],
  },
  {
    key: 'law',
    title: '例会培训宣传表',
    short: '例会培训宣传',
    keys: [
      'meetings',
      'meetingRate',
      'trainings',
      'trainingsPresent',
      'trainingRate',
      'publicity',
      'publicityLeaflets',
      'publicityAudience',
      'visitedHouseholds',
      'householdRate',
    ],
    groups: [],
  },
  {
    key: 'hazards',
    title: '隐患整改汇总表',
    short: '隐患整改',
    keys: [
      'hazardsFound',
      'hazardsOfFound',
      'hazardRate',
      'hazardsDue',
      'hazardsOnTime',
      'hazardOnTimeRate',
      'hazardsOpen',
      'hazardsOverdue',
      'hazardNotices',
      'jointChecks',
    ],
    groups: [],
  },
  { key: 'care', title: '重点人员与走访表', short: '重点人员与走访', keys: [], groups: ['care'] },
  {
    key: 'housing',
    title: '出租房屋和流动人口表',
    short: '出租房屋和流动人口',
    keys: [
      'rentalHouses',
      'newRentalHouses',
      'vacantHouses',
      'hazardousHouses',
      'pledgeRate',
      'floatingResidents',
      'floatingTenants',
      'floatingArrived',
      'floatingLeft',
      'permitsEnded',
    ],
    groups: [],
  },
  {
    key: 'matters',
    title: '综治事项办理表',
    short: '综治事项',
    keys: [
      'mattersAccepted',
      'mattersClosed',
      'mattersClosedRate',
      'mattersDue',
      'mattersOnTime',
      'mattersOnTimeRate',
      'mattersOpen',
      'mattersOverdue',
      'mattersSatisfiedRate',
    ],
    groups: [],
  },
  {
    key: 'reporting',
    title: '村（社区）报送情况表',
    short: '村（社区）报送',
    keys: ['villageReportsDue', 'villageReports', 'villageReportRate', 'zeroReports', 'zeroReportsConfirmed'],
    groups: [],
  },
  {
    key: 'peace',
    title: '平安创建与考核表',
    short: '平安创建与考核',
    keys: [
      'peaceEntered',
      'peaceAssessed',
      'peaceReached',
      'peaceRate',
      'peaceNamed',
      'peaceWarned',
      'peaceRevoked',
      'assessmentRate',
    ],
    groups: [],
  },
];

/** Columns that still fit on a page across. */
const mostColumns = 10;

/** Whether villages' figures of an indicator add up to that of the whole. */
function addsUp(indicator: Indicator): boolean {
  const { kind } = indicator.figure;
  return kind === 'count' || kind === 'sum' || kind === 'monthEnds';
}

/** The indicators of a table by village, as far as anything is known of them. */
export function villageTableKeys(values: readonly IndicatorValue[], indicators: readonly Indicator[]): string[] {
  return villageTables.flatMap((table) => chosen(table, values, indicators).map(({ key }) => key));
}

function chosen(
  { keys, groups }: VillageTable,
  values: readonly IndicatorValue[],
  indicators: readonly Indicator[],
): IndicatorValue[] {
  const known = values.filter(({ value }) => value !== null);
  if (keys.length > 0) return keys.flatMap((key) => known.filter((value) => value.key === key));
  const kinds = new Map(indicators.map((indicator) => [indicator.key, indicator]));
  return known
    .filter(({ key, group }) => groups.includes(group) && kinds.has(key) && kinds.get(key)!.figure.kind !== 'rate')
    .slice(0, mostColumns);
}

function villageTable(
  table: VillageTable,
  values: readonly IndicatorValue[],
  indicators: readonly Indicator[],
  villages: readonly NamedVillage[],
  at: FigureAt,
): AttachedTable | null {
  const shown = chosen(table, values, indicators);
  const byKey = new Map(indicators.map((indicator) => [indicator.key, indicator]));
  const rowOf = (id: string | null, name: string) => [name, ...shown.map(({ key }) => at(key, id).value)];
  const rows = villages.map(({ id, name }) => rowOf(id, name));
  // Nobody knows any of it by village.
  if (shown.length === 0 || rows.every((row) => row.slice(1).every((value) => value === null))) return null;
  const unsaid = rowOf(null, '未填村（社区）');
  const hasUnsaid = unsaid.slice(1).some((value) => value !== null && Number(value) !== 0);
  return {
    key: table.key,
    title: table.title,
    short: table.short,
    columns: [
      { key: 'village', label: '村（社区）', kind: 'text' },
      ...shown.map((value): AttachedColumn => {
        const kind = value.unit === '%' ? 'rate' : 'number';
        const label = value.label.includes('（') ? value.label : `${value.label}（${value.unit}）`;
        return { key: value.key, label, kind, isAdded: addsUp(byKey.get(value.key)!) };
      }),
    ],
    rows: hasUnsaid ? [...rows, unsaid] : rows,
    total: ['合计', ...shown.map(({ value }) => value)],
    notes: shown.some(({ unit }) => unit === '%') ? ['合计的率由合计的分子、分母算出。'] : [],
  };
}

/** All tables of a report, in the order of the outline. */
export function attachedTables(
  period: Period,
  values: readonly IndicatorValue[],
  indicators: readonly Indicator[],
  villages: readonly NamedVillage[],
  at: FigureAt,
): AttachedTable[] {
  const ofVillages = (key: string) =>
    villageTable(villageTables.find((table) => table.key === key)!, values, indicators, villages, at);
  const tables = [
    mainTable(values, period),
    ofVillages('situation'),
    disputeClasses(values, period),
    ...villageTables.filter(({ key }) => key !== 'situation').map(({ key }) => ofVillages(key)),
  ];
  return tables.filter((table) => table !== null);
}

/** A figure of a table as it is printed; no data is left empty. */
export function cellText({ kind }: AttachedColumn, value: string | null): string {
  if (value === null) return '';
  return kind === 'rate' ? figureText({ unit: '%' }, value) : value;
}
