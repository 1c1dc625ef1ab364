// Columns that a roster shows of the person it refers to. The value stays in 人员.
import type { Field } from '../fields/field.ts';
import { person } from './person.ts';
import { fieldOf } from './register.ts';

type Changes = Partial<
  Pick<
    Field,
    'label' | 'aliases' | 'expected' | 'required' | 'group' | 'headGroup' | 'width' | 'inGrid' | 'inPrint' | 'help'
  >
>;

/** The person field `of`, reached via the field `via` of the roster (default `person`), under the same key. */
export function fromPerson(of: string, changes: Changes & { key?: string; via?: string } = {}): Field {
  const { key = of, via = 'person', ...rest } = changes;
  const {
    unique: _unique,
    search: _search,
    pinyinSort: _sort,
    required: _required,
    expected: _expected,
    ...declared
  } = fieldOf(person, of) as Field & { unique?: boolean; pinyinSort?: boolean };
  return { inGrid: true, inPrint: true, ...declared, ...rest, key, via, of } as Field;
}
