// How parties are named in one line: in lists, titles and sentences.
import type { Dossier, PartyFacts } from './dossier.ts';

const joined = '、';

/** A party's name: the person's or the organisation's. */
export function partyName(party: Pick<PartyFacts, 'name' | 'organisation'>): string {
  return party.name ?? party.organisation ?? '（未写名称的当事人）';
}

/** 张三、李四; cut with 等5方 only where the line would be longer than `limit` characters. */
export function partyNames(parties: readonly PartyFacts[], limit = 300): string {
  const names = parties.map(partyName);
  const whole = names.join(joined);
  if (whole.length <= limit) return whole;
  const rest = `等${names.length}方`;
  let shown = '';
  for (const name of names) {
    const longer = shown === '' ? name : `${shown}${joined}${name}`;
    if (longer.length + rest.length > limit) break;
    shown = longer;
  }
  return `${shown}${rest}`;
}

/** People on all sides: what a party says of its side, or one each (mediation.md §3.2, 涉及当事人数). */
export function partyCount(dossier: Dossier): number {
  return dossier.parties.reduce((sum, { sidePeople }) => sum + (sidePeople ?? 1), 0);
}

/**
 * 张三与李四邻里纠纷: the first of each side, 等 where a side has more; a third party only where a side is missing. `kindName` is the name of the kind of dispute; null
 * where it is not known yet. At most `limit` characters.
 */
export function caseTitle(
  parties: readonly Pick<PartyFacts, 'side' | 'name' | 'organisation'>[],
  kindName: string | null,
  limit = 100,
): string {
  const sides = new Map<string | null, string[]>();
  for (const party of parties) sides.set(party.side, [...(sides.get(party.side) ?? []), partyName(party)]);
  const names = [...sides]
    .sort(([a], [b]) => (a ?? '9').localeCompare(b ?? '9'))
    .slice(0, 2)
    .map(([, all]) => short(all));
  const kind = kindName === null || kindName === '其他纠纷' ? '纠纷' : kindName;
  const title = `${names.join('与')}${kind}`;
  return title.length <= limit ? title : `${title.slice(0, limit - kind.length - 1)}…${kind}`;
}

function short(names: readonly string[]): string {
  return names.length > 1 ? `${names[0]}等` : names[0]!;
}
