// Photos and PDF files of a row, kept inside the encrypted database and never on disk beside it.

import { Refusal } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { AttachmentField } from '../../../shared/fields/field.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { writeAudit } from '../audit.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { changeRow } from '../registers/change.ts';
import { namedRegister } from '../registers/columns.ts';
import { writeHistory } from '../registers/historyWriting.ts';
import { titlesOf } from '../registers/rowTitles.ts';
import { rulesOf } from '../registers/rules/index.ts';
import { type WriteCall, writing } from '../registers/writeCall.ts';
import { type Db, rowsIn, type SystemTables } from '../tables.ts';
import { loadBytes, readChosenFile, sha256, storeBytes } from './attachmentBytes.ts';
import { attachmentName } from './attachmentName.ts';
import { type FileKind, fileKind } from './fileKind.ts';

type Stored = SystemTables['attachment'];
type Shown = OutputOf<'attachments.list'>['attachments'][number];

function shown({ id, field, name, kind, size, addedAt, addedBy }: Stored, call: Call): Shown {
  return { id, field, name, kind: kind as Shown['kind'], size, addedAt, addedBy: call.township.userName(addedBy) };
}

function slotOf(register: Register, key: string): AttachmentField {
  const field = register.fields.find((each) => each.key === key);
  if (field?.type !== 'attachment') throw new Refusal('invalid', `“${register.title}”没有放附件的“${key}”一栏。`);
  return field;
}

const accepted: Record<AttachmentField['accept'], string> = {
  photo: '照片（JPEG、PNG、WebP）',
  document: 'PDF 文件',
  any: '照片（JPEG、PNG、WebP）和 PDF 文件',
};

/** @throws Refusal `invalid` for a file that is something else than the slot takes, whatever its name says. */
function acceptedKind(field: AttachmentField, name: string, bytes: Buffer): FileKind {
  const found = fileKind(bytes);
  const taken = found && (field.accept === 'any' || (field.accept === 'photo') === (found.kind === 'photo'));
  if (!taken) {
    throw new Refusal('invalid', `“${name}”的内容不是可以添加的文件，“${field.label}”只收${accepted[field.accept]}。`);
  }
  return found;
}

interface Owner {
  version: number;
  title: string;
}

