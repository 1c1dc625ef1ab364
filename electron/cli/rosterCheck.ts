// `roster check FILE.json`: any rota against the rules written beside it. It needs no data folder and signs nobody in.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refusal } from '../../shared/contract/errors.ts';
import { checkRota } from '../../shared/rules/rota/checkRota.ts';
import { rotaFileSchema } from '../../shared/rules/rota/problemSchema.ts';
import { readJson } from './arguments.ts';

/**
 * Reads `{ problem, assignments }` and gives the violations in words, everybody's counts and the spreads. Throws
 * WrongUsage for a file that is no JSON, a Refusal for one that cannot be read or is no such rota.
 */
export function checkRosterFile(file: string) {
  const read = rotaFileSchema.safeParse(readJson(readText(file), file));
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.join('.') ?? '';
    throw new Refusal('invalid', `文件不是完整的排班表：${where} ${issue?.message ?? ''}。请核对后重试。`);
  }
  try {
    return checkRota(read.data.problem, read.data.assignments);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal('invalid', `排班表里有名称对不上：${error.message}。请核对日期、班次和人员的写法。`, {
      cause: error,
    });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(resolve(file), 'utf8');
  } catch (error) {
    throw new Refusal('notFound', `读不到文件 ${file}，请核对文件名和位置。`, { cause: error });
  }
}
