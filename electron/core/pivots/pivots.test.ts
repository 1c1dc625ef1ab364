// Clerk-made tables over a real database: each figure against the records that its own view opens.
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { PivotInput } from '../../../shared/contract/lookProcedures.ts';
import { readPart } from '../documents/docxPacking.ts';
import { made, refusalOf, villageNamed } from '../testing/rowCalls.ts';
import { testApp } from '../testing/testApp.ts';
import { chartOf, type PivotOrder } from './exportPivot.ts';

type App = Awaited<ReturnType<typeof testApp>>;

const count = { kind: 'count', field: null } as const;
const disputes = { register: 'dispute' } as const;

async function township() {
  const test = await testApp();
  const { call } = test;
  const [one, two] = [await villageNamed(call, '那铁村'), await villageNamed(call, '茶市村')];
  const dispute = (happenedOn: string, village: string | null, more: object = {}) =>
    made(call, 'dispute', { title: `纠纷 ${happenedOn}`, happenedOn, village, ...more });
  await dispute('2026-01-05', one, { people: 3, amount: 1_050, event: '02' });
  await dispute('2026-02-05', one, { people: 4, amount: 20, event: '0201' });
  await dispute('2026-05-01', two, { people: 3, event: '0201' });
  await dispute('2025-12-31', null, { amount: 100 });
  return { ...test, one, two };
}

/** Every cell and every total has as many records as it says. */
async function recount({ call }: App, spec: PivotInput): Promise<void> {
  const table = await call('pivots.table', spec);
  const records = async (...sides: { filters: readonly object[] | null }[]) => {
    const filters = [...table.filters, ...sides.flatMap((side) => side.filters ?? [])];
    return String((await call('rows.count', { ...spec.view, filters } as typeof spec.view)).rows);
  };
  for (const [at, row] of table.rows.entries()) {
    expect(await records(row), row.label).toBe(table.rowTotals[at]);
    for (const [place, column] of table.columns.entries()) {
      expect(await records(row, column), `${row.label} ${column.label}`).toBe(table.cells[at]?.[place] ?? '0');
    }
  }
  expect(String(table.records)).toBe(await records());
}

it('counts by village and quarter, empty values last, and every figure opens its records', async () => {
  const test = await township();
  const spec = {
    view: disputes,
    rows: { field: 'village' },
    columns: { field: 'happenedOn', by: 'quarter' },
    value: count,
  } as const;
  const table = await test.call('pivots.table', spec);
  expect(table.columns.map(({ label }) => label)).toEqual(['2025年第四季度', '2026年第一季度', '2026年第二季度']);
  expect(table.rows.at(-1)).toMatchObject({ key: null, label: '未填' });
  const at = table.rows.findIndex(({ label }) => label === '那铁村');
  expect(table.cells[at]).toEqual([null, '2', null]);
  expect([table.columnTotals, table.total, table.unit]).toEqual([['1', '2', '1'], '4', '件']);
  await recount(test, spec);
});

it('a wide class and its narrow ones are told apart, and so are their records', async () => {
  const test = await township();
  const spec = { view: disputes, rows: { field: 'event' }, columns: null, value: count } as const;
  const table = await test.call('pivots.table', spec);
  expect(table.rows.map(({ key }) => key)).toEqual(['02', '0201', null]);
  expect(table.rowTotals).toEqual(['1', '2', '1']);
  await recount(test, spec);
});

it('adds fen exactly, and leaves records without the amount aside', async () => {
  const { call } = await township();
  const table = await call('pivots.table', {
    view: disputes,
    rows: { field: 'happenedOn', by: 'year' },
    columns: null,
    value: { kind: 'sum', field: 'amount' },
  });
  expect([table.rowTotals, table.total, table.unit, table.records]).toEqual([['1.00', '10.70'], '11.70', '元', 3]);
});

it('different values are counted for each total by itself', async () => {
  const { call } = await township();
  const table = await call('pivots.table', {
    view: { ...disputes, filters: [{ field: 'happenedOn', op: 'atLeast', value: '2026-01-01' }] },
    rows: { field: 'village' },
    columns: null,
    value: { kind: 'distinct', field: 'people' },
  });
  expect([table.rowTotals.toSorted(), table.total]).toEqual([['1', '2'], '2']);
});

it('withdrawn records do not count', async () => {
  const { call } = await township();
  const { id } = await made(call, 'dispute', { title: '登错', happenedOn: '2026-03-01' });
  await call('rows.withdraw', { register: 'dispute', ids: [id], reason: '重复登记' });
  const { total } = await call('pivots.table', {
    view: disputes,
    rows: { field: 'village' },
    columns: null,
    value: count,
  });
  expect(total).toBe('4');
});

