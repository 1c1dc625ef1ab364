// From a chosen file, or a pasted block, to sheets with a proposed register and mapping.
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { SheetFound } from '../../../../shared/contract/exchangeProcedures.ts';
import type { Register } from '../../../../shared/registers/register.ts';
import type { Call } from '../../handlers.ts';
import type { JobProgress } from '../../jobs/jobs.ts';
import { runLimited } from '../../jobs/thread.ts';
import type { Db } from '../../tables.ts';
import { fingerprint } from '../workbook/label.ts';
import { limits } from '../workbook/limits.ts';
import { readFacts } from '../workbook/preface.ts';
import type { ImportSheet, OpenImport } from './importState.ts';
import { isHeldLabel, isNumbering } from './ledgerLabels.ts';
import { isImportable, proposeFields, proposeRegister } from './mapping.ts';
import type { ReadInput, ReadOutput, ReadTable } from './readTask.ts';

const readingMemoryMb = 1024;
const readingSeconds = 300;
export const pastedName = '粘贴的内容';

/** Reads a file in its thread. @throws Refusal in words for what cannot be read. */
export async function openFile(
  handle: string,
  register: Register | null,
  call: Call,
  progress: JobProgress,
): Promise<OpenImport> {
  progress.step('正在读取文件');
  const { name, bytes } = await readBytes(handle, call);
  const read = (await runLimited({
    module: call.app.host.workerModule,
    task: 'readTables',
    input: { name, bytes } satisfies ReadInput,
    transfer: [bytes.buffer],
    memoryMb: readingMemoryMb,
    seconds: readingSeconds,
    signal: progress.signal,
    onProgress: (part) => progress.advance(Math.round(Number(part) * 100), 100),
  })) as ReadOutput;
  if (!read.tables.some((table) => table.rows.length > 0)) {
    throw new Refusal(
      'invalid',
      '这个文件里没有找到台账：要有一行栏目名称（如 姓名、联系电话），下面是一行一条的内容。请检查是否选对了文件。',
    );
  }
  return proposed(name, register, await toSheets(read, name, register, call.township.read), call.app.host.newId());
}

async function readBytes(handle: string, call: Call): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const file = await call.app.host.files.open(handle);
  const tooLarge = new Refusal(
    'invalid',
    `文件超过 ${limits.fileBytes / 1024 / 1024} MB，读不了这么大的。请拆成几个文件，分几次导入。`,
  );
  if (file.size > limits.fileBytes) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of file.read() as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limits.fileBytes) throw tooLarge;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return { name: file.name, bytes };
}

async function toSheets(read: ReadOutput, fileName: string, register: Register | null, db: Db): Promise<ImportSheet[]> {
  const sheets: ImportSheet[] = [];
  const keys = new Set<string>();
  for (const table of read.tables) {
    let key = table.sheet;
    for (let count = 2; keys.has(key); count += 1) key = `${table.sheet}（第 ${count} 张表）`;
    keys.add(key);
    sheets.push(await toSheet(table, key, fileName, register, db));
  }
  return sheets;
}

async function toSheet(
  table: ReadTable,
  key: string,
  fileName: string,
  wanted: Register | null,
  db: Db,
): Promise<ImportSheet> {
  const { sheet, hidden, columns, preface, rows } = table;
  const register = wanted ?? proposeRegister(columns, [sheet, ...preface, fileName]);
  const shape = fingerprint(columns.filter(({ label }) => !isHeldLabel(label)));
  const proposal = register === null ? null : proposeFields(register, columns);
  const remembered = register === null ? null : await rememberedFields(db, shape, register, columns);
  const fits = remembered !== null || (proposal !== null && proposal.score > 0);
  return {
    key,
    sheet,
    hidden,
    columns,
    preface,
    rows,
    fingerprint: shape,
    yearHint: yearOf(preface, [sheet, fileName]),
    proposed: {
      register: fits ? register : null,
      fields: remembered ?? proposal?.fields ?? columns.map(() => null),
      remembered: remembered !== null,
    },
    numbering: columns.findIndex(({ label, samples }) => isNumbering(label, samples)),
  };
}

