// The two ends that every codec's `read` has in common.
import type { Problem } from '../contract/errors.ts';
import { type Cell, cellText, isBlank } from './cell.ts';
import { accept, problemOf, type ReadResult, refuse } from './codec.ts';
import type { Field, FieldValue } from './field.ts';
import { saysNothing } from './tidyText.ts';

/** The answer for cells that need no parsing: null for a blank one, a refusal for an error of the workbook; else undefined. */
export function readBlankOrError(cell: Cell, field: Field): ReadResult | undefined {
  if (isBlank(cell)) return accept(null);
  if (cell.kind !== 'error') return undefined;
  return refuse(
    field,
    'cellError',
    `单元格里是出错的公式（${cellText(cell)}），请改成${field.label}的内容后重新填写。`,
  );
}

/** As `readBlankOrError`; in fields of numbers, days and identifiers "无", "—" and "/" mean blank too. */
export function readNothingOrError(cell: Cell, field: Field): ReadResult | undefined {
  const answer = readBlankOrError(cell, field);
  if (answer !== undefined) return answer;
  return cell.kind === 'text' && saysNothing(cell.text) ? accept(null) : undefined;
}

/** The refusal of a number whose middle an export has hidden: writing it back would destroy the real one. */
export function readMasked(cell: Cell, field: Field): ReadResult | undefined {
  if (!/[*＊]{3}/.test(cellText(cell))) return undefined;
  const message = `${field.label}中间几位已隐去，不能保存；请填写完整的号码，或者导出时写明理由、显示完整号码。`;
  return refuse(field, 'masked', message);
}

/** A read value with all that was found about it: usable unless something is an error. */
export function judged(value: FieldValue, problems: Problem[]): ReadResult {
  return problems.some((problem) => problem.level === 'error') ? { ok: false, problems } : accept(value, problems);
}

/** The problem of a JSON value whose type is not the field's. */
export function wrongKind(field: Field, expected: string): Problem[] {
  return [problemOf(field, 'error', 'wrongKind', `${field.label}应为${expected}。`)];
}

/** A rule's problem as one of this field. */
export function atField(field: Field, problem: Problem): Problem {
  return { ...problem, field: field.key, label: field.label };
}

/** A rule's refusal as the answer of `read`. */
export function refuseBy(field: Field, problem: Problem): ReadResult {
  return { ok: false, problems: [atField(field, problem)] };
}