it.each([
  [{ rows: { field: 'nothing' } }, '没有“nothing”这一栏'],
  [{ rows: { field: 'title' } }, '不能作行或列'],
  [{ view: { register: 'committeeMember' }, rows: { field: 'person' } }, '人员和号码不作统计的行列'],
  [{ value: { kind: 'sum', field: 'title' } }, '不是数字，不能相加'],
  [{ value: { kind: 'sum', field: null } }, '请选择把哪一栏相加'],
  [
    { view: { register: 'person' }, rows: { field: 'sex' }, value: { kind: 'distinct', field: 'phone' } },
    '不能按不重复计',
  ],
] as const)('a table with %o is refused in words', async (change, sentence) => {
  const { call } = await testApp();
  const spec = { view: disputes, rows: { field: 'village' }, columns: null, value: count, ...change };
  expect((await refusalOf(call('pivots.table', spec as PivotInput))).message).toContain(sentence);
});

it('a workbook adds its totals by formulas, and a Word document has the same rows', async () => {
  const { job, target } = await township();
  const spec = {
    view: disputes,
    rows: { field: 'village' },
    columns: { field: 'happenedOn', by: 'year' },
    value: count,
  } as const;
  const file = target('表.xlsx');
  await job('pivots.export', { spec, format: 'xlsx', file: file.handle, title: '矛盾纠纷 按村、年' });
  const book = new ExcelJS.Workbook();
  const workbook = file.bytes();
  await book.xlsx.load(workbook as never);
  const formulas: string[] = [];
  book.worksheets[0]!.eachRow((row) => {
    row.eachCell((cell) => {
      if (cell.formula) formulas.push(cell.formula);
    });
  });
  expect(formulas).toContain('SUM(C4:D4)');
  expect(formulas.at(-1)).toMatch(/^SUM\(E4:E6\)$/u);
  const paper = target('表.docx');
  await job('pivots.export', { spec, format: 'docx', file: paper.handle, title: '矛盾纠纷 按村、年' });
  const document = paper.bytes();
  const text = await readPart(document, 'word/document.xml');
  expect(text).toContain('茶市村');
  expect(text).toContain('未填');
  // Both carry the chart: native in the workbook, a picture on paper with its figures in words.
  const sheets = unzipSync(workbook);
  expect(Object.keys(sheets).some((name) => name.startsWith('xl/charts/chart'))).toBe(true);
  expect(book.worksheets.at(-1)!.getRow(1).getCell(1).value).toBe('发生地村（社区）');
  expect(Object.keys(unzipSync(document)).filter((name) => name.startsWith('word/media/'))).toHaveLength(1);
  expect(text).toMatch(/descr="[^"]*那铁村，数量2，占比50\.00%/u);
});

it('rows of time are lines, of each column where they can be told apart; a long table has no chart', () => {
  const order: PivotOrder = {
    ...{ format: 'xlsx', title: '表', office: '', filledOn: '2026-11-21', writtenAt: '2026-11-21T00:00:00.000Z' },
    signers: { unitHead: '', reviewer: '', preparer: '', phone: '' },
    ...{ heading: '发生日期', isTime: true, unit: '件', addsUp: true },
    rows: ['2026年1月', '2026年2月'],
    columns: ['甲', '乙'],
    cells: [
      ['1', null],
      ['2', '3'],
    ],
    rowTotals: ['1', '5'],
    columnTotals: ['3', '3'],
    total: '6',
  };
  const lines = chartOf(order);
  expect(lines).toMatchObject({ kind: 'trend', labels: order.rows, series: [{ label: '甲' }, { label: '乙' }] });
  const many = { ...order, columns: ['1', '2', '3', '4', '5'] };
  expect(chartOf(many)).toMatchObject({ series: [{ label: '合计', figures: [{ value: '1' }, { value: '5' }] }] });
  expect(chartOf({ ...order, isTime: false, addsUp: false })).toMatchObject({ kind: 'villages', heading: '发生日期' });
  const rows = Array.from({ length: 46 }, (_, at) => `${at}`);
  expect(chartOf({ ...order, isTime: false, rows, rowTotals: rows })).toBeNull();
});

it('tables are kept by name, replaced by the same name, and removed; views of ledgers do not see them', async () => {
  const { call } = await testApp();
  const draft = {
    register: 'dispute',
    rows: { field: 'village', by: 'month' as const },
    columns: null,
    value: count,
    day: 'happenedOn',
    conditions: [{ field: 'outcome', values: ['1'] }],
  };
  const { id } = await call('pivots.save', { name: '各村纠纷', draft, shared: false });
  const again = await call('pivots.save', { name: '各村纠纷', draft: { ...draft, day: null }, shared: true });
  expect(again.id).toBe(id);
  expect((await call('pivots.saved', {})).pivots).toEqual([
    { id, name: '各村纠纷', draft: { ...draft, day: null }, shared: true, own: true },
  ]);
  expect((await call('savedViews.list', { register: 'dispute' })).views).toEqual([]);
  await call('pivots.remove', { id });
  expect((await call('pivots.saved', {})).pivots).toEqual([]);
  expect((await refusalOf(call('pivots.remove', { id }))).message).toContain('自己保存的表');
});
