import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellText } from './cellText.ts';
import { balancedLabel, emWidth, fitTable, measured, noMeasure, type TableFit } from './docxColumnWidths.ts';
import { textWidthOf } from './docxPage.ts';
import { inventedRoster } from './inventedTable.ts';
import type { TableColumn } from './tableDocument.ts';

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
/** Ems inside a cell at the chosen text size. */
const inside = (fit: TableFit, column: number): number =>
  (fit.widths[column]! - 2 * fit.cellMargin) / (fit.bodySize * 10);

async function fitOf(columns: number): Promise<{ fit: TableFit; columns: TableColumn[] }> {
  const { document, rows } = inventedRoster(60, columns);
  const measures = document.columns.map(() => noMeasure);
  for await (const chunk of rows)
    for (const row of chunk)
      row.forEach((value, index) => {
        measures[index] = measured(measures[index]!, cellText(document.columns[index]!, value));
      });
  return { fit: fitTable(document.columns, measures, 60), columns: document.columns };
}

describe.each(Array.from({ length: 20 }, (_count, index) => index + 1))('a roster of %i columns', (count) => {
  test('fills the page, and ID numbers, phones and names stay whole', async () => {
    const { fit, columns } = await fitOf(count);
    expect(sum(fit.widths)).toBe(textWidthOf(fit.shape));
    expect(fit.shape).toMatchObject({ paper: 'A4', landscape: count + 1 > 8 });
    expect(fit.bodySize).toBeGreaterThanOrEqual(18);
    columns.forEach((column, index) => {
      // Latin digits are half an em in the fonts named, 0.56 in the usual substitutes.
      if (column.key === 'idNumber') expect(inside(fit, index + 1)).toBeGreaterThan(18 * 0.56);
      if (column.key === 'phone') expect(inside(fit, index + 1)).toBeGreaterThan(11 * 0.56);
      if (column.key === 'name') expect(inside(fit, index + 1)).toBeGreaterThanOrEqual(3);
    });
  });
});

test('few columns are set in 小四, many in smaller type', async () => {
  expect((await fitOf(3)).fit.bodySize).toBe(24);
  expect((await fitOf(20)).fit.bodySize).toBeLessThanOrEqual(20);
});

test('so many identifiers that A4 cannot hold them lie on A3', () => {
  const ids: TableColumn[] = Array.from({ length: 12 }, (_id, index) => ({
    key: `id${index}`,
    label: '证件号码',
    kind: 'identifier',
  }));
  const fit = fitTable(
    ids,
    ids.map(() => measured(noMeasure, '433199195501010008')),
    10,
  );
  expect(fit.shape).toMatchObject({ paper: 'A3', landscape: true });
  expect(sum(fit.widths)).toBe(textWidthOf(fit.shape));
});

test('any table gets positive widths that fill the page', () => {
  const kind = fc.constantFrom<TableColumn['kind']>('text', 'identifier', 'integer', 'day', 'money');
  const column = fc.record({
    kind,
    label: fc.string({ minLength: 1, maxLength: 12 }),
    text: fc.string({ maxLength: 60 }),
  });
  fc.assert(
    fc.property(
      fc.array(column, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 0, max: 10_000 }),
      (list, rows) => {
        const columns = list.map(({ kind, label }, index): TableColumn => ({ key: String(index), label, kind }));
        const fit = fitTable(
          columns,
          list.map(({ text }) => measured(noMeasure, text)),
          rows,
        );
        expect(sum(fit.widths)).toBe(textWidthOf(fit.shape));
        expect(Math.min(...fit.widths)).toBeGreaterThan(0);
      },
    ),
    { numRuns: 60 },
  );
});

test.each([
  ['会中职务', 3, '会中\n职务'],
  ['会中职务', 4, '会中职务'],
  ['所属村（社区）', 4, '所属村\n（社区）'],
  ['公民身份号码', 4, '公民身\n份号码'],
  ['时长（小时）', 3, '时长（小时）'],
  ['没有巡逻的防线（条）', 3, '没有巡\n逻的\n防线\n（条）'],
  ['巡逻时长（小时）', 4, '巡逻时长\n（小时）'],
])('%s in %i ems reads %j', (label, ems, shown) => {
  expect(balancedLabel(label, ems * 210 + 100, { bodySize: 21, cellMargin: 50 })).toBe(shown);
});

test('widths count Chinese characters whole and Latin ones by half and a bit', () => {
  expect(emWidth('张三')).toBe(2);
  expect(emWidth('12')).toBeCloseTo(1.16);
});

test('a unit in a head stands in one piece beside a wide column of texts', () => {
  const columns: TableColumn[] = [
    { key: 'team', label: '队伍', kind: 'text' },
    ...['主要', '重要', '辅助', '其他'].map(
      (label): TableColumn => ({ key: label, label: `${label}（人次）`, kind: 'integer' }),
    ),
    ...['a', 'b', 'c', 'd', 'e', 'f'].map((key): TableColumn => ({ key, label: '巡逻次数（次）', kind: 'integer' })),
  ];
  const texts = columns.map(({ kind }) => measured(noMeasure, kind === 'text' ? '二月坡社区平安义务巡防队' : '1276'));
  const fit = fitTable(columns, texts, 8);
  columns.forEach(({ label }, index) => {
    if (label.includes('人次')) expect(inside(fit, index + 1), label).toBeGreaterThanOrEqual(4);
  });
});

test('a part of a table that lies across lies across too', () => {
  const columns: TableColumn[] = [{ key: 'n', label: '次数', kind: 'integer' }];
  expect(fitTable(columns, [noMeasure], 3).shape.landscape).toBe(false);
  expect(fitTable(columns, [noMeasure], 3, 24, { isAcross: true }).shape.landscape).toBe(true);
});
