// Migrations are frozen text, declarations are data: here the one is held against the other.
import { describe, expect, it } from 'vitest';
import { isStored, linkedRegister } from '../../../../shared/fields/field.ts';
import { codecOf } from '../../../../shared/fields/index.ts';
import { allRegisters as registers } from '../../../../shared/registers/index.ts';
import { systemColumns } from '../../../../shared/registers/register.ts';
import { migrateDatabase } from '../migrate.ts';
import { createDatabase } from '../open.ts';
import { freshFolder } from '../testFolder.ts';
import { migrations } from './index.ts';

async function migrated() {
  const database = createDatabase(`${freshFolder()}/taizhang.db`, Buffer.alloc(32, 7));
  await migrateDatabase(database, { migrations, beforeMigrating: async () => undefined });
  return database;
}

describe('the migrated schema', () => {
  it('has exactly the columns that the declarations store', async () => {
    const { driver, close } = await migrated();
    for (const register of registers) {
      const rows = driver.prepare<{ name: string; type: string }>(`pragma table_info("${register.key}")`).all();
      const columns = new Map(rows.map((row) => [row.name, row.type.toLowerCase()]));
      const expected = register.fields.filter(isStored).flatMap((field) => {
        const sort = field.type === 'text' && field.pinyinSort ? [`${field.key}Sort`] : [];
        return [field.key, ...sort];
      });
      expect([...columns.keys()].sort(), register.key).toEqual([...systemColumns, ...expected].sort());
      for (const field of register.fields.filter(isStored)) {
        const wanted = ['integer', 'decimal', 'money', 'yesNo'].includes(field.type) ? 'integer' : 'text';
        expect(columns.get(field.key), `${register.key}.${field.key}`).toBe(wanted);
        expect(codecOf(field).store(null, field)).toBeNull();
      }
    }
    close();
  });

  it('refers to the register that each link points to, and finds referring rows by an index', async () => {
    const { driver, close } = await migrated();
    for (const register of registers) {
      const references = driver
        .prepare<{ from: string; table: string }>(`pragma foreign_key_list("${register.key}")`)
        .all();
      for (const field of register.fields.filter(isStored)) {
        const link = linkedRegister(field);
        if (link === null) continue;
        expect(references, `${register.key}.${field.key}`).toContainEqual(
          expect.objectContaining({ from: field.key, table: link }),
        );
      }
    }
    close();
  });

  it.each([
    ['person', `select "id" from "person" where "withdrawnAt" is null order by "nameSort", "id"`],
    [
      'dispute',
      `select "id" from "dispute" where "withdrawnAt" is null order by "happenedOn" desc, "number" desc, "id" desc`,
    ],
  ])('opens %s in its default order from a covering index', async (_register, query) => {
    const { driver, close } = await migrated();
    const plan = driver.prepare<{ detail: string }>(`explain query plan ${query}`).all();
    expect(plan.map((step) => step.detail).join()).toMatch(/COVERING INDEX \w+_order/);
    expect(plan.map((step) => step.detail).join()).not.toContain('TEMP B-TREE');
    close();
  });
});
