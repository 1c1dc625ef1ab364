// What the program exports it takes in again: every register, every column, nothing changed.
import { expect, test } from 'vitest';
import { isEditable } from '../../../../shared/fields/field.ts';
import { registers } from '../../../../shared/registers/index.ts';
import { allRows, openBytes } from '../../testing/importing.ts';
import { smallTownship } from '../../testing/smallTownship.ts';
import { testApp } from '../../testing/testApp.ts';

test('an exported list imported again says what is registered already', async () => {
  const app = await testApp();
  await smallTownship(app.call);
  for (const { key, fields } of registers) {
    const target = app.target('out.xlsx');
    await app.job('exports.start', {
      view: { register: key },
      format: 'xlsx',
      file: target.handle,
      reveal: '核对导入导出',
      columns: fields.map((field) => field.key),
    });
    const opened = await openBytes(app, '导出.xlsx', target.bytes(), key);
    const mapped = opened.sheets.flatMap((sheet) => sheet.columns.map((column) => column.field));
    expect([key, mapped]).toEqual([
      key,
      expect.arrayContaining(fields.filter((field) => isEditable(field)).map((field) => field.key)),
    ]);
    const told = (await allRows(app, opened.import, 'all')).flatMap((row) => row.problems);
    expect([key, opened.counts, told]).toEqual([
      key,
      { rows: opened.counts.rows, good: 0, warned: 0, doubtful: 0, held: 0, unchanged: opened.counts.rows },
      [],
    ]);
  }
}, 60_000);
