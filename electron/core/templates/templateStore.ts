// The office's templates as they are kept: every version with its file in the encrypted database, nothing is lost.
import { createHash } from 'node:crypto';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Db, SystemTables } from '../tables.ts';
import type { TemplateProblem } from './checkNames.ts';
import type { TemplateCheck } from './template.ts';

export type TemplateRow = SystemTables['template'];
export type VersionRow = SystemTables['templateVersion'];

const pieceSize = 256 * 1024;

export const problemsOf = ({ problems }: Pick<VersionRow, 'problems'>): TemplateProblem[] =>
  JSON.parse(problems) as TemplateProblem[];

/** What the check found of a template that the office keeps; without problems it can be filled. */
export type CheckedFile = Pick<TemplateCheck, 'format' | 'placeholders' | 'problems'>;

/** @throws Refusal `notFound`. */
export async function templateById(db: Db, id: string): Promise<TemplateRow> {
  const row = await db.selectFrom('template').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('notFound', '没有这份模板。');
  return row;
}

/** @throws Refusal `conflict` for a template that is withdrawn. */
export async function templateInForce(db: Db, id: string): Promise<TemplateRow> {
  const row = await templateById(db, id);
  if (row.withdrawnAt !== null) throw new Refusal('conflict', `模板“${row.name}”已经停用。需要再用的，请先恢复。`);
  return row;
}

/** @throws Refusal `notFound`. */
export async function versionOf(db: Db, { id, name }: TemplateRow, number: number): Promise<VersionRow> {
  const row = await db
    .selectFrom('templateVersion')
    .selectAll()
    .where('template', '=', id)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) throw new Refusal('notFound', `模板“${name}”没有第 ${number} 版。`);
  return row;
}

/** The version a template is filled from. @throws Refusal `conflict` while there are only drafts. */
export async function versionInUse(db: Db, row: TemplateRow): Promise<VersionRow> {
  if (row.inUse === null)
    throw new Refusal('conflict', `模板“${row.name}”还是草稿，有要改的地方。请改好后再加入一次。`);
  return versionOf(db, row, row.inUse);
}

/** The bytes of a version as they were added. */
export async function versionBytes(db: Db, { id, sha256 }: Pick<VersionRow, 'id' | 'sha256'>): Promise<Buffer> {
  const parts = await db
    .selectFrom('templateVersionPart')
    .select('bytes')
    .where('version', '=', id)
    .orderBy('position')
    .execute();
  const bytes = Buffer.concat(parts.map((part) => part.bytes));
  if (hashOf(bytes) !== sha256)
    throw new Refusal('unavailable', '这份模板与加入时不一致，数据文件可能已损坏。请到“备份”页检查数据。');
  return bytes;
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export interface NewTemplate {
  id: string;
  report: string;
  format: TemplateRow['format'];
  name: string;
  note: string;
  at: string;
  by: string;
}

/** @throws Refusal `conflict` where the report has a template of that name. */
export async function addTemplate(trx: Db, { id, report, format, name, note, at, by }: NewTemplate): Promise<void> {
  await refuseSameName(trx, { id, report, name });
  await trx
    .insertInto('template')
    .values({
      ...{ id, report, format, name, note, inUse: null, isChosen: 0, addedAt: at, addedBy: by },
      ...{ withdrawnAt: null, withdrawnBy: null, withdrawnReason: null },
    })
    .execute();
}

/** The template in force of that name. */
export function templateNamed(db: Db, report: string, name: string): Promise<TemplateRow | undefined> {
  return db
    .selectFrom('template')
    .selectAll()
    .where('report', '=', report)
    .where('name', '=', name)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
}

/** @throws Refusal `conflict`. */
export async function refuseSameName(
  db: Db,
  { id, report, name }: Pick<TemplateRow, 'id' | 'report' | 'name'>,
): Promise<void> {
  const other = await templateNamed(db, report, name);
  if (other && other.id !== id)
    throw new Refusal('conflict', `这份报表已经有名为“${name}”的模板。请换一个名称，或作为它的新版本加入。`);
}

export interface NewVersion {
  id: string;
  template: string;
  /** Of the file. */
  name: string;
  bytes: Buffer;
  check: CheckedFile;
  at: string;
  by: string;
}

/** Keeps the next version; one without problems is used from now on. @returns its number. */
export async function addVersion(trx: Db, given: NewVersion): Promise<number> {
  const { id, template, name, bytes, check, at, by } = given;
  const last = await trx
    .selectFrom('templateVersion')
    .select('number')
    .where('template', '=', template)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const { placeholders, problems } = check;
  await trx
    .insertInto('templateVersion')
    .values({
      ...{ id, template, number, name, size: bytes.length, sha256: hashOf(bytes) },
      ...{ placeholders: placeholders.length, problems: JSON.stringify(problems), addedAt: at, addedBy: by },
    })
    .execute();
  for (let start = 0, position = 0; start < bytes.length; start += pieceSize, position += 1) {
    const piece = Buffer.from(bytes.subarray(start, start + pieceSize));
    await trx.insertInto('templateVersionPart').values({ version: id, position, bytes: piece }).execute();
  }
  if (problems.length === 0)
    await trx.updateTable('template').set({ inUse: number }).where('id', '=', template).execute();
  return number;
}

/** The template that a report is written with beside the built-in document, for each kind of file. */
export async function chosenTemplates(db: Db, report: string): Promise<TemplateRow[]> {
  return db
    .selectFrom('template')
    .selectAll()
    .where('report', '=', report)
    .where('isChosen', '=', 1)
    .where('withdrawnAt', 'is', null)
    .orderBy('format')
    .execute();
}
