// Code tables for the windows, and the dictionaries that an administrator edits.
import { findEntry } from '../../shared/codes/table.ts';
import { Refusal } from '../../shared/contract/errors.ts';
import { foldWord } from '../../shared/rules/writtenText.ts';
import { addAudit } from './audit.ts';
import { type BookEntry, type BookTable, type CodeBook, readCodeBook } from './codeBook.ts';
import type { OpenHandlers } from './handlers.ts';

/** From here on codes have meanings of their own, such as 99 其他. */
const firstKeptCode = 90;

/** The next free code of a dictionary: one more than the largest number, as wide as its neighbours. */
export function nextCode(entries: readonly { code: string }[]): string {
  const taken = new Set(entries.map((entry) => Number(entry.code)));
  const width = entries[0]?.code.length ?? 2;
  let code = Math.max(0, ...[...taken].filter((each) => Number.isInteger(each) && each < firstKeptCode)) + 1;
  while (taken.has(code)) code += 1;
  return String(code).padStart(width, '0');
}

function dictionary(codes: CodeBook, key: string): BookTable {
  const table = codes.table(key);
  if (!table) throw new Refusal('notFound', '没有这个字典。');
  if (table.national) throw new Refusal('forbidden', `“${table.title}”是固定代码，不能修改。`);
  return table;
}

/** A dictionary of fixed lines gets no more of them, and a line is emptied, not switched off. */
function refuseOtherLines(
  table: BookTable,
  { code, name, active }: { code: string | null; name: string; active: boolean },
) {
  if (!table.lines) {
    if (name === '') throw new Refusal('invalid', '名称没有填写。');
    return;
  }
  if (code === null) throw new Refusal('invalid', `“${table.title}”只有 ${table.lines.length} 项，不能新增。`);
  if (!active) throw new Refusal('invalid', `“${table.title}”的各项不停用，不再需要的，把名称清空。`);
}

interface Wording {
  code: string | null;
  name: string;
  aliases: readonly string[];
}

/** A word means one entry: two that claim it would both lose it on import. */
function refuseTakenWords(table: BookTable, entry: BookEntry | undefined, { code, name, aliases }: Wording): void {
  const known = new Set((entry?.aliases ?? []).map(foldWord));
  const fresh = aliases.filter((alias) => !known.has(foldWord(alias)));
  for (const word of [name, ...fresh]) {
    const same = findEntry(table, word) as BookEntry | undefined;
    if (!same || same.code === code) continue;
    const way = same.active ? '不能重复' : '已停用，需要时请启用它';
    const claimed = foldWord(same.name) === foldWord(word) ? `“${same.name}”` : `“${word}”（即“${same.name}”）`;
    throw new Refusal('conflict', `字典里已有${claimed}，${way}。`);
  }
}

/** What was done to an entry, for the log. */
function told(table: BookTable, before: BookEntry | undefined, name: string, active: boolean): string {
  if (!before) return `新增“${name}”`;
  const line = table.lines?.[table.entries.indexOf(before)];
  if (line !== undefined) return name === '' ? `清空${line}“${before.name}”` : `${line}命名为“${name}”`;
  if (before.active !== active) return `${active ? '启用' : '停用'}“${name}”`;
  return before.name === name ? `修改“${name}”的别名` : `“${before.name}”改为“${name}”`;
}

export const codeHandlers = {
  'codes.all': async (_input, { township }) => ({
    tables: township.codes.tables.map(({ key, title, national, entries, lines, about }) => ({
      key,
      title,
      national,
      ...(lines ? { lines: [...lines] } : {}),
      ...(about ? { about } : {}),
      entries: entries.map(({ code, name, aliases, parent, active }) => ({
        code,
        name,
        ...(aliases && aliases.length > 0 ? { aliases: [...aliases] } : {}),
        ...(parent === undefined ? {} : { parent }),
        active,
      })),
    })),
  }),

  'codes.saveEntry': async ({ table: key, code, name, aliases: words, active }, call) => {
    const { township } = call;
    const aliases = [...new Set(words.map((word) => word.trim()).filter((word) => word !== '' && word !== name))];
    const saved = await township.db.transaction().execute(async (trx) => {
      // What is in force may be older than this transaction: somebody else may be editing too.
      const table = dictionary(await readCodeBook(trx), key);
      const before = table.entries.find((entry) => entry.code === code);
      if (code !== null && !before) throw new Refusal('notFound', '字典里没有这一项。');
      refuseOtherLines(table, { code, name, active });
      refuseTakenWords(table, before, { code, name, aliases });
      const values = { name, aliases: JSON.stringify(aliases), active: active ? 1 : 0 };
      const used = code ?? nextCode(table.entries);
      if (before) {
        await trx
          .updateTable('dictionaryEntry')
          .set(values)
          .where('tableKey', '=', key)
          .where('code', '=', used)
          .execute();
      } else {
        const place = { tableKey: key, code: used, parent: null, position: table.entries.length };
        await trx
          .insertInto('dictionaryEntry')
          .values({ ...place, ...values })
          .execute();
      }
      await addAudit(trx, call, {
        action: 'dictionary',
        detail: `${table.title}：${told(table, before, name, active)}`,
      });
      return used;
    });
    await township.refresh();
    return { code: saved };
  },
} satisfies Partial<OpenHandlers>;
