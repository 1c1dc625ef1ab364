// An indicator (指标) is declared once: what it counts, of which records, in which unit, and the words that define it. Reports,
// tables, charts and sentences name it by its key.
import type { Condition } from '../reports/condition.ts';

/** The parts of the monthly report an indicator belongs to (document-format.md §7). */
export const indicatorGroups = [
  { key: 'situation', title: '总体治安形势' },
  { key: 'forces', title: '治保会与群防队伍' },
  { key: 'patrol', title: '巡逻防控' },
  { key: 'disputes', title: '矛盾纠纷排查化解' },
  { key: 'hazards', title: '隐患排查整改与联合检查' },
  { key: 'care', title: '重点人员服务管理与走访' },
  { key: 'housing', title: '出租房屋和流动人口' },
  { key: 'schools', title: '校园及重点单位安全' },
  { key: 'law', title: '法治宣传' },
  { key: 'matters', title: '网格与综治中心事项' },
  { key: 'peace', title: '平安村（社区）创建与考核' },
] as const;

export type IndicatorGroup = (typeof indicatorGroups)[number]['key'];

/** Of whom a figure can be told apart. */
export type ScopeKey = 'village' | 'committee' | 'peopleCommittee' | 'team' | 'line';

/** Records of one register that count at all. */
export interface Source {
  register: string;
  where: Condition;
  /** The fields that tell whom a record belongs to; asked for one it does not tell, an indicator has no data. */
  by: Partial<Record<ScopeKey, string>>;
  /** The day shown beside a record. */
  day: string;
  /** Before the earliest of these days nothing was recorded, which is not zero; left out: `day` itself. */
  since?: { register: string; day: string };
}

export type IndicatorFigure =
  /** Records that meet the condition in the period. */
  | { kind: 'count'; source: Source; where: Condition }
  /** Adds up the first filled of the fields; money is in fen. */
  | { kind: 'sum'; source: Source; of: readonly string[]; where: Condition }
  /** Adds up minutes and tells hours, one decimal, half up; a total's hours are the hours of the total's minutes. */
  | { kind: 'hours'; source: Source; of: readonly string[]; where: Condition }
  /** Different values of a field among the records, e.g. persons beside 人次. */
  | { kind: 'distinct'; source: Source; of: string; where: Condition }
  /** Sum of other indicators, less others. */
  | { kind: 'plus'; of: readonly string[]; less?: readonly string[] }
  /** A count without what the largest of its kinds make of it: those that a sentence names leave the rest. */
  | { kind: 'beyond'; whole: string; kinds: readonly string[]; named: number }
  /** numerator ÷ denominator in per cent; a total's rate is the rate of the totals. */
  | { kind: 'rate'; numerator: string; denominator: string; decimals: number }
  /** Figures somebody gave by month, in the register 月报数据: their sum over the months of the period. */
  | { kind: 'given'; item: string }
  /** A standing indicator as of the end of each month of the period that has begun, added up. */
  | { kind: 'monthEnds'; of: string }
  /** Shifts of published rotas up to today: all, those with a patrol record, those without. */
  | { kind: 'shifts'; which: 'planned' | 'held' | 'missed' };

export interface Indicator {
  key: string;
  label: string;
  group: IndicatorGroup;
  unit: string;
  /** The definition that stands in the passport of the number: what is counted, of which records, by which day. */
  about: string;
  figure: IndicatorFigure;
  /**
   * `flow`: happened in the period, adds up over months. `standing`: how many there were on the last day; a cumulative
   * figure would mean nothing.
   */
  time: 'flow' | 'standing';
  /** Which direction is good; null where neither is. Only words and signs follow from it. */
  better: 'more' | 'fewer' | null;
}

/** The figures of one indicator for a period; all exact decimal text. */
export interface IndicatorValue {
  key: string;
  label: string;
  group: IndicatorGroup;
  unit: string;
  about: string;
  time: Indicator['time'];
  /** Null: no data, which is not zero. */
  value: string | null;
  /** As printed: 91, 94.79%, 12.50万元, 无数据. */
  text: string;
  /** For rates. */
  numerator: string | null;
  denominator: string | null;
  /** 上期, 去年同期, 本年累计, 去年累计; null: no data or not meaningful. */
  previous: string | null;
  lastYear: string | null;
  cumulative: string | null;
  lastYearCumulative: string | null;
  /** 环比, 同比, 累计同比 as printed: -16.22%, —, 上年同期无数据, 0.85个百分点; null where not meaningful. */
  againstPrevious: string | null;
  againstLastYear: string | null;
  againstLastYearCumulative: string | null;
  /** 逐月下降, 三项同比均下降 … only when true. */
  remarks: readonly string[];
  /** Number of records behind the figure (a rate: behind its numerator). */
  records: number;
}

/** Of whom a figure is: all when empty. */
export interface IndicatorScope {
  village?: string;
  committee?: string;
  team?: string;
  line?: string;
}
