// A row as it will be once the import is saved: one that exists and is changed, or a new one. Rows of the ledger share
// drafts: a man in two teams is one draft of a person, and two of memberships.
import { type Field, isStored, linkedRegister, type RowValues } from '../../../../shared/fields/field.ts';
import type { Register } from '../../../../shared/registers/register.ts';

export interface Fill {
  given: RowValues;
  /** The sheet and row that did. */
  by: { sheet: string; row: number };
}

export interface Draft {
  register: Register;
  /** The id of a row that exists; null for a new one. */
  id: string | null;
  /** By which other drafts point here: the id, or a name of the preview's own. */
  token: string;
  title: string;
  version: number;
  /** Stored values as they are now; null for a new row. Known once existing rows were loaded. */
  before: RowValues | null;
  /** Fields that another record writes and the import leaves; null where there are none. */
  fixed: ReadonlySet<string> | null;
  /** Values as they will be. Links to new rows hold their token. */
  values: RowValues;
  /** What rows of the ledger have filled in, in order. */
  fills: Fill[];
  /** Whether a row that will be saved needs it. */
  used: boolean;
}

/** Parts of a register that the import asks for over and over. */
export interface RegisterShape {
  register: Register;
  stored: readonly Field[];
  /** Own fields that point to rows. */
  links: readonly { field: Field; target: string; via: readonly Field[] }[];
  uniques: readonly Field[];
  defaults: RowValues;
}

const shapes = new WeakMap<Register, RegisterShape>();

export function shapeOf(register: Register): RegisterShape {
  const known = shapes.get(register);
  if (known) return known;
  const stored = register.fields.filter(isStored);
  const shape: RegisterShape = {
    register,
    stored,
    links: stored.flatMap((field) => {
      const target = linkedRegister(field);
      return target === null ? [] : [{ field, target, via: register.fields.filter(({ via }) => via === field.key) }];
    }),
    uniques: stored.filter((field) => 'unique' in field && field.unique === true),
    defaults: Object.fromEntries(stored.map((field) => [field.key, field.default ?? null])),
  };
  shapes.set(register, shape);
  return shape;
}

/** A draft of a row that does not exist yet; with null it starts from the defaults. */
export function newDraft(register: Register, token: string, values: RowValues | null, title: string): Draft {
  return {
    register,
    id: null,
    token,
    title,
    version: 0,
    before: null,
    fixed: null,
    values: values === null ? shapeOf(register).defaults : { ...shapeOf(register).defaults, ...values },
    fills: [],
    used: false,
  };
}

/** A draft of a row that exists; its values are loaded later, many at once. */
export function existingDraft(register: Register, id: string, title: string): Draft {
  return { ...newDraft(register, id, null, title), id };
}
