// Of whom figures are shown: of the whole township, or of one village, committee, team or line alone; as it stands in an
// address.
import type { InputOf } from '../../shared/contract/index.ts';

/** Of whom figures can be asked; both kinds of committees go by `committee` to the core. */
export type OnlyKey = 'village' | 'securityCommittee' | 'peopleCommittee' | 'team' | 'line';

export interface Only {
  key: OnlyKey;
  id: string;
}

type Query = Readonly<Record<string, string>>;

const keys: readonly OnlyKey[] = ['village', 'securityCommittee', 'peopleCommittee', 'team', 'line'];

export function readOnly(query: Query): Only | null {
  const key = keys.find((each) => query[each]);
  return key === undefined ? null : { key, id: query[key]! };
}

/** The part of an address that `readOnly` reads. */
export const queryOfOnly = (only: Only | null): Record<string, string> =>
  only === null ? {} : { [only.key]: only.id };

export function scopeOf(only: Only | null): NonNullable<InputOf<'indicators.figures'>['scope']> {
  if (only === null) return {};
  switch (only.key) {
    case 'securityCommittee':
    case 'peopleCommittee':
      return { committee: only.id };
    default:
      return { [only.key]: only.id };
  }
}
