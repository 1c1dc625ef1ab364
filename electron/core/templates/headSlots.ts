// What every report's template may name: the report, the office, the period, and who signs.

import type { Period } from '../../../shared/reports/period.ts';
import type { SlotGroup, SlotName } from '../../../shared/rules/templates/slotGroups.ts';
import type { SlotRow, SlotValue } from '../../../shared/rules/templates/templateData.ts';
import { chineseDay } from '../documents/tableDocument.ts';
import { periodWords } from '../monthly/attachedTables.ts';

export interface ReportHead {
  title: string;
  unit: string;
  township: string;
  period: Pick<Period, 'kind' | 'title' | 'first' | 'last'>;
  /** YYYY-MM-DD. */
  filledOn: string;
  signers: { unitHead: string; reviewer: string; preparer: string; phone: string };
}

interface HeadSlot {
  name: string;
  about: string;
  of: (head: ReportHead) => string;
}

/** A name that stands for a text. */
export const text = (name: string, about = ''): SlotName => ({ name, kind: 'text', about });
/** A name that stands for a number. */
export const number = (name: string, about = ''): SlotName => ({ name, kind: 'number', about });

/** Names that others ask for too. */
export const titleName = '标题';
export const unitName = '单位';
export const townshipName = '乡镇';

const headSlots: readonly HeadSlot[] = [
  { name: titleName, about: '报表的标题', of: ({ title }) => title },
  { name: unitName, about: '填报单位', of: ({ unit }) => unit },
  { name: townshipName, about: '乡镇（街道）名称', of: ({ township }) => township },
  { name: '期间', about: '统计期间', of: ({ period }) => period.title },
  { name: '起始日', about: '期间的第一天', of: ({ period }) => chineseDay(period.first) },
  { name: '截止日', about: '期间的最后一天', of: ({ period }) => chineseDay(period.last) },
  { name: '填报日期', about: '生成文件的日期', of: ({ filledOn }) => chineseDay(filledOn) },
  { name: '本期字样', about: '随期间写“本月”“本季”“本年”', of: ({ period }) => periodWords[period.kind].now },
  { name: '上期字样', about: '随期间写“上月”“上季”“上年”', of: ({ period }) => periodWords[period.kind].before },
  {
    name: '去年同期字样',
    about: '随期间写“去年同月”“去年同季”',
    of: ({ period }) => periodWords[period.kind].lastYear,
  },
  { name: '单位负责人', about: '落款', of: ({ signers }) => signers.unitHead },
  { name: '审核人', about: '落款', of: ({ signers }) => signers.reviewer },
  { name: '填表人', about: '落款', of: ({ signers }) => signers.preparer },
  { name: '联系电话', about: '落款', of: ({ signers }) => signers.phone },
];

export const headGroup: SlotGroup = {
  key: 'head',
  title: '表头和落款',
  list: null,
  tells: 'words',
  names: headSlots.map(({ name, about }) => text(name, about)),
};

/** A text; nothing for null and for an empty one. */
export const words = (text: string | null): SlotValue => (text === null || text === '' ? null : { kind: 'text', text });

const plainNumber = /^-?\d+(?:\.\d+)?$/u;

/** A figure: a number, or the words that stand in its place ("—", 94.70%). */
export function figure(text: string | null): SlotValue {
  if (text === null) return null;
  return plainNumber.test(text) ? { kind: 'number', decimal: text } : { kind: 'text', text };
}

export const headValues = (head: ReportHead): SlotRow =>
  new Map(headSlots.map(({ name, of }) => [name, words(of(head))]));

/** Rows with their number, the first 1. */
export const numberedRows = (rows: readonly (readonly (readonly [name: string, value: SlotValue])[])[]): SlotRow[] =>
  rows.map(
    (row, index) => new Map<string, SlotValue>([[serialName, { kind: 'number', decimal: `${index + 1}` }], ...row]),
  );

/** The number of a row in its list. */
export const serialName = '序号';
