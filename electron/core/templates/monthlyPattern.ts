// The built-in work report with placeholders in the place of its text and figures: templates to start from.
import type { IndicatorValue } from '../../../shared/indicators/indicator.ts';
import { slotNameOf } from '../../../shared/rules/templates/placeholder.ts';
import type { OfficialBlock, OfficialDocument, OfficialTable } from '../documents/official/officialDocument.ts';
import { noteLines, type TablePart, type TableValue } from '../documents/tableDocument.ts';
import type { AttachedColumn, AttachedTable } from '../monthly/attachedTables.ts';
import { type DocumentFrame, tableBlock } from '../monthly/reportDocument.ts';
import type { WorkbookFrame } from '../monthly/reportWorkbook.ts';
import { sheetOf, tablePart } from '../monthly/reportWorkbook.ts';
import { classList, indicatorList, officialNumberName, paragraphList, villageList } from './monthlySlots.ts';

interface PatternTable {
  list: string;
  heads: readonly string[];
  row: readonly string[];
  total: readonly (string | null)[] | null;
}

/** What stands in a column of the tables that compare periods. */
const comparedCells: Readonly<Record<string, string>> = {
  label: '指标',
  unit: '计量单位',
  class: '类别',
  value: '本期',
  previous: '上期',
  againstPrevious: '环比',
  lastYear: '去年同期',
  againstLastYear: '同比',
  cumulative: '本年累计',
  lastYearCumulative: '去年累计',
  againstLastYearCumulative: '累计同比',
};

/** Heads that follow the period. */
const comparedHeads: Readonly<Record<string, string>> = {
  value: '{{本期字样}}',
  previous: '{{上期字样}}',
  lastYear: '{{去年同期字样}}',
};

/** What follows the label of an indicator for a column. */
const totalForms: Readonly<Record<string, string>> = {
  value: '',
  previous: '上期',
  lastYear: '去年同期',
  cumulative: '本年累计',
};

function comparedTable({ columns, total }: AttachedTable, list: string, whole: string | null): PatternTable {
  return {
    list,
    heads: columns.map(({ key, label }) => comparedHeads[key] ?? label),
    row: columns.map(({ key }) => `{{${comparedCells[key]}}}`),
    total:
      total === null || whole === null
        ? null
        : columns.map(({ key }, index) => (index === 0 ? '合计' : `{{${whole}${totalForms[key] ?? ''}}}`)),
  };
}

function villageTable({ columns }: AttachedTable, nameOf: (key: string) => string, rateForm: string): PatternTable {
  const cell = ({ key, kind }: AttachedColumn): string => `{{${nameOf(key)}${kind === 'rate' ? rateForm : ''}}}`;
  const figures = columns.slice(1);
  return {
    list: villageList,
    heads: columns.map(({ label }) => label),
    row: ['{{村名}}', ...figures.map(cell)],
    total: ['合计', ...figures.map(cell)],
  };
}

/** `rateForm` follows the name of a rate: 文字 where it is printed with its sign. */
function patternOf(table: AttachedTable, values: readonly IndicatorValue[], rateForm: string): PatternTable {
  const nameOf = (key: string): string => slotNameOf(values.find((value) => value.key === key)?.label ?? key);
  if (table.key === 'main') return comparedTable(table, indicatorList, null);
  if (table.key === 'disputeClasses') return comparedTable(table, classList, nameOf('disputesFound'));
  return villageTable(table, nameOf, rateForm);
}

/** Placeholders of the head, for the document and the workbook. */
const signers = { unitHead: '{{单位负责人}}', reviewer: '{{审核人}}', preparer: '{{填表人}}', phone: '{{联系电话}}' };

/** The sheets of the attached tables. */
export function workbookPattern(tables: readonly AttachedTable[], values: readonly IndicatorValue[]): TablePart[] {
  const frame: WorkbookFrame = {
    titleStart: '{{乡镇}}{{期间}}',
    unit: '{{单位}}',
    period: '{{期间}}',
    filledOn: '{{填报日期}}',
    signers,
  };
  return tables.map((table, at) => {
    const { list, heads, row, total } = patternOf(table, values, '');
    const columns = table.columns.map((column, index) => ({ ...column, label: heads[index]! }));
    const made = tablePart({ ...table, columns, rows: [row], total }, at, frame);
    const rows = table.rows.map((each): TableValue[] => [...each]);
    const pattern = { list, measuredBy: { rows, notes: [] }, sheet: sheetOf(table, at) };
    return { ...made, document: { ...made.document, notes: noteLines(made.document.notes), pattern } };
  });
}

/** Paragraphs that hold one end of a block each are no part of the filled document. */
const textBlocks: readonly OfficialBlock[] = [
  { kind: 'paragraph', text: `{{#${paragraphList}}}` },
  { kind: 'paragraph', text: '{{?一级标题}}' },
  { kind: 'heading', level: 1, text: '{{一级标题}}', unnumbered: true },
  { kind: 'paragraph', text: '{{/?}}' },
  { kind: 'paragraph', text: '{{?二级标题}}' },
  { kind: 'heading', level: 2, text: '{{二级标题}}', unnumbered: true },
  { kind: 'paragraph', text: '{{/?}}' },
  { kind: 'paragraph', text: '{{?正文}}' },
  { kind: 'paragraph', text: '{{正文}}' },
  { kind: 'paragraph', text: '{{/?}}' },
  { kind: 'paragraph', text: `{{/${paragraphList}}}` },
];

function officialPattern(table: AttachedTable, values: readonly IndicatorValue[], frame: DocumentFrame): OfficialTable {
  const real = tableBlock(table, frame);
  const { list, heads, row, total } = patternOf(table, values, '文字');
  const ends = row.map((cell, index) => {
    const before = index === 0 ? `{{#${list}}}` : '';
    return `${before}${cell}${index === row.length - 1 ? `{{/${list}}}` : ''}`;
  });
  return {
    ...real,
    fill: { left: '填报单位（盖章）：{{单位}}' },
    columns: real.columns.map((column, index) => ({ ...column, label: heads[index]! })),
    rows: [ends],
    measuredBy: [...real.rows, ...(real.totals ?? [])],
    ...(total === null ? {} : { totals: [total.map((cell) => cell ?? '')] }),
    signers: [
      { label: '单位负责人：', name: signers.unitHead },
      { label: '审核人：', name: signers.reviewer },
      { label: '填表人：', name: signers.preparer },
    ],
  };
}

/** The report in Word, with or without red head, without its charts: no placeholder draws one. */
export function documentPattern(
  tables: readonly AttachedTable[],
  values: readonly IndicatorValue[],
  frame: DocumentFrame,
): OfficialDocument {
  const { unit, date, isRedHead } = frame;
  const common = {
    title: '{{标题}}',
    blocks: textBlocks,
    signature: { organ: '{{单位}}', date: '{{填报日期}}', isSealed: isRedHead, measuredBy: { organ: unit, date } },
    attachments: tables.map((table) => ({ title: table.title, blocks: [officialPattern(table, values, frame)] })),
  };
  if (!isRedHead) return { kind: 'whiteHead', ...common };
  const number = `{{${officialNumberName}}}`;
  return { kind: 'redHead', organs: ['{{单位}}'], number, measuredBy: { organ: unit }, ...common };
}
