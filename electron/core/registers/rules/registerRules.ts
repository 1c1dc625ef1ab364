// What a register does beyond its fields. Declarations stay data; this hangs beside them by key.
import type { Problem } from '../../../../shared/contract/errors.ts';
import type { FieldValue, RowValues } from '../../../../shared/fields/field.ts';
import type { Register } from '../../../../shared/registers/register.ts';
import type { Db } from '../../tables.ts';
import type { RowChange, RowChanged } from '../change.ts';
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

/** A row that is about to be touched: changed, taken out of use, brought back, or given or relieved of a file. */
export interface RowTouch {
  register: Register;
  /** The id that a new row will have, too. */
  id: string;
  how: 'create' | 'change' | 'merge' | 'withdraw' | 'restore' | 'file';
  /** Values given in a change; empty otherwise. */
  given: Readonly<Record<string, unknown>>;
}

/** The engine's one change, handed to rules so that what follows from a row is written like everything else. */
export type ChangeRow = (change: RowChange, call: WriteCall) => Promise<RowChanged>;

export interface RegisterRules {
  /**
   * Stands around everything that touches a row, in its transaction: it may refuse before `work` runs, and write what
   * follows from the row after it. It returns what `work` returned.
   */
  around?<R>(touch: RowTouch, call: WriteCall, work: () => Promise<R>, changeRow: ChangeRow): Promise<R>;
  /** Fields of these rows that another record writes, by row: an import leaves them as they are. */
  writtenElsewhere?(ids: readonly string[], db: Db): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** Registers whose rows go out of use and come back with the row their field points to. */
  carries?: readonly { register: string; field: string }[];
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
  /** A body that is not made up as the law asks gets no registration form (registers.md §1.1). */
  formNeedsSoundRow?: true;
  /** Values for a row that is made in place through a link field of this register, e.g. the new person's village. */
  newLinked?(field: string, values: RowValues, call: WriteCall): Promise<Record<string, FieldValue>>;
}
