// Code tables for the windows, and the dictionaries that an administrator edits.

import { findEntry } from '../../shared/codes/table.ts';
import { Refusal } from '../../shared/contract/errors.ts';
import type { BookTable } from './codeBook.ts';
import type { OpenHandlers } from './handlers.ts';

/** The next free code of a dictionary: one more than the largest number, as wide as its neighbours. */
export function nextCode(entries: readonly { code: string }[]): string {
  const numbers = entries.map((entry) => Number(entry.code)).filter((code) => Number.isInteger(code) && code < 90);
  const width = entries[0]?.code.length ?? 2;
  return String(Math.max(0, ...numbers) + 1).padStart(width, '0');
}

function dictionary(tables: readonly BookTable[], key: string): BookTable {
  const table = tables.find((each) => each.key === key);
  if (!table) throw new Refusal('notFound', '没有这个字典。');
  if (table.national) throw new Refusal('forbidden', `“${table.title}”是固定代码，不能修改。`);
  return table;
}

export const codeHandlers = {
  'codes.all': async (_input, { township }) => ({
    tables: township.codes.tables.map(({ key, title, national, entries }) => ({
      key,
      title,
      national,
      entries: entries.map(({ code, name, aliases, parent, active }) => ({
        code,
        name,
        ...(aliases && aliases.length > 0 ? { aliases: [...aliases] } : {}),
        ...(parent === undefined ? {} : { parent }),
        active,
      })),
    })),
  }),

  'codes.saveEntry': async ({ table: key, code, name, aliases, active }, { township }) => {
    const table = dictionary(township.codes.tables, key);
    const same = findEntry(table, name);
    if (same && same.code !== code) throw new Refusal('conflict', `字典里已有“${same.name}”，不能重复。`);
    const used = code ?? nextCode(table.entries);
    if (code !== null && !table.entries.some((entry) => entry.code === code))
      throw new Refusal('notFound', '字典里没有这一项。');
    await township.db
      .insertInto('dictionaryEntry')
      .values({
        tableKey: key,
        code: used,
        name,
        aliases: JSON.stringify(aliases),
        parent: null,
        active: active ? 1 : 0,
        position: table.entries.length,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['tableKey', 'code'])
          .doUpdateSet({ name, aliases: JSON.stringify(aliases), active: active ? 1 : 0 }),
      )
      .execute();
    await township.refresh();
    return { code: used };
  },
} satisfies Partial<OpenHandlers>;
