// Declarations held against the registers and against themselves.
import { describe, expect, it } from 'vitest';
import { shippedTable } from '../codes/index.ts';
import { linkedRegister } from '../fields/field.ts';
import { findRegister } from '../registers/index.ts';
import { type Register, systemColumns } from '../registers/register.ts';
import type { Condition } from './condition.ts';
import { headCells } from './headCells.ts';
import { reports } from './index.ts';
import type { FigureReport, Report, ReportColumn } from './report.ts';

const columnsOf = (report: FigureReport, by = report.dimensions[0]!.key) => report.columns(shippedTable, by);
const figureReports = reports.filter((report): report is FigureReport => report.layout !== 'list');

function fieldsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(fieldsIn);
  if ('any' in condition) return condition.any.flatMap(fieldsIn);
  if ('not' in condition) return fieldsIn(condition.not);
  // Its fields belong to the other register.
  if ('namedBy' in condition) return [];
  return 'day' in condition ? [...condition.day] : [condition.field];
}

/** Whether a register has the field, also through links. */
function hasField(register: Register | undefined, path: string): boolean {
  const [key = '', ...rest] = path.split('.');
  if (rest.length === 0 && (systemColumns as readonly string[]).includes(key)) return true;
  const field = register?.fields.find((each) => each.key === key);
  if (!field) return false;
  return rest.length === 0 || hasField(findRegister(linkedRegister(field) ?? ''), rest.join('.'));
}

function pathsOf(report: Report): { register: string; path: string }[] {
  const inSource = (key: string, paths: readonly string[]) =>
    paths.map((path) => ({ register: report.sources[key]!.register, path }));
  const sources = Object.entries(report.sources).flatMap(([key, { where, by, day }]) =>
    inSource(key, [...fieldsIn(where), ...Object.values(by), day]),
  );
  if (report.layout === 'list')
    return [
      ...sources,
      ...inSource(
        report.lists,
        report.list.map(({ field }) => field),
      ),
    ];
  const all = report.dimensions.flatMap(({ key }) => columnsOf(report, key));
  const figures = all.flatMap(({ figure }) => {
    switch (figure.kind) {
      case 'count':
        return inSource(figure.source, fieldsIn(figure.where));
      case 'sum':
        return inSource(figure.source, [...fieldsIn(figure.where), ...figure.of]);
      case 'distinct':
        return inSource(figure.source, [...fieldsIn(figure.where), figure.of]);
      default:
        return [];
    }
  });
  return [...sources, ...figures];
}

const named = ({ figure }: ReportColumn): readonly string[] =>
  figure.kind === 'plus' ? figure.columns : figure.kind === 'rate' ? [figure.numerator, figure.denominator] : [];

describe.each(reports.map((report) => [report.key, report] as const))('%s', (_key, report) => {
  it('counts by fields that exist', () => {
    for (const { register, path } of pathsOf(report)) {
      expect(hasField(findRegister(register), path), `${register}.${path}`).toBe(true);
    }
  });

  it('rows are those of a register or of a code table that there is', () => {
    for (const { key, register, table } of report.dimensions) {
      if (register !== null) expect(findRegister(register), key).toBeDefined();
      if (table !== undefined) expect([register, shippedTable(table) !== undefined]).toEqual([null, true]);
    }
  });

  it('every source tells at least one dimension, and every dimension is told', () => {
    const told = new Set(Object.values(report.sources).flatMap(({ by }) => Object.keys(by)));
    for (const { key } of report.dimensions) if (key !== 'whole') expect(told).toContain(key);
  });
});

const byDimension = figureReports.flatMap((report) =>
  report.dimensions.map(({ key }) => [`${report.key} ${key}`, report, key] as const),
);

