// What a template may name, and what is filled in for the names.

/** `truth` only decides conditions; nothing is printed for it. */
export type SlotKind = 'text' | 'number' | 'truth';

export interface TemplateNames {
  /** Kinds by label. */
  single: ReadonlyMap<string, SlotKind>;
  /** Kinds of a row's labels, by the label of the list. */
  lists: ReadonlyMap<string, ReadonlyMap<string, SlotKind>>;
  /** Single figures of the whole office; within a row of `parts` they would pass for the row's own. */
  wholes?: ReadonlySet<string>;
  /** Lists whose rows hold the figures of a part of the office. */
  parts?: ReadonlySet<string>;
}

/** Text stays text (identifiers too); a number is exact decimal text; null is nothing recorded and stays empty. */
export type SlotValue =
  | { kind: 'text'; text: string }
  | { kind: 'number'; decimal: string }
  | { kind: 'truth'; holds: boolean }
  | null;

export type SlotRow = ReadonlyMap<string, SlotValue>;

export interface TemplateValues {
  single: SlotRow;
  lists: ReadonlyMap<string, { columns: readonly string[]; rows: readonly SlotRow[] }>;
}

/** Whether a condition on a value holds: text that is not empty, a number that is not zero. */
export function slotHolds(value: SlotValue | undefined): boolean {
  if (!value) return false;
  if (value.kind === 'truth') return value.holds;
  return value.kind === 'text' ? value.text !== '' : /[1-9]/u.test(value.decimal);
}
