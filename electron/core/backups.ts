// Backups as the settings page and the command line ask for them.
import { accessSync, constants, mkdtempSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { Refusal } from '../../shared/contract/errors.ts';
import type { AppState } from './appState.ts';
import { writeAudit } from './audit.ts';
import { type VerifiedBackup, writeBackup } from './database/backup.ts';
import { shelveBackup } from './database/backupShelf.ts';
import { sendBackup } from './database/backupTransfer.ts';
import { checkOpenDatabase, verifierOf } from './database/checkTasks.ts';
import { removeLeft } from './database/durableFile.ts';
import { scratchPrefix } from './database/folder.ts';
import { retentionRule } from './database/retention.ts';
import type { Call, OpenHandlers } from './handlers.ts';
import { readAbout, writeAbout } from './session/about.ts';
import { writeSettings } from './settings.ts';
import { backupAtHand, secondFolderOf, shelvedBackups, shelvesOf } from './shelvedBackups.ts';

const kinds = { daily: '每日自动', upgrade: '升级前', manual: '手动' } as const;

/** When the newest backup was made, wherever it went; null when there was none. */
export async function lastBackupAt(app: AppState): Promise<string | null> {
  const shelved = await shelvedBackups(app);
  const made = shelved.flatMap(({ summary }) => (summary ? [summary.created] : []));
  const elsewhere = app.township?.settings.backupElsewhereAt;
  if (elsewhere) made.push(elsewhere);
  return made.toSorted().at(-1) ?? null;
}

/** Runs `work` with a copy of the key that outlives a sign-out, and wipes it. */
async function withOwnKey<T>(call: Call, work: (key: Buffer) => Promise<T>): Promise<T> {
  const key = Buffer.from(call.township.key);
  try {
    return await work(key);
  } finally {
    key.fill(0);
  }
}

function aboutNow({ app, township }: Call) {
  const { host } = app;
  return { division: township.settings.division, kind: 'manual' as const, program: host.version, now: host.now() };
}

async function backUpToShelf(call: Call, key: Buffer): Promise<{ name: string; rows: number; note: string | null }> {
  const { host } = call.app;
  const second = secondFolderOf(call.app) ?? undefined;
  const shelved = await shelveBackup(host.dataFolder, key, aboutNow(call), second, verifierOf(host));
  return {
    name: nameOf(shelved.backup.file),
    rows: shelved.backup.rows ?? 0,
    note: shelved.second?.note ?? null,
  };
}

async function backUpToFile(call: Call, key: Buffer, handle: string) {
  const { host } = call.app;
  const scratch = mkdtempSync(join(host.dataFolder, scratchPrefix));
  const target = await host.files.create(handle).catch((error: unknown) => {
    removeLeft(scratch);
    throw error;
  });
  try {
    const backup = await writeBackup(
      host.dataFolder,
      key,
      join(scratch, 'backup.ptbak'),
      aboutNow(call),
      verifierOf(host),
    );
    await sendBackup(backup.file, target.stream);
    await target.commit();
    await writeSettings(call.township.db, { backupElsewhereAt: backup.created });
    await call.township.refresh();
    return { name: target.name, rows: backup.rows ?? 0, note: null };
  } catch (error) {
    await target.discard();
    throw error;
  } finally {
    removeLeft(scratch);
  }
}

function nameOf(file: string): string {
  return file.split(/[\\/]/).at(-1)!;
}

/** What a checked backup is worth, in words. */
function verdict({ checked, created, rows }: VerifiedBackup): { ok: boolean; rows: number; message: string } {
  const day = new Date(Date.parse(created) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  if (checked === 'opened')
    return { ok: true, rows: rows ?? 0, message: `备份完好（${day}），已打开逐页检查，共 ${rows} 条记录。` };
  return {
    ok: true,
    rows: 0,
    message: `备份文件完整（${day}），但它属于另一套数据，这里没有它的密钥，未能打开检查。`,
  };
}

async function checkOwnDatabase(call: Call, key: Buffer): Promise<{ ok: boolean; rows: number; message: string }> {
  const { app, township } = call;
  const { ok, rows, findings } = await checkOpenDatabase(app.host, township.file, key);
  for (const finding of findings) app.host.log(`integrity: ${finding}`);
  if (ok) return { ok, rows, message: `数据文件完好，每一页都已检查，共 ${rows} 条记录。` };
  app.damaged = true;
  return { ok, rows, message: '数据文件有损坏。请退出登录，从最近的备份恢复；损坏的文件会另外留存。' };
}

/** A folder that may hold copies: absolute, there, writable, and not inside the data folder, where it would be no second place. */
function requireSecondPlace(folder: string, own: string): void {
  if (!isAbsolute(folder)) throw new Refusal('invalid', '请填写完整的文件夹位置，例如 E:\\备份。');
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Refusal('notFound', '找不到这个文件夹，请插好U盘或先建好文件夹，再设置。');
  }
  const inside = relative(realpathSync(own), realpathSync(folder));
  if (inside === '' || (!inside.startsWith('..') && !isAbsolute(inside))) {
    throw new Refusal('invalid', '第二备份位置不能在数据文件夹里面，请选U盘或另一块磁盘上的文件夹。');
  }
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new Refusal('unavailable', '这个文件夹不能写入，请换一个，或请管理员开通写入权限。', { cause: error });
  }
}

export const backupHandlers = {
  'backups.status': async (_input, { app }) => {
    const second = secondFolderOf(app);
    const present = shelvesOf(app).some(({ where }) => where === 'second');
    const backups = (await shelvedBackups(app)).map(({ name, bytes, where, handle, summary, problem }) => ({
      name,
      madeAt: summary?.created ?? '',
      size: bytes,
      why: summary ? kinds[summary.kind] : (problem ?? ''),
      where,
      file: handle,
    }));
    return {
      rule: retentionRule,
      backups,
      lastAt: await lastBackupAt(app),
      secondFolder: second,
      secondFolderState: second === null ? 'none' : present ? 'present' : 'absent',
    };
  },

  'backups.now': async ({ file }, call) => {
    const job = call.app.jobs.start(call.connection.id, async (progress) => {
      progress.step('正在备份并核对');
      return withOwnKey(call, async (key) => {
        const made = file === undefined ? await backUpToShelf(call, key) : await backUpToFile(call, key, file);
        call.app.upkeep.trouble = null;
        await writeAudit(call, { action: 'backup', detail: made.name });
        return made;
      });
    });
    return { job };
  },

  'backups.verify': async ({ file }, call) => {
    const job = call.app.jobs.start(call.connection.id, async (progress) => {
      progress.step('正在检查');
      return withOwnKey(call, async (key) => {
        if (file === undefined) return checkOwnDatabase(call, key);
        const backup = await backupAtHand(call.app, file);
        try {
          const { host } = call.app;
          return verdict(await verifierOf(host)(backup.file, host.dataFolder, key));
        } finally {
          backup.dispose();
        }
      });
    });
    return { job };
  },

  'backups.setSecondFolder': async ({ folder }, call) => {
    const { app, township } = call;
    if (folder !== null) requireSecondPlace(folder, app.host.dataFolder);
    await writeSettings(township.db, { backupFolder: folder });
    await township.refresh();
    const about = readAbout(app.host.dataFolder);
    if (about) writeAbout(app.host.dataFolder, { ...about, backupFolder: folder });
    await writeAudit(call, { action: 'settings', detail: '第二备份位置' });
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;
