// What a template of a declared report may name: its columns with totals, shares and comparisons, and its rows by each of
// its dimensions; of a list, the records themselves.

import { shownFigure } from '../../../shared/reports/figureText.ts';
import type {
  Dimension,
  DimensionKey,
  FigureReport,
  ListReport,
  Report,
  ReportColumn,
} from '../../../shared/reports/report.ts';
import { slotNameOf } from '../../../shared/rules/templates/placeholder.ts';
import type { SlotGroup, SlotName } from '../../../shared/rules/templates/slotGroups.ts';
import type { SlotRow, SlotValue, TemplateValues } from '../../../shared/rules/templates/templateData.ts';
import type { TableValue } from '../documents/tableDocument.ts';
import type { Figures } from '../reports/figures.ts';
import { ledgerColumns } from '../reports/ledger.ts';
import {
  figure,
  headGroup,
  headValues,
  number,
  numberedRows,
  type ReportHead,
  serialName,
  text,
  words,
} from './headSlots.ts';

/** The list of a report's rows by a dimension; the whole has no rows. */
export const rowLists: Readonly<Record<Exclude<DimensionKey, 'whole'>, string>> = {
  village: '各村',
  team: '各队伍',
  line: '各防线',
  task: '各勤务种类',
  forceClass: '各力量类别',
  committee: '各调委会',
  mediator: '各调解员',
  organisation: '各化解组织',
  handler: '各责任人',
};

export const itemList = '各项目';
export const noteList = '各说明';
export const recordList = '各记录';
export const rowName = '名称';
/** What the office calls a village's name in its own forms. */
const villageName = '村名';
const recordCount = '记录数';

const serial = number(serialName, '从 1 起的行号');

/** A column that is left for the pen has nothing to fill in. */
const isTold = ({ figure: { kind } }: ReportColumn): boolean => kind !== 'open';

/** The columns with the name of each: its label, with the heads above it where two have the same label. */
export function namedColumns(columns: readonly ReportColumn[]): readonly { column: ReportColumn; name: string }[] {
  const timesOf = (names: readonly string[]): Map<string, number> => {
    const times = new Map<string, number>();
    for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
    return times;
  };
  const labels = columns.map(({ label }) => slotNameOf(label));
  const byLabel = timesOf(labels);
  const headed = columns.map(({ heads, label }, index) =>
    byLabel.get(labels[index]!) === 1 ? labels[index]! : slotNameOf(`${heads.join('')}${label}`),
  );
  const byHeads = timesOf(headed);
  return columns.map((column, index) => {
    const name = headed[index]!;
    return { column, name: byHeads.get(name) === 1 ? name : `${name}（第${index + 1}栏）` };
  });
}

/** The columns of a figure report for the rows by a dimension, with the office's dictionaries. */
export type ColumnsBy = (report: FigureReport, by: Dimension) => readonly ReportColumn[];

/** All names of a report. */
export function reportGroups(report: Report, columnsBy: ColumnsBy): SlotGroup[] {
  return report.layout === 'list' ? listGroups(report) : figureGroups(report, columnsBy);
}

/** Columns by their key as `all` are named, so that a column is called the same in every list of rows. */
function namedAs(
  all: readonly ReportColumn[],
  columns: readonly ReportColumn[],
): readonly { column: ReportColumn; name: string; index: number }[] {
  const names = new Map(namedColumns(all).map(({ column, name }) => [column.key, name]));
  return columns
    .map((column, index) => ({ column, name: names.get(column.key)!, index }))
    .filter(({ column }) => isTold(column));
}

const noteGroup: SlotGroup = {
  key: 'notes',
  title: '表下的说明，一行一条',
  list: noteList,
  tells: 'words',
  names: [text('说明')],
};

