// Turns what the operating system says about a file into a sentence that names the way out.
import { Refusal } from '../../shared/contract/errors.ts';

const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Why a file the user chose cannot be read. Unknown causes come back as they are, so that they stay faults. */
export function readTrouble(error: unknown, name: string): unknown {
  switch (errorCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Refusal('notFound', `找不到文件“${name}”，它可能已被移动、改名或删除，请重新选择。`, { cause: error });
    case 'EISDIR':
      return new Refusal('invalid', `“${name}”是一个文件夹，请选择文件。`, { cause: error });
    case 'EACCES':
    case 'EPERM':
      return new Refusal('unavailable', `没有读取“${name}”的权限，请换一个文件，或请管理员开放权限。`, {
        cause: error,
      });
    case 'EBUSY':
      return new Refusal('locked', `“${name}”正被其他程序独占，请先在那个程序里关闭它，再试一次。`, { cause: error });
    case 'EIO':
      return new Refusal('unavailable', `读取“${name}”时出错，U 盘或磁盘可能已损坏或被拔出，请检查后再试。`, {
        cause: error,
      });
    default:
      return error;
  }
}

/**
 * Why a file cannot be written. `replacing` says that a file of that name is there already: then a refused access
 * means the file is open in another program (Windows) or is marked read-only, not that the folder is closed.
 */
export function writeTrouble(error: unknown, name: string, replacing: boolean): unknown {
  switch (errorCode(error)) {
    case 'EBUSY':
      return openElsewhere(error, name);
    case 'EACCES':
    case 'EPERM':
      if (replacing) return openElsewhere(error, name);
      return new Refusal('unavailable', `没有在这个文件夹里保存“${name}”的权限，请换一个文件夹。`, { cause: error });
    case 'EROFS':
      return new Refusal('unavailable', `这个文件夹是只读的，不能保存“${name}”，请换一个文件夹。`, { cause: error });
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new Refusal('unavailable', `磁盘空间不够，“${name}”没有保存。请清理磁盘或换一个位置再试。`, {
        cause: error,
      });
    case 'ENOENT':
    case 'ENOTDIR':
      return new Refusal('notFound', `要保存到的文件夹不存在，可能已被移动，或 U 盘已拔出。请重新选择位置。`, {
        cause: error,
      });
    case 'EISDIR':
      return new Refusal('invalid', `“${name}”已经是一个文件夹的名字，请换一个文件名。`, { cause: error });
    case 'ENAMETOOLONG':
      return new Refusal('invalid', '文件名太长，请改短一些再保存。', { cause: error });
    case 'EINVAL':
      return new Refusal('invalid', `文件名“${name}”里有系统不允许的字符，请换一个文件名。`, { cause: error });
    case 'EIO':
      return new Refusal('unavailable', `写入“${name}”时出错，U 盘或磁盘可能已损坏或被拔出，请检查后再试。`, {
        cause: error,
      });
    default:
      return error;
  }
}

const openElsewhere = (cause: unknown, name: string): Refusal =>
  new Refusal('locked', `“${name}”正在别的程序（如 WPS）里打开，或是只读文件。请先关闭它，或换一个文件名再保存。`, {
    cause,
  });
