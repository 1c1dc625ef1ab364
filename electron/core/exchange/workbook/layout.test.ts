import { expect, test } from 'vitest';
import type { Cell } from '../../../../shared/fields/cell.ts';
import { cellText, emptyCell } from '../../../../shared/fields/cell.ts';
import type { KnownLabels } from './header.ts';
import { fingerprint, normaliseLabel, tidyLabel } from './label.ts';
import type { Table } from './layout.ts';
import { findTable, findTables } from './layout.ts';
import { readFacts } from './preface.ts';
import type { Merge, Sheet } from './sheet.ts';
import { parseRange } from './sheet.ts';

const cell = (value: string | number): Cell => {
  if (value === '') return emptyCell;
  return typeof value === 'number'
    ? { kind: 'number', number: value, text: String(value) }
    : { kind: 'text', text: value };
};

function sheetOf(rows: (string | number)[][], ...merges: string[]): Sheet {
  const ranges = merges.map((range) => parseRange(range)).filter((merge): merge is Merge => merge !== undefined);
  return { name: '表', rows: rows.map((row) => row.map(cell)), merges: ranges, hidden: false };
}

const fieldLabels = new Set(['姓名', '性别', '电话', '手机', '住址', '职务', '身份证号', '村', '金额']);
const known: KnownLabels = (label) => (fieldLabels.has(normaliseLabel(label)) ? 1 : 0);

const labels = (table?: Table): string[] | undefined => table?.columns.map((column) => column.label);
const texts = (table?: Table): string[][] | undefined => table?.rows.map((row) => row.cells.map(cellText));
const skipped = (table?: Table): string[] | undefined => table?.skipped.map(({ row, why }) => `${row} ${why}`);

test('labels are compared without blanks, width, stars and hints', () => {
  for (const [written, same] of [
    ['金 额（元）', '金额'],
    ['＊姓　名', '姓名'],
    ['身份证\n号码：', '身份证号码'],
    ['ＱＱ号', 'qq号'],
    ['发生地(村/社区)', '发生地'],
    ['（必填）', '必填)'],
  ] as const) {
    expect(normaliseLabel(written)).toBe(same === '必填)' ? '(必填)' : same);
  }
  expect(tidyLabel(' 出生\n年 月 ')).toBe('出生年月');
  expect(tidyLabel('QQ number')).toBe('QQ number');
  expect(fingerprint([{ label: '姓 名' }, { label: '金额（元）' }])).toBe(
    fingerprint([{ label: '姓名*' }, { label: '金额' }]),
  );
  expect(fingerprint([{ label: '姓名' }, { label: '金额' }])).not.toBe(
    fingerprint([{ label: '金额' }, { label: '姓名' }]),
  );
});

test('a plain table, with and without known labels', () => {
  const sheet = sheetOf([
    ['姓名', '性别', '电话'],
    ['张三', '男', 13800000000],
    ['李四', '女', '138 0743 0000'],
  ]);
  for (const hint of [known, undefined]) {
    const table = findTable(sheet, hint);
    expect(labels(table)).toEqual(['姓名', '性别', '电话']);
    expect(table?.headerRows).toEqual([1, 1]);
    expect(table?.columns[2]?.samples).toEqual(['13800000000', '138 0743 0000']);
    expect(table?.rows.map((row) => row.row)).toEqual([2, 3]);
  }
});

test('titles of several cells, and a row of labels that all data rows resemble', () => {
  const table = findTable(
    sheetOf([
      ['迁陵镇巡防队员名册', '', '', '九月份'],
      ['填报单位：综治中心', '', '', '填报日期：2026年9月30日'],
      ['队员', '性别', '民族', '岗位'],
      ['张三', '男', '苗族', '队长'],
      ['李四', '女', '汉族', '队员'],
    ]),
  );
  expect(labels(table)).toEqual(['队员', '性别', '民族', '岗位']);
  expect(table?.preface).toEqual(['迁陵镇巡防队员名册', '九月份', '填报单位：综治中心', '填报日期：2026年9月30日']);
  expect(table?.rows).toHaveLength(2);
});

test('captions over labels: merged, and only written over the first of them', () => {
  const rows = [
    ['名册', '', '', '', '', ''],
    ['序号', '本人', '', '配偶', '', '备注'],
    ['', '姓名', '电话', '姓名', '电话', ''],
    [1, '张三', '138', '李四', '139', ''],
  ];
  const joined = ['序号', '本人/姓名', '本人/电话', '配偶/姓名', '配偶/电话', '备注'];
  const merged = sheetOf(rows, 'A1:F1', 'A2:A3', 'B2:C2', 'D2:E2', 'F2:F3');
  for (const hint of [known, undefined]) {
    expect(labels(findTable(merged, hint))).toEqual(joined);
    expect(labels(findTable(sheetOf(rows), hint))).toEqual(joined);
  }
  expect(findTable(merged)?.rows).toHaveLength(1);
  expect(findTable(merged)?.preface).toEqual(['名册']);
});

