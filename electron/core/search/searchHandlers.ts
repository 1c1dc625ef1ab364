// The one search box, and the suggestions of fields that point to a row.
import { sql } from 'kysely';
import { type Field, isSensitive, linkedRegister } from '../../../shared/fields/field.ts';
import { codecOf } from '../../../shared/fields/index.ts';
import { registers } from '../../../shared/registers/index.ts';
import type { Register } from '../../../shared/registers/register.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { type FullRow, maskValue, readFullRows } from '../registers/readRows.ts';
import { namedRegister } from '../registers/rowHandlers.ts';
import { titleOfValues, titlesForRows } from '../registers/rowTitles.ts';
import { countRows, viewIds, worldOf } from '../registers/view.ts';
import { viewMatches } from './match.ts';
import { folded, matchQuery, pinyinTokens } from './tokens.ts';

/** Ids of the best rows: those whose title matches stand before those that match elsewhere. */
async function bestIds(register: Register, text: string, limit: number, call: Call): Promise<string[]> {
  const query = matchQuery(text);
  if (query === null) return [];
  const titled = await sql<{
    id: string;
  }>`select e."rowId" as "id" from "searchIndex" join "searchEntry" e on e."entry" = "searchIndex".rowid
    join ${sql.table(register.key)} t on t."id" = e."rowId"
    where "searchIndex" match ${`{title pinyin} : (${query.replaceAll('{words title} : ', '').replaceAll(/(pinyin|digits) : /g, '')})`}
      and e."register" = ${register.key} and t."withdrawnAt" is null limit ${limit}`.execute(call.township.read);
  const ids = titled.rows.map((row) => row.id);
  if (ids.length >= limit) return ids;
  const others = await sql<{ id: string }>`select t."id" from ${sql.table(register.key)} as t
    where t."withdrawnAt" is null and ${viewMatches(register, text, 't')} limit ${limit + ids.length}`.execute(
    call.township.read,
  );
  for (const { id } of others.rows) if (!ids.includes(id) && ids.length < limit) ids.push(id);
  return ids;
}

/** The field that holds what was looked for, as label and shown text. */
function matchedIn(register: Register, row: FullRow, text: string, show: (field: Field) => string): string {
  const wanted = folded(text).replace(/[\s-]/g, '');
  for (const field of register.fields) {
    const value = row.values[field.key] ?? null;
    if (value === null || (field.search === undefined && linkedRegister(field) === null)) continue;
    const plain = folded(isSensitive(field) ? String(value) : show(field));
    const hit =
      plain.includes(wanted) ||
      (field.search === 'title' &&
        pinyinTokens(plain)
          .split(' ')
          .some((token) => token.startsWith(wanted)));
    if (hit) return `${field.label}：${excerpt(isSensitive(field) ? maskValue(field, value) : show(field), wanted)}`;
  }
  return '';
}

function excerpt(text: string, wanted: string): string {
  const place = folded(text).indexOf(wanted);
  if (text.length <= 40 || place < 0) return text.slice(0, 40);
  const start = Math.max(0, place - 12);
  return `${start > 0 ? '…' : ''}${text.slice(start, start + 40)}…`;
}

/** A few telling values beside the title: which 张建国 it is. */
const detailFields: Record<string, readonly string[]> = {
  person: ['sex', 'birthDay', 'village', 'phone'],
  village: ['kind', 'code'],
  grid: ['village', 'head'],
  committee: ['village', 'leaderName', 'memberCount'],
  committeeMember: ['post', 'village'],
  team: ['kind', 'village', 'memberCount'],
  teamMember: ['post', 'onDuty'],
  dispute: ['happenedOn', 'village', 'outcome'],
  visit: ['visitors', 'method'],
};

interface Described {
  id: string;
  title: string;
  detail: string;
  row: FullRow;
  show(field: Field): string;
}

async function described(register: Register, ids: readonly string[], call: Call): Promise<Described[]> {
  const rows = await readFullRows(call.township.read, register, ids, call.app.host.today());
  const titles = await titlesForRows(
    call.township.read,
    register,
    rows.map((row) => row.values),
  );
  return rows.map((row) => {
    const show = (field: Field) => {
      const value = row.values[field.key] ?? null;
      if (value === null) return '';
      if (isSensitive(field)) return maskValue(field, value);
      return codecOf(field).format(value, field, {
        table: (key) => call.township.codes.table(key),
        rowTitle: (target, id) => titles[target]?.[id],
      });
    };
    const detail = (detailFields[register.key] ?? [])
      .map((key) => register.fields.find((field) => field.key === key))
      .flatMap((field) => (field ? [show(field)] : []))
      .filter((text) => text !== '')
      .join(' · ');
    return { id: row.id, title: titleOfValues(register, row.values, titles), detail, row, show };
  });
}

export const searchHandlers = {
  'search.all': async ({ text, limit }, call) => {
    if (matchQuery(text) === null) return { groups: [] };
    const groups = [];
    for (const register of registers) {
      const ids = await bestIds(register, text, limit, call);
      if (ids.length === 0) continue;
      const view = { register: register.key, filters: [], sort: [], search: text, withdrawn: 'without' as const };
      const total = ids.length < limit ? ids.length : await countRows(call.township.read, view, worldOf(call));
      const hits = (await described(register, ids, call)).map(({ id, title, detail, row, show }) => ({
        id,
        title,
        detail,
        matched: matchedIn(register, row, text, show),
      }));
      groups.push({ register: register.key, total, hits });
    }
    return { groups };
  },

  'links.suggest': async ({ register: key, text, limit }, call) => {
    const register = namedRegister(key);
    const ids =
      text.trim() === ''
        ? (
            await viewIds(
              call.township.read,
              { register: key, filters: [], sort: [], withdrawn: 'without' },
              worldOf(call),
            )
          ).slice(0, limit)
        : await bestIds(register, text, limit, call);
    const suggestions = (await described(register, ids, call)).map(({ id, title, detail }) => ({ id, title, detail }));
    return { suggestions };
  },
} satisfies Partial<OpenHandlers>;
