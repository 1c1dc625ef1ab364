// `roster check FILE.json`: any rota against the rules written beside it. It needs no data folder and signs nobody in.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { core } from 'zod';
import { Refusal } from '../../shared/contract/errors.ts';
import { checkRota } from '../../shared/rules/rota/checkRota.ts';
import { namesTrouble } from '../../shared/rules/rota/problemNames.ts';
import { rotaFileSchema } from '../../shared/rules/rota/problemSchema.ts';
import { readJson } from './arguments.ts';

/**
 * Reads `{ problem, assignments }` and gives the violations in words, everybody's counts and the spreads. Throws
 * WrongUsage for a file that is no JSON, a Refusal for one that cannot be read or is no such rota.
 */
export function checkRosterFile(file: string) {
  const read = rotaFileSchema.safeParse(readJson(readText(file), file), { error: issueWords });
  if (!read.success) {
    const issue = read.error.issues[0]!;
    const where = issue.path.length === 0 ? '' : `${issue.path.join('.')} `;
    throw new Refusal('invalid', `文件不是完整的排班表：${where}${issue.message}。请核对后重试。`);
  }
  const trouble = namesTrouble(read.data.problem);
  if (trouble !== null) throw new Refusal('invalid', `排班表前后对不上：${trouble}`);
  return checkRota(read.data.problem, read.data.assignments);
}

const kinds: Partial<Record<string, string>> = {
  array: '列表',
  object: '一组栏目',
  string: '文字',
  number: '数',
  int: '整数',
  boolean: 'true 或 false',
};

/** What is wrong at one place of the file; what the schema words itself stays as it is. */
function issueWords(issue: core.$ZodRawIssue): string {
  if (issue.code === 'unrecognized_keys') return `有不认识的栏目“${issue.keys.join('、')}”`;
  if (issue.code === 'invalid_value') return `只能写 ${issue.values.join('、')}`;
  if (issue.code === 'too_small')
    return issue.origin === 'string' || issue.origin === 'array' ? '不能是空的' : `不能小于 ${issue.minimum}`;
  if (issue.code === 'too_big')
    return issue.origin === 'array' ? `最多 ${issue.maximum} 项` : `不能大于 ${issue.maximum}`;
  if (issue.code !== 'invalid_type') return '写法不对';
  const kind = kinds[issue.expected] ?? issue.expected;
  return issue.input === undefined ? `没有写，要写${kind}` : `要写${kind}`;
}

function readText(file: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(file));
  } catch (error) {
    throw new Refusal('notFound', `读不到文件 ${file}，请核对文件名和位置。`, { cause: error });
  }
  try {
    // Takes off a byte order mark, as Windows' Notepad writes one.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Refusal('invalid', `文件 ${file} 不是 UTF-8 编码的文本，请另存为 UTF-8 后重试。`, { cause: error });
  }
}