/** The row an attachment belongs to. @throws Refusal when it is not there, or `conflict` when it is withdrawn. */
async function ownerInUse(db: Db, register: Register, id: string): Promise<Owner> {
  const row = await rowsIn(db)
    .selectFrom(register.key)
    .select(['version', 'withdrawnAt'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('notFound', `“${register.title}”里没有这一条，可能已随导入撤销。`);
  if (row.withdrawnAt !== null) throw new Refusal('conflict', '这一条已注销，请先恢复再改动附件。');
  return { version: Number(row.version), title: (await titlesOf(db, register, [id])).get(id) ?? '' };
}

async function storedAttachment(db: Db, id: string): Promise<Stored> {
  const found = await db.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst();
  if (!found) throw new Refusal('notFound', '没有这个附件，请刷新后再试。');
  return found;
}

/** The history of the row says which file came or went. */
async function noteChange(
  write: WriteCall,
  register: Register,
  attachment: Pick<Stored, 'rowId' | 'field' | 'name'>,
  owner: Owner,
  change: [string | null, string | null],
  reason: string | null,
): Promise<void> {
  await writeHistory(write, {
    register: register.key,
    rowId: attachment.rowId,
    title: owner.title,
    action: 'change',
    reason,
    version: owner.version,
    changes: { [attachment.field]: change },
  });
}

/** Gives a row a file or takes one from it, as the rules of its register allow. */
async function touching(register: Register, id: string, write: WriteCall, work: () => Promise<void>): Promise<void> {
  const { around } = rulesOf(register.key);
  if (!around) return work();
  await around({ register, id, how: 'file', given: {} }, write, work, changeRow);
}

async function refuseSameFile(db: Db, file: Pick<Stored, 'register' | 'rowId' | 'field' | 'sha256'>): Promise<void> {
  const same = await db
    .selectFrom('attachment')
    .select('name')
    .where('register', '=', file.register)
    .where('rowId', '=', file.rowId)
    .where('field', '=', file.field)
    .where('sha256', '=', file.sha256)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (same) throw new Refusal('conflict', `这个文件已经在附件里了，名为“${same.name}”。`);
}

export const attachmentHandlers = {
  'attachments.list': async ({ register: key, id }, call) => {
    const register = namedRegister(key);
    const rows = await call.township.read
      .selectFrom('attachment')
      .selectAll()
      .where('rowId', '=', id)
      .where('register', '=', register.key)
      .where('withdrawnAt', 'is', null)
      .orderBy('addedAt')
      .orderBy('id')
      .execute();
    return { attachments: rows.map((row) => shown(row, call)) };
  },

  'attachments.add': async ({ register: key, id, field: fieldKey, file: handle }, call) => {
    const register = namedRegister(key);
    const field = slotOf(register, fieldKey);
    await ownerInUse(call.township.read, register, id);
    const file = await call.app.host.files.open(handle);
    const bytes = await readChosenFile(file);
    const kind = acceptedKind(field, file.name, bytes);
    const stored: Stored = {
      id: call.app.host.newId(),
      register: key,
      rowId: id,
      field: fieldKey,
      name: attachmentName(file.name, kind),
      kind: kind.kind,
      mediaType: kind.mediaType,
      size: bytes.length,
      sha256: sha256(bytes),
      addedAt: call.app.host.now(),
      addedBy: call.user.id,
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawnReason: null,
    };
    await writing(call, async (write) => {
      // Asked again: the row may have been withdrawn, or the file added, while it was being read.
      const owner = await ownerInUse(write.trx, register, id);
      await refuseSameFile(write.trx, stored);
      await touching(register, id, write, async () => {
        await write.trx.insertInto('attachment').values(stored).execute();
        await storeBytes(write.trx, stored.id, bytes);
        await noteChange(write, register, stored, owner, [null, stored.name], null);
      });
    });
    return { attachment: shown(stored, call) };
  },

  'attachments.read': async ({ attachment: id }, call) => {
    const stored = await storedAttachment(call.township.read, id);
    const bytes = await loadBytes(call.township.read, stored);
    // Photos and PDF often show identity papers: who looked at them is logged, once a session.
    if (!call.connection.seenAttachments.has(id)) {
      const { register, rowId, name } = stored;
      await writeAudit(call, { action: 'attachmentView', register, rowIds: [rowId], detail: name });
      call.connection.seenAttachments.add(id);
    }
    return { name: stored.name, mediaType: stored.mediaType, base64: bytes.toString('base64') };
  },

  'attachments.save': async ({ attachment: id, file: handle, reason }, call) => {
    const stored = await storedAttachment(call.township.read, id);
    const bytes = await loadBytes(call.township.read, stored);
    const file = await call.app.host.files.create(handle);
    try {
      await new Promise<void>((resolve, reject) => {
        file.stream.write(bytes, (error) => (error ? reject(error) : resolve()));
      });
      const { register, rowId, name } = stored;
      await writeAudit(call, { action: 'attachment', register, rowIds: [rowId], reason, detail: name });
      await file.commit();
    } catch (error) {
      await file.discard();
      throw error;
    }
    return { ok: true };
  },

  'attachments.withdraw': async ({ attachment: id, reason }, call) => {
    await writing(call, async (write) => {
      const stored = await storedAttachment(write.trx, id);
      if (stored.withdrawnAt !== null) throw new Refusal('conflict', `附件“${stored.name}”已经移除。`);
      const register = namedRegister(stored.register);
      const owner = await ownerInUse(write.trx, register, stored.rowId);
      await touching(register, stored.rowId, write, async () => {
        await write.trx
          .updateTable('attachment')
          .set({ withdrawnAt: write.now, withdrawnBy: write.userId, withdrawnReason: reason })
          .where('id', '=', id)
          .execute();
        await noteChange(write, register, stored, owner, [stored.name, null], reason);
      });
    });
    return { ok: true };
  },

  'attachments.restore': async ({ attachment: id }, call) => {
    await writing(call, async (write) => {
      const stored = await storedAttachment(write.trx, id);
      if (stored.withdrawnAt === null) throw new Refusal('conflict', `附件“${stored.name}”没有移除，不需要恢复。`);
      const register = namedRegister(stored.register);
      const owner = await ownerInUse(write.trx, register, stored.rowId);
      await refuseSameFile(write.trx, stored);
      await touching(register, stored.rowId, write, async () => {
        await write.trx
          .updateTable('attachment')
          .set({ withdrawnAt: null, withdrawnBy: null, withdrawnReason: null })
          .where('id', '=', id)
          .execute();
        await noteChange(write, register, stored, owner, [null, stored.name], null);
      });
    });
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;