/** The mapping that was used for the last file of this shape, where its fields are still there. */
async function rememberedFields(
  db: Db,
  shape: string,
  register: Register,
  columns: readonly { label: string }[],
): Promise<(string | null)[] | null> {
  const row = await db
    .selectFrom('importMapping')
    .select('mapping')
    .where('fingerprint', '=', shape)
    .where('register', '=', register.key)
    .executeTakeFirst();
  if (!row) return null;
  const fields = JSON.parse(row.mapping) as (string | null)[];
  const known = new Set(register.fields.filter(isImportable).map((field) => field.key));
  const rest = fields.map((field) => (field !== null && known.has(field) ? field : null));
  return columns.map(({ label }) => (isHeldLabel(label) ? null : (rest.shift() ?? null)));
}

/** Keeps the mapping for the next file of this shape; to be called in the transaction that saves. */
export async function rememberFields(
  db: Db,
  sheet: ImportSheet,
  register: Register,
  fields: readonly (string | null)[],
  usedAt: string,
): Promise<void> {
  const mapping = JSON.stringify(fields.filter((_, at) => !isHeldLabel(sheet.columns[at]!.label)));
  await db
    .insertInto('importMapping')
    .values({ fingerprint: sheet.fingerprint, register: register.key, mapping, usedAt })
    .onConflict((conflict) => conflict.columns(['fingerprint', 'register']).doUpdateSet({ mapping, usedAt }))
    .execute();
}

const writtenYear = /(?:19|20)\d{2}(?=\s*[年.\-/—至]|$|[^\d])/g;
const madeOn = /填报|填表|制表|统计|截至|截止/;

/** The one year that a title speaks of; the day it was filled in counts only where no title names a year. */
function yearOf(preface: readonly string[], names: readonly string[]): number | undefined {
  const facts = readFacts(preface);
  const made = facts.filter(({ label }) => madeOn.test(label)).map(({ value }) => value);
  const titles = preface.filter((text) => !/[:：]/.test(text));
  for (const texts of [titles, names, made]) {
    const years = new Set(texts.flatMap((text) => text.match(writtenYear) ?? []));
    if (years.size === 1) return Number([...years][0]);
    if (years.size > 1) return undefined;
  }
  return undefined;
}

/** The register of the file is that of most rows. */
function proposed(name: string, register: Register | null, sheets: ImportSheet[], id: string): OpenImport {
  const rows = new Map<Register, number>();
  for (const { proposed: each, rows: found } of sheets) {
    if (each.register) rows.set(each.register, (rows.get(each.register) ?? 0) + found.length);
  }
  const [most] = [...rows].sort(([, one], [, other]) => other - one);
  return { id, name, register: register ?? most?.[0] ?? null, sheets, preview: null, busy: false };
}

/** A pasted block: one table whose columns are mapped already. */
export function pastedImport(
  register: Register,
  fields: readonly (string | null)[],
  rows: readonly (readonly string[])[],
  id: string,
): OpenImport {
  const width = Math.max(fields.length, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) => {
    const field = fields[index] ?? null;
    // A field that the register does not have is refused with the mapping.
    const declared = register.fields.find(({ key }) => key === field);
    const label = declared?.label ?? `第 ${index + 1} 列`;
    return { index, label, samples: rows.slice(0, 5).map((row) => row[index] ?? '') };
  });
  const sheet: ImportSheet = {
    key: pastedName,
    sheet: pastedName,
    hidden: false,
    columns,
    preface: [],
    rows: rows.map((cells, at) => ({ row: at + 1, cells: columns.map(({ index }) => cells[index] || null) })),
    fingerprint: fingerprint(columns),
    yearHint: undefined,
    proposed: { register, fields: columns.map(({ index }) => fields[index] ?? null), remembered: false },
    numbering: -1,
  };
  return { id, name: pastedName, register, sheets: [sheet], preview: null, busy: false };
}

/** What the screen is told of the sheets. */
export function sheetsFound(open: OpenImport): SheetFound[] {
  return open.sheets.map(({ key, hidden, columns, rows, preface, proposed: { register, fields, remembered } }) => ({
    sheet: key,
    columns: columns.map(({ index, label, samples }, at) => ({
      index,
      label,
      samples,
      field: register === null ? null : (fields[at] ?? null),
      remembered,
    })),
    rows: rows.length,
    preface,
    register: register?.key ?? null,
    // What somebody hid is usually last year's list or a list of words; it can still be chosen.
    chosen: register !== null && register === open.register && rows.length > 0 && !hidden,
  }));
}