function figureGroups(report: FigureReport, columnsBy: ColumnsBy): SlotGroup[] {
  const columns = columnsBy(report, report.dimensions[0]!);
  const named = namedColumns(columns).filter(({ column }) => isTold(column));
  const shared = new Set(report.shares?.columns(columns));
  const compared = named.filter(({ column }) => report.compared.includes(column.key));
  return [
    headGroup,
    {
      key: 'totals',
      title: '合计',
      list: null,
      tells: 'whole',
      names: named.flatMap(({ column, name }) => [
        number(name, column.about),
        ...printedName(column, name),
        ...(report.isCumulative
          ? [{ ...number(`${name}累计`, '1 月 1 日起累计'), of: name }, ...printedName(column, `${name}累计`)]
          : []),
        ...(shared.has(column.key) ? [{ ...text(`${name}占比`, '占合计的百分比'), of: name }] : []),
      ]),
    },
    {
      key: 'lines',
      title: '率和对比',
      list: null,
      tells: 'whole' as const,
      names: [
        ...report.rates.map(({ label }) => text(slotNameOf(label), '连同分子和分母')),
        ...compared.flatMap(({ name }) => [text(`${name}环比`, '与上一期相比'), text(`${name}同比`, '与去年同期相比')]),
      ],
    },
    ...report.dimensions.flatMap((dimension): SlotGroup[] => {
      const { key, label } = dimension;
      return key === 'whole'
        ? []
        : [
            {
              key: `by-${key}`,
              title: `一行一个${label}`,
              list: rowLists[key],
              tells: 'parts',
              names: [
                serial,
                text(rowName, `${label}的名称`),
                ...(key === 'village' ? [text(villageName, '同“名称”')] : []),
                ...namedAs(columns, columnsBy(report, dimension)).map(({ column, name }) => number(name, column.about)),
              ],
            },
          ];
    }),
    {
      key: 'items',
      title: '一行一个项目',
      list: itemList,
      tells: 'parts',
      names: [
        serial,
        text('类别', '项目上面的表头'),
        text('项目'),
        text('计量单位'),
        number('数量', '合计'),
        ...(report.isCumulative ? [number('年度累计', '1 月 1 日起累计')] : []),
        ...(report.shares ? [text('占比')] : []),
        text('口径', '取哪些记录、按哪个日期'),
      ],
    },
    noteGroup,
  ];
}

/** Rates have a form with their sign. */
const printedName = ({ unit }: ReportColumn, name: string): SlotName[] =>
  unit === '%' ? [{ ...text(`${name}文字`, '连同百分号'), of: name }] : [];

const listNames = (report: ListReport): readonly string[] =>
  ledgerColumns(report).map(({ label }) => slotNameOf(label));

function listGroups(report: ListReport): SlotGroup[] {
  return [
    headGroup,
    { key: 'count', title: '件数', list: null, tells: 'whole', names: [number(recordCount, '期内记录的条数')] },
    {
      key: 'records',
      title: '一行一条记录',
      list: recordList,
      tells: 'words',
      names: [
        serial,
        ...ledgerColumns(report).map(({ label, kind }) => (isCounted.has(kind) ? number : text)(slotNameOf(label))),
      ],
    },
    noteGroup,
  ];
}

/** Figures of a report worked out: its totals, and its rows by the dimensions that a template names. */
export interface FiguresTold {
  head: ReportHead;
  report: FigureReport;
  /** Of the first dimension, which has every column. */
  figures: Figures;
  by: ReadonlyMap<DimensionKey, Pick<Figures, 'columns' | 'rows'>>;
  /** As printed under the table. */
  notes: readonly string[];
}

/** The lists that a report may have rows in, by dimension. */
export const dimensionLists = (report: FigureReport): readonly { key: DimensionKey; list: string }[] =>
  report.dimensions.flatMap(({ key }) => (key === 'whole' ? [] : [{ key, list: rowLists[key] }]));

/** In a list of all items no place can say its decimals: money is rounded as the built-in table prints it. */
const asPrinted = (column: ReportColumn, value: string | null): SlotValue =>
  figure(value === null ? null : shownFigure(column, value));

