// All rows of a ledger against the township, and against each other. Nothing is written.
import { setImmediate } from 'node:timers/promises';
import type { ImportCounts } from '../../../../shared/contract/exchangeProcedures.ts';
import { rulesOf } from '../../registers/rules/index.ts';
import type { Db } from '../../tables.ts';
import { type Draft, shapeOf } from './draft.ts';
import type { CheckedRow, Preview, PreviewEntry } from './importState.ts';
import { isChanged, judgeRow } from './judgeRow.ts';
import { Pass } from './pass.ts';
import { readerOf } from './registerReader.ts';
import { type Resolution, resolveRow } from './resolveRow.ts';
import { loadStored } from './world.ts';

export interface CheckProgress {
  advance(done: number): void;
  signal?: AbortSignal;
}

/** Rows that are resolved and judged together, between two rests for the event loop. */
const chunk = 500;

/** Judges every row anew with what the codecs read; sets `checked`, `drafts` and `counts` of the preview. */
export async function checkRows(preview: Preview, db: Db, progress?: CheckProgress): Promise<void> {
  const { register, world } = preview;
  const pass = new Pass(register, world, preview.sheets.length > 1);
  const open = preview.rows.filter((entry) => entry.savedIn === null);
  const resolutions: Resolution[] = [];
  const accepted: boolean[] = [];
  for (let start = 0; start < open.length; start += chunk) {
    const block = open.slice(start, start + chunk);
    const resolved = block.map((entry) => resolveRow(entry, pass));
    await loadBefore(pass, db);
    resolved.forEach((resolution, at) => {
      resolutions.push(resolution);
      accepted.push(judgeRow(block[at]!, resolution, pass));
    });
    progress?.advance(resolutions.length);
    await setImmediate();
    progress?.signal?.throwIfAborted();
  }
  warnTogether(pass, resolutions, accepted);
  const changed = new Map<Draft, boolean>();
  for (const draft of pass.drafts.values()) if (draft.used) changed.set(draft, isChanged(draft));
  for (const resolution of resolutions) {
    for (const { draft } of resolution.parts) {
      if (draft.used && !changed.has(draft)) changed.set(draft, isChanged(draft));
    }
  }
  for (const [at, entry] of open.entries()) entry.checked = conclude(resolutions[at]!, accepted[at]!, changed);
  preview.drafts = [...changed].filter(([, differs]) => differs).map(([draft]) => draft);
  preview.titleOf = (key, token) => pass.titleOf(key, token);
  preview.counts = countRows(preview.rows);
}

/** Gives drafts of existing rows their values. */
async function loadBefore(pass: Pass, db: Db): Promise<void> {
  const byRegister = new Map<Draft['register'], Draft[]>();
  for (const draft of pass.unloaded.splice(0)) {
    const drafts = byRegister.get(draft.register) ?? [];
    drafts.push(draft);
    byRegister.set(draft.register, drafts);
  }
  for (const [register, drafts] of byRegister) {
    await loadStored(
      pass.world,
      db,
      register,
      drafts.map(({ id }) => id!),
    );
    const fixed = await fixedFields(register, drafts, db);
    for (const draft of drafts) {
      draft.fixed = fixed.get(draft.id!) ?? null;
      const stored = pass.world.stored.get(draft.id!);
      if (!stored) continue;
      draft.before = stored.values;
      draft.values = { ...stored.values };
      draft.version = stored.version;
    }
  }
}

async function fixedFields(register: Draft['register'], drafts: readonly Draft[], db: Db) {
  const byRow = new Map<string, ReadonlySet<string>>();
  const { writtenElsewhere } = rulesOf(register.key);
  if (!writtenElsewhere) return byRow;
  for (let start = 0; start < drafts.length; start += chunk) {
    const ids = drafts.slice(start, start + chunk).map(({ id }) => id!);
    for (const [id, fields] of await writtenElsewhere(ids, db)) byRow.set(id, fields);
  }
  return byRow;
}

/** Warnings that the register as a whole gives rise to (two 主任 in one committee). */
function warnTogether(pass: Pass, resolutions: readonly Resolution[], accepted: readonly boolean[]): void {
  const together = readerOf(pass.register.key)?.together;
  if (!together) return;
  const own = new Map<string, Resolution>();
  const rows = new Map(pass.world.together.map(({ token, values }) => [token, { token, values, own: false }]));
  for (const [at, resolution] of resolutions.entries()) {
    const draft = resolution.parts.at(-1)?.draft;
    if (!accepted[at] || !draft) continue;
    own.set(draft.token, resolution);
    rows.set(draft.token, { token: draft.token, values: draft.values, own: true });
  }
  for (const { token, problem } of together.problems([...rows.values()], pass.world.today)) {
    own.get(token)?.problems.push(problem);
  }
}

function conclude(resolution: Resolution, accepted: boolean, changed: ReadonlyMap<Draft, boolean>): CheckedRow {
  const { problems, parts, titles, doubt, chosen } = resolution;
  const checked: CheckedRow = {
    state: 'good',
    problems,
    parts: accepted ? parts : [],
    titles,
    choices: doubt?.possible ?? [],
    doubtful: doubt?.link ?? null,
    chosen,
  };
  if (problems.some(({ level }) => level === 'error')) return { ...checked, state: 'held' };
  if (!accepted) return { ...checked, state: 'doubtful' };
  if (parts.every(({ draft }) => changed.get(draft) === false)) {
    return { ...checked, state: 'unchanged', problems: problems.filter(({ code }) => code !== 'overwrites') };
  }
  return { ...checked, state: problems.some(({ level }) => level === 'warning') ? 'warned' : 'good' };
}

export function countRows(rows: readonly PreviewEntry[]): ImportCounts {
  const counts: ImportCounts = { rows: rows.length, good: 0, warned: 0, doubtful: 0, held: 0, unchanged: 0 };
  for (const { checked } of rows) counts[checked.state] += 1;
  return counts;
}

/** Drafts in an order in which they can be written: rows that others point to first. */
export function inWritingOrder(drafts: readonly Draft[]): Draft[] {
  const rank = ({ register }: Draft): number => {
    if (register.key === 'village') return 0;
    if (register.key === 'person') return 2;
    return shapeOf(register).links.some(({ target }) => target === 'person') ? 3 : 1;
  };
  return [...drafts].sort((one, other) => rank(one) - rank(other));
}
