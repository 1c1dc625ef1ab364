// One payment for one dispute, however often it was entered.
import { daysBetween } from '../../days.ts';

/** What tells whether two cases are one dispute. */
export interface DisputeFacts {
  id: string;
  /** Its row in the ledger of disputes. */
  dispute: string | null;
  /** 纠纷类型. */
  kind: string | null;
  /** The day it came in: acceptance, else closing, else registration. */
  day: string;
  /** Its parties, each once: persons, credit codes, or names where there is neither. */
  parties: readonly string[];
  isPaid: boolean;
}

export interface SameDispute {
  /** The case that the other one repeats. */
  other: string;
  why: string;
}

/** An organisation's or person's name without blanks, brackets in one width. */
export const plainName = (name: string): string => name.replace(/\s/gu, '').replaceAll('(', '（').replaceAll(')', '）');

/** What stands for a party when cases are compared. */
export function partyMark(party: {
  person: string | null;
  creditCode: string | null;
  organisation: string | null;
  name: string | null;
}): string | null {
  if (party.person !== null) return `person:${party.person}`;
  if (party.creditCode !== null) return `code:${party.creditCode.toUpperCase()}`;
  const name = plainName(party.organisation ?? party.name ?? '');
  return name === '' ? null : `name:${name}`;
}

/**
 * For each case that repeats another: the cases that it repeats, paid ones first, then the earliest. Two cases are
 * taken for one dispute when they have the same row in the ledger, or the same parties and type (a type not filled in
 * counts as the same) within `days` days. Of two unpaid ones the later is the repetition; a paid one never is.
 */
export function repeatedDisputes(
  cases: readonly DisputeFacts[],
  days: number,
): ReadonlyMap<string, readonly SameDispute[]> {
  const ordered = cases.toSorted((left, right) => compareText(left.day, right.day) || compareText(left.id, right.id));
  const found = new Map<string, SameDispute[]>();
  const note = (repetition: DisputeFacts, first: DisputeFacts, why: string): void => {
    if (repetition.isPaid) return;
    const list = found.get(repetition.id) ?? [];
    if (!list.some(({ other }) => other === first.id)) list.push({ other: first.id, why });
    found.set(repetition.id, list);
  };
  for (const group of groupsBy(ordered, ({ dispute }) => dispute)) {
    for (const [earlier, later] of pairs(group)) tell(note, earlier, later, '矛盾纠纷台账里是同一条');
  }
  for (const group of groupsBy(ordered, partiesKey)) {
    for (const [earlier, later] of pairs(group)) {
      const apart = daysBetween(earlier.day, later.day);
      if (apart > days || !mayBeSameKind(earlier.kind, later.kind)) continue;
      tell(note, earlier, later, apart === 0 ? '当事人和纠纷类型相同，同日' : `当事人和纠纷类型相同，相隔 ${apart} 天`);
    }
  }
  const paid = new Set(cases.filter(({ isPaid }) => isPaid).map(({ id }) => id));
  for (const list of found.values())
    list.sort((left, right) => Number(paid.has(right.other)) - Number(paid.has(left.other)));
  return found;
}

/** Two cases as one key, whichever comes first. */
export const pairKey = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);

function tell(
  note: (repetition: DisputeFacts, first: DisputeFacts, why: string) => void,
  earlier: DisputeFacts,
  later: DisputeFacts,
  why: string,
): void {
  // An unpaid case repeats a paid one even when it came in before it.
  if (later.isPaid && !earlier.isPaid) note(earlier, later, why);
  else note(later, earlier, why);
}

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
const mayBeSameKind = (one: string | null, other: string | null): boolean =>
  one === null || other === null || one === other;
const partiesKey = ({ parties }: DisputeFacts): string | null =>
  parties.length === 0 ? null : [...new Set(parties)].sort().join('\n');

function groupsBy(cases: readonly DisputeFacts[], keyOf: (one: DisputeFacts) => string | null): DisputeFacts[][] {
  const groups = new Map<string, DisputeFacts[]>();
  for (const one of cases) {
    const key = keyOf(one);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function* pairs(group: readonly DisputeFacts[]): Generator<[DisputeFacts, DisputeFacts]> {
  for (let later = 1; later < group.length; later += 1) {
    for (let earlier = 0; earlier < later; earlier += 1) yield [group[earlier]!, group[later]!];
  }
}
