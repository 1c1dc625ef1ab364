// What a template of the work report may name: the office, the period, every indicator by its label, and the villages.

import type { IndicatorValue } from '../../../shared/indicators/indicator.ts';
import type {
  SlotKind,
  SlotRow,
  SlotValue,
  TemplateNames,
  TemplateValues,
} from '../../../shared/rules/templates/templateData.ts';

/** The list of villages (communities) and the name of one in it. */
export const villageList = '各村';
const villageName = '村名';

type Figures = Pick<
  IndicatorValue,
  | 'label'
  | 'value'
  | 'text'
  | 'previous'
  | 'lastYear'
  | 'cumulative'
  | 'lastYearCumulative'
  | 'againstPrevious'
  | 'againstLastYear'
  | 'againstLastYearCumulative'
>;

const number = (decimal: string | null): SlotValue => (decimal === null ? null : { kind: 'number', decimal });
const words = (text: string | null): SlotValue => (text === null ? null : { kind: 'text', text });

/** What follows the label of an indicator: nothing for the figure itself, 文字 for it as printed with its unit. */
const forms: Record<string, { kind: SlotKind; of: (figures: Figures) => SlotValue }> = {
  '': { kind: 'number', of: ({ value }) => number(value) },
  文字: { kind: 'text', of: ({ text }) => words(text) },
  上期: { kind: 'number', of: ({ previous }) => number(previous) },
  去年同期: { kind: 'number', of: ({ lastYear }) => number(lastYear) },
  本年累计: { kind: 'number', of: ({ cumulative }) => number(cumulative) },
  去年累计: { kind: 'number', of: ({ lastYearCumulative }) => number(lastYearCumulative) },
  环比: { kind: 'text', of: ({ againstPrevious }) => words(againstPrevious) },
  同比: { kind: 'text', of: ({ againstLastYear }) => words(againstLastYear) },
  累计同比: { kind: 'text', of: ({ againstLastYearCumulative }) => words(againstLastYearCumulative) },
};

export interface ReportHead {
  单位: string;
  期间: string;
  起始日: string;
  截止日: string;
}

const headNames = ['单位', '期间', '起始日', '截止日'] as const;

/** All names for these indicators. */
export function indicatorNames(indicators: readonly { label: string }[]): TemplateNames {
  const single = new Map<string, SlotKind>(headNames.map((name) => [name, 'text']));
  const columns = new Map<string, SlotKind>([[villageName, 'text']]);
  for (const { label } of indicators) {
    columns.set(label, 'number');
    for (const [form, { kind }] of Object.entries(forms)) single.set(label + form, kind);
  }
  return { single, lists: new Map([[villageList, columns]]) };
}

/** Figures of some indicators for every village, in the order of `labels`. */
export interface VillageColumns {
  labels: readonly string[];
  rows: readonly { title: string; values: readonly (string | null)[] }[];
}

/** The values for those names; indicators without any record are left empty. */
export function indicatorSlots(
  head: ReportHead,
  figures: readonly Figures[],
  villages: VillageColumns,
): TemplateValues {
  const single = new Map<string, SlotValue>(headNames.map((name) => [name, words(head[name])]));
  for (const each of figures) {
    for (const [form, { of }] of Object.entries(forms)) single.set(each.label + form, of(each));
  }
  const rows = villages.rows.map(
    ({ title, values }): SlotRow =>
      new Map([
        [villageName, words(title)],
        ...villages.labels.map((label, index) => [label, number(values[index] ?? null)] as const),
      ]),
  );
  return { single, lists: new Map([[villageList, { columns: [villageName, ...villages.labels], rows }]]) };
}