export function figureValues({ head, report, figures, by, notes }: FiguresTold): TemplateValues {
  const told = namedAs(figures.columns, figures.columns);
  const single = new Map<string, SlotValue>(headValues(head));
  const put = (name: string, value: SlotValue): void => {
    if (!single.has(name)) single.set(name, value);
  };
  for (const { name, index } of told) {
    const [total, cumulative] = [figures.total[index] ?? null, figures.cumulative?.[index] ?? null];
    put(name, figure(total));
    put(`${name}文字`, words(percent(total)));
    put(`${name}累计`, figure(cumulative));
    put(`${name}累计文字`, words(percent(cumulative)));
    put(`${name}占比`, words(percent(figures.shares?.[index] ?? null)));
  }
  const lineOf = new Map(figures.lines.map(({ label, text: said }) => [label, said]));
  for (const { label } of report.rates) put(slotNameOf(label), words(lineOf.get(label) ?? null));
  for (const { column, name } of told) {
    for (const compared of ['环比', '同比']) {
      put(name + compared, words(lineOf.get(`${column.label}${compared}`) ?? null));
    }
  }
  const listOf = ({ columns, rows }: Pick<Figures, 'columns' | 'rows'>): { columns: string[]; rows: SlotRow[] } => {
    const own = namedAs(figures.columns, columns);
    return {
      columns: [serialName, rowName, villageName, ...own.map(({ name }) => name)],
      rows: numberedRows(
        rows.map(({ title, values }) => [
          [rowName, words(title)],
          [villageName, words(title)],
          ...own.map(({ name, index }) => [name, figure(values[index] ?? null)] as const),
        ]),
      ),
    };
  };
  const lists = new Map(
    dimensionLists(report).map(({ key, list }) => [
      list,
      listOf(by.get(key) ?? { columns: figures.columns, rows: [] }),
    ]),
  );
  lists.set(itemList, { columns: itemColumns, rows: itemRows(figures, told) });
  lists.set(noteList, notesTold(notes));
  return { single, lists };
}

const percent = (share: string | null): string | null => (share !== null && /^-?\d/u.test(share) ? `${share}%` : share);

const itemColumns = [serialName, '类别', '项目', '计量单位', '数量', '年度累计', '占比', '口径'];

const itemRows = (figures: Figures, told: readonly { column: ReportColumn; index: number }[]): SlotRow[] =>
  numberedRows(
    told.map(({ column, index }) => [
      ['类别', words(column.heads.join(' · '))],
      ['项目', words(column.label)],
      ['计量单位', words(column.unit)],
      ['数量', asPrinted(column, figures.total[index] ?? null)],
      ['年度累计', asPrinted(column, figures.cumulative?.[index] ?? null)],
      ['占比', words(percent(figures.shares?.[index] ?? null))],
      ['口径', words(column.about)],
    ]),
  );

const notesTold = (notes: readonly string[]) => ({
  columns: ['说明'],
  rows: notes.map((note): SlotRow => new Map([['说明', words(note)]])),
});

const isCounted: ReadonlySet<string> = new Set(['integer', 'decimal', 'money']);

/** The records of a list, as printed; only what is counted is a number, identifiers stay text. */
export function listValues(
  head: ReportHead,
  report: ListReport,
  rows: readonly (readonly TableValue[])[],
  notes: readonly string[],
): TemplateValues {
  const names = listNames(report);
  const single = new Map<string, SlotValue>(headValues(head));
  single.set(recordCount, { kind: 'number', decimal: String(rows.length) });
  const kinds = ledgerColumns(report).map(({ kind }) => kind);
  const slotOf = (value: TableValue | undefined, index: number): SlotValue => {
    const said = value === null || value === undefined ? '' : String(value);
    return isCounted.has(kinds[index]!) && said !== '' ? figure(said) : words(said);
  };
  const told = rows.map((row) => names.map((name, index) => [name, slotOf(row[index], index)] as const));
  return {
    single,
    lists: new Map([
      [recordList, { columns: [serialName, ...names], rows: numberedRows(told) }],
      [noteList, notesTold(notes)],
    ]),
  };
}
