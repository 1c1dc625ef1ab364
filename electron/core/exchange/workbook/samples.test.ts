// The four ledgers of build/samples, as offices hand them over, against what their README says they hold.
import { readFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';
import { expect, test } from 'vitest';
import type { Cell } from '../../../../shared/fields/cell.ts';
import { cellText } from '../../../../shared/fields/cell.ts';
import { fingerprint } from './label.ts';
import type { Table } from './layout.ts';
import { readFacts } from './preface.ts';
import { readWorkbook } from './read.ts';
import { readTables } from './tables.ts';

const samples = new URL('../../../../build/samples/ledgers/', import.meta.url);
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, samples)));
const expected = JSON.parse(readFileSync(new URL('expected.json', samples), 'utf8')) as Record<
  string,
  { dataRows: number; sheets?: number; committees?: number; mustBeFlagged?: { idStoredAsNumber: number[] } }
>;

const committees = '01 治保会花名册.xlsx';
const teams = '02 义务巡防队花名册（各村一表）.xlsx';
const disputes = '03 矛盾纠纷排查化解台账.xls';
const visits = '04 独居老人走访登记.csv';

async function tablesOf(name: string): Promise<Table[]> {
  const { sheets } = await readTables(bytesOf(name), name);
  return sheets.flatMap((sheet) => sheet.tables);
}

const labels = (table?: Table): string[] => table?.columns.map((column) => column.label) ?? [];
const cellsOf = (table: Table, label: string): Cell[] => {
  const at = labels(table).indexOf(label);
  return table.rows.map((row) => row.cells[at] ?? { kind: 'empty' });
};

test('every file gives as many data rows as it has', async () => {
  for (const [name, { dataRows, sheets = 1 }] of Object.entries(expected)) {
    const tables = await tablesOf(name);
    expect([name, tables.length]).toEqual([name, sheets]);
    expect([name, tables.reduce((sum, table) => sum + table.rows.length, 0)]).toEqual([name, dataRows]);
  }
});

test('01: labels joined over two rows, villages filled downward, the rest skipped with its reason', async () => {
  const [table] = await tablesOf(committees);
  if (!table) throw new Error('no table');
  expect(table.headerRows).toEqual([3, 4]);
  expect(labels(table)).toEqual([
    ...['序号', '村（社区）', '职务', '基本情况/姓名', '基本情况/性别', '基本情况/民族', '基本情况/出生年月'],
    ...['基本情况/文化程度', '基本情况/公民身份号码', '联系方式', '任职时间', '备注'],
  ]);
  const villages = cellsOf(table, '村（社区）').map(cellText);
  expect(villages.filter((village) => village === '')).toEqual([]);
  expect(new Set(villages.slice(0, 200)).size).toBe(expected[committees]?.committees);
  expect(table.rows[0]?.filled).toBeUndefined();
  expect(table.rows[1]).toMatchObject({ row: 6, filled: [false, true, ...Array(10).fill(false)] });
  expect(villages.slice(0, 4)).toEqual(['风筝坪社区', '风筝坪社区', '风筝坪社区', '二月坡社区']);
  expect(table.preface).toEqual([
    '迁陵镇村（社区）治安保卫委员会成员花名册',
    '填报单位（盖章）：迁陵镇综治中心',
    '填报日期：2026年9月30日',
  ]);
  const why = (kind: string): number => table.skipped.filter((skipped) => skipped.why === kind).length;
  expect([why('empty'), why('total'), why('signature'), why('header')]).toEqual([7, 1, 1, 0]);
});

test('01: an ID number stored as a number stays a number cell; days are days', async () => {
  const [table] = await tablesOf(committees);
  if (!table) throw new Error('no table');
  const ids = cellsOf(table, '基本情况/公民身份号码');
  const numbered = cellsOf(table, '序号')
    .map(cellText)
    .filter((_, at) => ids[at]?.kind === 'number');
  expect(numbered.map(Number)).toEqual(expected[committees]?.mustBeFlagged?.idStoredAsNumber);
  expect(ids.filter((id) => id.kind === 'number').map(cellText)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^433199\d{12}$/)]),
  );
  const births = cellsOf(table, '基本情况/出生年月');
  expect(births[0]).toEqual({ kind: 'text', text: '1989.08' });
  expect(births[2]).toMatchObject({ kind: 'day', day: '1972-06-10' });
});

test('02: six sheets, each with its own labels, and the facts of the team above the table', async () => {
  const tables = await tablesOf(teams);
  expect(tables.map((table) => table.rows.length)).toEqual([6, 8, 10, 7, 6, 6]);
  expect(labels(tables[1])).toEqual(['姓名', '性别', '电话', '身份证', '职务', '住址', '政治面貌']);
  expect(tables[0]?.preface).toEqual([]);
  expect(readFacts(tables[1]?.preface ?? [])).toEqual([
    { label: '队名', value: '民瑞社区平安义务巡防队' },
    { label: '组建日期', value: '2021年5月' },
    { label: '巡逻区域', value: '民瑞社区主街及学校周边' },
  ]);
  const shapes = tables.map((table) => fingerprint(table.columns));
  expect(shapes[1]).toBe(shapes[3]);
  expect(shapes[4]).toBe(shapes[5]);
  expect(new Set(shapes).size).toBe(3);
});

test('03: the old binary format with its days, amounts and long texts', async () => {
  const [table] = await tablesOf(disputes);
  if (!table) throw new Error('no table');
  expect(table.preface).toEqual(['迁陵镇矛盾纠纷排查化解台账（2026年1—9月）']);
  expect(cellsOf(table, '发生时间')[1]).toEqual({ kind: 'day', day: '2026-07-12', text: '2026-07-12' });
  expect(cellsOf(table, '涉及金额')[2]).toEqual({ kind: 'number', number: 6000, text: '6000' });
  expect(Math.max(...cellsOf(table, '简要情况').map((cell) => cellText(cell).length))).toBeGreaterThan(150);
});

test('04: GBK, quotes, and ID numbers without the tab that led them', async () => {
  const [table] = await tablesOf(visits);
  if (!table) throw new Error('no table');
  expect(labels(table)).toEqual(['走访对象', '身份证号', '村（社区）', '走访日期', '走访人', '方式', '情况']);
  const ids = cellsOf(table, '身份证号');
  expect(ids.every((id) => id.kind === 'text' && /^433199\d{11}[\dX]$/.test(id.text))).toBe(true);
  expect(cellText(cellsOf(table, '情况').at(-1) ?? { kind: 'empty' })).toBe('一切正常,"无异常"');
});

test('what is read equals what SheetJS reads, cell by cell', async () => {
  for (const name of [committees, teams]) {
    const { sheets } = await readWorkbook(bytesOf(name), name);
    const book = XLSX.read(bytesOf(name), { dense: true });
    expect(sheets.map((sheet) => sheet.name)).toEqual(book.SheetNames);
    for (const sheet of sheets) {
      const data: (XLSX.CellObject | undefined)[][] = book.Sheets[sheet.name]?.['!data'] ?? [];
      data.forEach((row, at) => {
        row.forEach((stored, column) => {
          const cell = sheet.rows[at]?.[column] ?? { kind: 'empty' };
          const value = String(stored?.v ?? '');
          if (cell.kind === 'day') expect(stored?.t).toBe('n');
          else expect(cell.kind === 'number' ? String(cell.number) : cellText(cell)).toBe(value.trim());
        });
      });
    }
  }
});
