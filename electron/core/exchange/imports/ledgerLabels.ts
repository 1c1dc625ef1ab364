// The words by which ledgers call the columns of our registers, and those that are no column of any.
import { registers } from '../../../../shared/registers/index.ts';
import { normaliseLabel, ownLabel } from '../workbook/label.ts';
import { columnRuleLabels } from './columnRules.ts';

/** First and last column of the workbook of held rows. They are never data. */
export const sourceRowLabel = '原行号';
export const reasonLabel = '退回原因';

const heldLabels = new Set([sourceRowLabel, reasonLabel]);
const numberingWords = new Set(['序号', '编号', '序', '行号', 'no', '号']);

/** Whether the column was added by us when rows were handed back. */
export function isHeldLabel(label: string): boolean {
  return heldLabels.has(normaliseLabel(label));
}

/** Whether the column only counts the rows: 序号, or 编号 with nothing but small rising numbers. */
export function isNumbering(label: string, samples: readonly string[]): boolean {
  const word = normaliseLabel(ownLabel(label));
  if (!numberingWords.has(word)) return false;
  if (word === '序号' || word === '序' || word === '行号') return true;
  return samples.every(
    (sample, at) => /^\d{1,5}$/.test(sample) && (at === 0 || Number(sample) > Number(samples[at - 1])),
  );
}

let known: Set<string> | null = null;

/** For finding the header row: 1 for a label of any register, 0 for other words. */
export function knownLabel(label: string): number {
  known ??= new Set([
    ...registers.flatMap((register) =>
      register.fields.flatMap((field) => [field.label, ...(field.aliases ?? [])].map(normaliseLabel)),
    ),
    ...columnRuleLabels.map(normaliseLabel),
    ...numberingWords,
    ...heldLabels,
  ]);
  return known.has(normaliseLabel(label)) ? 1 : 0;
}
