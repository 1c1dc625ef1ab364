// Full disks, read-only folders and pulled sticks, from Node or from SQLite, in words.
import { Refusal } from '../../../shared/contract/errors.ts';

type DiskReason = 'full' | 'readOnly' | 'gone' | 'tooLarge' | 'busy' | 'device' | 'damaged';

const reasons: Record<string, DiskReason> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'tooLarge',
  EROFS: 'readOnly',
  EACCES: 'readOnly',
  EPERM: 'readOnly',
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  EEXIST: 'gone',
  EISDIR: 'gone',
  ENODEV: 'gone',
  ENXIO: 'gone',
  EBUSY: 'busy',
  EIO: 'device',
};

const sqliteReasons: [prefix: string, reason: DiskReason][] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'readOnly'],
  ['SQLITE_PERM', 'readOnly'],
  ['SQLITE_CANTOPEN', 'gone'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  // A page whose authentication tag does not fit is reported as a read error.
  ['SQLITE_IOERR_DATA', 'damaged'],
  ['SQLITE_IOERR_CORRUPTFS', 'damaged'],
  ['SQLITE_IOERR', 'device'],
];

const sentences: Record<DiskReason, string> = {
  full: '磁盘空间不足，这次没有保存。请腾出空间后再试，已有数据不受影响。',
  readOnly: '这个位置不允许写入，这次没有保存。请换一个位置，或请管理员开通写入权限。',
  gone: '找不到要用的文件夹或文件，可能U盘已拔出或文件夹已被移走。请检查后再试。',
  tooLarge: '目标磁盘放不下这么大的单个文件（常见于FAT32格式的U盘），这次没有保存。请换一个位置。',
  busy: '文件正被其他程序占用，请稍候再试。',
  device: '读写磁盘时出错，这次没有保存。请检查磁盘或U盘后再试。',
  damaged: '数据文件有损坏，读不出需要的内容。请从最近的备份恢复。',
};

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

function reasonOf(code: string): DiskReason | undefined {
  return reasons[code] ?? sqliteReasons.find(([prefix]) => code.startsWith(prefix))?.[1];
}

/**
 * The refusal for an error of the disk or of the database file: `unavailable`, or `locked` when somebody holds it;
 * `details.reason` names the kind. A refusal is returned as it is. `undefined`: not an error of that sort, a fault.
 */
export function diskRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const reason = reasonOf(codeOf(error));
  if (reason === undefined) return undefined;
  return new Refusal(reason === 'busy' ? 'locked' : 'unavailable', sentences[reason], {
    details: { reason },
    cause: error,
  });
}

/** What to throw for an error: its refusal where it has one, else itself. */
export function refusalOr(error: unknown): unknown {
  return diskRefusal(error) ?? error;
}