test('three rows of captions, and captions over every label', () => {
  const three = sheetOf(
    [
      ['村', '人员', '', ''],
      ['', '本人', '', '家属'],
      ['', '姓名', '电话', '姓名'],
      ['花井', '张三', '1', '李四'],
    ],
    ...['A1:A3', 'B1:D1', 'B2:C2'],
  );
  expect(labels(findTable(three, known))).toEqual(['村', '人员/本人/姓名', '人员/本人/电话', '人员/家属/姓名']);
  const over = sheetOf(
    [
      ['本人', '', '配偶', ''],
      ['姓名', '电话', '姓名', '电话'],
      ['张三', '1', '李四', '2'],
    ],
    'A1:B1',
    'C1:D1',
  );
  expect(labels(findTable(over, known))).toEqual(['本人/姓名', '本人/电话', '配偶/姓名', '配偶/电话']);
});

test('merged cells of the body are filled downward, into empty cells of data rows only', () => {
  const table = findTable(
    sheetOf(
      [
        ['村', '姓名', '电话'],
        ['花井', '张三', '1'],
        ['', '李四', '2'],
        ['', '', ''],
        ['', '王五', '3'],
        ['府库', '赵六', '4'],
      ],
      ...['A2:A5', 'A3:A6'],
    ),
  );
  expect(texts(table)?.map(([village]) => village)).toEqual(['花井', '花井', '花井', '府库']);
  expect(table?.rows.map((row) => row.filled)).toEqual([
    undefined,
    [true, false, false],
    [true, false, false],
    undefined,
  ]);
  expect(skipped(table)).toEqual(['4 empty']);
});

test('totals, signatures, notes, numbered blanks and repeated labels are no data', () => {
  const table = findTable(
    sheetOf([
      ['序号', '姓名', '职务', '金额（元）'],
      [1, '张三', '负责人', 5],
      ['小计', '', '', 5],
      ['序号', '姓 名', '职务', '金额'],
      [2, '合小明', '主任', 7],
      [3, '', '', ''],
      ['花井村合计', '', '', 12],
      ['', '总 计', '', 12],
      ['负责人', '李四', '', ''],
      ['注：金额不含奖金', '', '', ''],
      ['单位负责人：', '', '审核人：', ''],
      ['（盖章）', '', '', ''],
      ['2026年9月30日', '', '', ''],
    ]),
    known,
  );
  expect(texts(table)?.map((row) => row[1])).toEqual(['张三', '合小明', '李四']);
  expect(skipped(table)).toEqual([
    ...[
      '3 total',
      '4 header',
      '6 empty',
      '7 total',
      '8 total',
      '10 signature',
      '11 signature',
      '12 signature',
      '13 signature',
    ],
  ]);
});

test('columns without a label keep their values, columns without both are left out', () => {
  const table = findTable(
    sheetOf([
      ['姓名', '', '电话', ''],
      ['张三', '', '1', '多出来的'],
      ['李四', '', '2', ''],
    ]),
    known,
  );
  expect(labels(table)).toEqual(['姓名', '电话', 'D列']);
  expect(texts(table)?.[0]).toEqual(['张三', '1', '多出来的']);
});

test('tables below one another: each with its own preface, or all rows as one', () => {
  const sheet = sheetOf([
    ['一队', '', ''],
    ['队名：一队　组建日期：2021年5月', '', ''],
    ['姓名', '性别', '电话'],
    ['张三', '男', '1'],
    ['审核人：甲', '', ''],
    ['二队', '', ''],
    ['填报单位：二队', '', '填报日期：5月'],
    ['姓名', '性别', '电话'],
    ['李四', '女', '2'],
    ['', '', ''],
    ['三队', '', ''],
    ['电话', '姓名', '住址'],
    ['3', '王五', '花井村'],
  ]);
  const tables = findTables(sheet, known);
  expect(
    tables.map((table) => [table.preface[0], table.headerRows[0], texts(table)?.length, labels(table)?.[0]]),
  ).toEqual([
    ['一队', 3, 1, '姓名'],
    ['二队', 8, 1, '姓名'],
    ['三队', 12, 1, '电话'],
  ]);
  expect(tables[0]?.skipped).toEqual([{ row: 5, why: 'signature' }]);
  expect(tables[1]?.preface).toEqual(['二队', '填报单位：二队', '填报日期：5月']);
  const one = findTable(sheet, known);
  expect(texts(one)?.map((row) => row[0])).toEqual(['张三', '李四']);
});

test('nothing to find', () => {
  expect(findTables(sheetOf([]))).toEqual([]);
  expect(findTable(sheetOf([['只有一句话']]))).toBeUndefined();
  expect(
    findTable(
      sheetOf([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ),
  ).toBeUndefined();
  expect(findTable(sheetOf([['姓名', '电话', '住址']]), known)).toMatchObject({ rows: [], headerRows: [1, 1] });
});

test('a table of one column', () => {
  const table = findTable(sheetOf([['名单'], ['姓名'], ['张三'], ['李四']]), known);
  expect(texts(table)).toEqual([['张三'], ['李四']]);
  expect(table?.preface).toEqual(['名单']);
});

test('facts above a table', () => {
  expect(
    readFacts(['填报单位（盖章）：迁陵镇 综治中心', '二〇二六年名册', '队长: 张三；电话：138 0743 0000，人数：']),
  ).toEqual([
    { label: '填报单位（盖章）', value: '迁陵镇 综治中心' },
    { label: '队长', value: '张三' },
    { label: '电话', value: '138 0743 0000' },
    { label: '人数', value: '' },
  ]);
});
