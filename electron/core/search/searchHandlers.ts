// The one search box, and the suggestions of fields that point to a row.
import { sql } from 'kysely';
import { type Field, isSensitive, linkedRegister } from '../../../shared/fields/field.ts';
import { codecOf } from '../../../shared/fields/index.ts';
import { registers } from '../../../shared/registers/index.ts';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import { fieldOf, type Register } from '../../../shared/registers/register.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { namedRegister } from '../registers/columns.ts';
import { type FullRow, maskValue, readFullRows } from '../registers/readRows.ts';
import { titleOfValues, titlesForRows } from '../registers/rowTitles.ts';
import { viewIds, worldOf } from '../registers/view.ts';
import { matchingInUse, viewMatches } from './match.ts';
import { folded, pinyinTokens, type SearchScope, typedWords, wordQueries } from './tokens.ts';

/** Records of a case are found through their case. */
const searched: readonly Register[] = [...registers, mediationCase];

const countedUpTo = 1000;
const linkedAtMost = 50;

async function ownMatches(
  register: Register,
  text: string,
  scope: SearchScope,
  most: number,
  call: Call,
): Promise<string[]> {
  const found = await matchingInUse(register, text, scope, most).execute(call.township.read);
  return found.rows.map((row) => row.id);
}

/** Rows that name a matching row in their title: the memberships and visits of 张建国. */
async function linkedMatches(register: Register, text: string, most: number, call: Call): Promise<string[]> {
  const ids: string[] = [];
  for (const field of register.fields) {
    const link = field.search === 'title' && field.via === undefined ? linkedRegister(field) : null;
    if (link === null) continue;
    const targets = await ownMatches(namedRegister(link), text, 'titles', linkedAtMost, call);
    if (targets.length === 0) continue;
    const found = await sql<{ id: string }>`select "id" from ${sql.table(register.key)}
      where ${sql.ref(field.key)} in (${sql.join(targets)}) and "withdrawnAt" is null limit ${most}`.execute(
      call.township.read,
    );
    ids.push(...found.rows.map((row) => row.id));
  }
  return ids;
}

/** Rows of several words that stand in different places: 张建国 of 那铁村. */
async function scatteredMatches(register: Register, text: string, most: number, call: Call): Promise<string[]> {
  if (typedWords(text).length < 2) return [];
  const found = await sql<{ id: string }>`select t."id" from ${sql.table(register.key)} t
    where t."withdrawnAt" is null and ${viewMatches(register, text, 't')} limit ${most}`.execute(call.township.read);
  return found.rows.map((row) => row.id);
}

/**
 * The best rows in use: those whose title matches, then those that match elsewhere, then those that name a match, then
 * those of which every word is found somewhere.
 */
async function bestIds(register: Register, text: string, limit: number, call: Call): Promise<string[]> {
  const ids = new Set<string>();
  const steps = [
    () => ownMatches(register, text, 'titles', limit, call),
    // Those found by their title come again.
    () => ownMatches(register, text, 'everywhere', limit * 2, call),
    () => linkedMatches(register, text, limit, call),
    () => scatteredMatches(register, text, limit, call),
  ];
  for (const step of steps) {
    for (const id of await step()) ids.add(id);
    if (ids.size >= limit) break;
  }
  return [...ids].slice(0, limit);
}

async function countOfMatches(register: Register, text: string, call: Call): Promise<number> {
  const matches = matchingInUse(register, text, 'everywhere', countedUpTo);
  const found = await sql<{ rows: number }>`select count(*) as "rows" from (${matches})`.execute(call.township.read);
  return Number(found.rows[0]?.rows ?? 0);
}

/** The field that holds what was looked for, as label and shown text. */
function matchedIn(register: Register, row: FullRow, text: string, show: (field: Field) => string): string {
  const words = typedWords(text).map(folded);
  for (const field of register.fields) {
    const value = row.values[field.key] ?? null;
    if (value === null || (field.search === undefined && linkedRegister(field) === null)) continue;
    const plain = isSensitive(field) ? folded(String(value)).replaceAll('-', '') : folded(show(field));
    const pinyin = field.search === 'title' ? pinyinTokens(plain).split(' ') : [];
    const hit = words.find((word) => plain.includes(word) || pinyin.some((token) => token.startsWith(word)));
    if (hit !== undefined)
      return `${field.label}：${excerpt(isSensitive(field) ? maskValue(field, value) : show(field), hit)}`;
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
  village: ['kind', 'code', 'state'],
  grid: ['village', 'head'],
  committee: ['village', 'leaderName', 'memberCount'],
  committeeMember: ['post', 'village'],
  team: ['kind', 'village', 'memberCount'],
  teamMember: ['post', 'onDuty'],
  dispute: ['happenedOn', 'village', 'outcome'],
  mediationCase: ['number', 'partyNames', 'state'],
  caseParty: ['side'],
  visit: ['visitors', 'method'],
  peopleCommittee: ['kind', 'head', 'mediatorCount'],
  mediator: ['committee', 'post', 'inPost'],
  mediationRoom: ['committee', 'kind'],
  roomStation: ['room', 'weekdays'],
  mediatorTraining: ['committee', 'from'],
  mediatorAward: ['committee', 'on'],
  screening: ['committee', 'found'],
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
      const shown = codecOf(field).format(value, field, {
        table: (key) => call.township.codes.table(key),
        rowTitle: (target, id) => titles[target]?.[id],
      });
      // Out of its column a bare number says nothing: 6 人.
      return 'unit' in field && field.unit !== undefined ? `${shown} ${field.unit}` : shown;
    };
    const detail = (detailFields[register.key] ?? [])
      .map((key) => fieldOf(register, key))
      // What the program sets is told where it is not as usual: a village that was closed.
      .filter((field) => !field.readOnly || row.values[field.key] !== field.default)
      .map(show)
      .filter((text) => text !== '')
      .join(' · ');
    return { id: row.id, title: titleOfValues(register, row.values, titles), detail, row, show };
  });
}

export const searchHandlers = {
  'search.all': async ({ text, limit }, call) => {
    if (wordQueries(text).length === 0) return { groups: [] };
    const groups = [];
    for (const register of searched) {
      const ids = await bestIds(register, text, limit, call);
      if (ids.length === 0) continue;
      const total = ids.length < limit ? ids.length : Math.max(ids.length, await countOfMatches(register, text, call));
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
        ? await viewIds(
            call.township.read,
            { register: key, filters: [], sort: [], withdrawn: 'without' },
            worldOf(call),
            limit,
          )
        : await bestIds(register, text, limit, call);
    const suggestions = (await described(register, ids, call)).map(({ id, title, detail }) => ({ id, title, detail }));
    return { suggestions };
  },
} satisfies Partial<OpenHandlers>;