describe.each(byDimension)('%s', (_name, report, by) => {
  const columns = columnsOf(report, by);
  const keys = columns.map(({ key }) => key);

  it('has columns that differ, and names only those', () => {
    expect(new Set(keys).size).toBe(keys.length);
    for (const column of columns) for (const key of named(column)) expect(keys).toContain(key);
    for (const relation of report.relations(columns)) {
      if (relation.kind === 'equal' || relation.kind === 'atMost') {
        expect(relation.right.length, relation.key).toBeGreaterThan(0);
        for (const key of [relation.left, ...relation.right]) expect(keys, relation.key).toContain(key);
      }
    }
    const mentioned = [
      ...report.compared,
      ...report.rates.flatMap(({ numerator, denominator }) => [numerator, denominator]),
      ...(report.shares ? [report.shares.of, ...report.shares.columns(columns)] : []),
    ];
    for (const key of mentioned) expect(keys).toContain(key);
  });

  // A template calls a column in every list of rows as it is called in the first.
  it('has no column that the first dimension has not', () => {
    const first = columnsOf(report).map(({ key }) => key);
    for (const key of keys) expect(first).toContain(key);
  });

  it('every figure of it can be told in its rows', () => {
    if (by === 'whole' || report.key !== 'patrols') return;
    for (const { key, figure } of columns) {
      if ('source' in figure) expect(report.sources[figure.source]!.by[by], key).toBeDefined();
    }
  });

  it('says what each column counts', () => {
    for (const { key, about } of columns) expect(about, key).toMatch(/。$/u);
  });
});

describe('人民调解案件情况统计表', () => {
  const columns = columnsOf(figureReports.find(({ key }) => key === 'mediation-cases')!);

  it('has the 56 columns of mediation.md §3.2 in their order, further types after the eighteen, and two apart', () => {
    const further = columns.filter(({ key }) => /^type(?:19|[2-9]\d)/.test(key));
    const official = columns.filter((column) => !further.includes(column) && column.heads[0] !== '另列');
    expect(official).toHaveLength(56);
    expect(further.map(({ label }) => label)).toEqual(['知识产权纠纷', '互联网纠纷']);
    expect(official[20]!.key).toBe('type01');
    expect(official.slice(20, 38).map(({ key }) => key)).toEqual(
      Array.from({ length: 18 }, (_, index) => `type${String(index + 1).padStart(2, '0')}`),
    );
    expect(official.slice(-2).map(({ heads, label }) => [...heads, label])).toEqual([
      ['排查预防', '防止群体性械斗', '件'],
      ['排查预防', '防止群体性械斗', '人'],
    ]);
  });

  it('has heads of three levels', () => {
    const { rows, cells } = headCells(columns);
    expect(rows).toBe(3);
    expect(cells.find(({ text }) => text === '其中：委托移送')).toMatchObject({ row: 1, rowSpan: 1, columnSpan: 5 });
    expect(cells.find(({ text }) => text === '主动调解')).toMatchObject({ row: 1, rowSpan: 2, columnSpan: 1 });
  });
});

it('the provincial form has its 52 rows', () => {
  expect(columnsOf(figureReports.find(({ key }) => key === 'dispute-province')!)).toHaveLength(52);
});

it('the ledger has its 25 fields', () => {
  const ledger = reports.find(({ key }) => key === 'dispute-ledger');
  expect(ledger?.layout === 'list' && ledger.list).toHaveLength(25);
});

it('the cells of a head cover every place once', () => {
  for (const report of figureReports) {
    const columns = columnsOf(report);
    const { rows, cells } = headCells(columns);
    const covered = new Map<string, number>();
    for (const { row, column, rowSpan, columnSpan } of cells) {
      for (let r = row; r < row + rowSpan; r += 1) {
        for (let c = column; c < column + columnSpan; c += 1)
          covered.set(`${r} ${c}`, (covered.get(`${r} ${c}`) ?? 0) + 1);
      }
    }
    expect(covered.size, report.key).toBe(rows * columns.length);
    expect([...covered.values()].every((times) => times === 1)).toBe(true);
  }
});
