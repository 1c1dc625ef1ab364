// What a register does beyond its fields. Declarations stay data; this hangs beside them by key.
import type { Problem } from '../../../../shared/contract/errors.ts';
import type { FieldValue, RowValues } from '../../../../shared/fields/field.ts';
import type { WriteCall } from '../writeCall.ts';

export interface RowBeingWritten {
  /** Null for a new row. */
  id: string | null;
  values: RowValues;
  /** As it was; null for a new row. */
  before: RowValues | null;
  /** Fields given in this change. */
  changed: ReadonlySet<string>;
}

export interface RegisterRules {
  /** Values that follow from others; returned ones replace what was given. Pure. */
  derive?(row: RowBeingWritten): Record<string, FieldValue>;
  /** Values the program gives where nobody typed one, and for which it must ask other rows, e.g. a running number. */
  complete?(row: RowBeingWritten, call: WriteCall): Promise<Record<string, FieldValue>>;
  /** Contradictions inside the row. Pure. */
  checkValues?(values: RowValues): Problem[];
  /** Problems that other rows cause. */
  checkAgainst?(row: RowBeingWritten, call: WriteCall): Promise<Problem[]>;
  /** What is wrong with the row as it stands, shown with it. Pure; sees computed values. */
  standing?(values: RowValues): Problem[];
  /** Values for a row that is made in place through a link field of this register, e.g. the new person's village. */
  newLinked?(field: string, values: RowValues, call: WriteCall): Promise<Record<string, FieldValue>>;
}
