// Writes what was invented, with the titles that the history shows.
import type { RowTitles } from '../../../shared/contract/shapes.ts';
import { writeRowsInBulk } from '../registers/bulkRows.ts';
import { registerOf } from '../registers/columns.ts';
import { titleOfValues } from '../registers/rowTitles.ts';
import type { Township } from '../township.ts';
import type { DemoRow } from './demoRow.ts';

/** In one transaction; rows may point to later ones. */
export function writeDemoRows(township: Township, newId: () => string, rows: readonly DemoRow[]): void {
  const titles: RowTitles = {};
  writeRowsInBulk(township, newId, (insert) => {
    for (const { register: key, id, values, at, by } of rows) {
      const register = registerOf(key);
      const title = titleOfValues(register, values, titles);
      titles[key] ??= {};
      titles[key][id] = title;
      insert(register, { id, values, title, at, by });
    }
  });
}
