// Villages as ledgers write them: without 村, by a former name, with the township before it.
import { nearNames } from '../../../../shared/fields/nearNames.ts';
import { shortVillageName, villageNameKeys } from '../../../../shared/rules/villageName.ts';
import { foldWord } from '../../../../shared/rules/writtenText.ts';

export interface VillageRow {
  id: string;
  name: string;
  officialName: string | null;
  formerNames: string | null;
  state: string | null;
  mergedInto: string | null;
}

export interface VillageFinder {
  /** The village meant, `guessed` when only the stem is the same (民瑞村 for 民瑞社区); undefined when none or several. */
  find(written: string): { id: string; guessed: boolean } | undefined;
  nameOf(id: string): string | undefined;
  /** The village whose name a text begins with: 和平村义务巡防队 → 和平村. */
  leading(text: string): string | undefined;
  /** Up to three names that look like the written one. */
  near(written: string): string[];
}

/** `township` are the names of the divisions above, which people write before a village's name. */
export function villageFinder(rows: readonly VillageRow[], township: readonly string[]): VillageFinder {
  const names = new Map(rows.map((row) => [row.id, row.name]));
  const exact = new Map<string, Set<string>>();
  const stems = new Map<string, Set<string>>();
  // Villages that still stand come first: a merged one keeps its name, and its people have moved.
  for (const row of [...rows].sort((one, other) => rank(one) - rank(other))) {
    const id = row.state === 'merged' && row.mergedInto !== null ? row.mergedInto : row.id;
    const former = (row.formerNames ?? '').split('、').filter((name) => name !== '');
    for (const name of [row.name, ...(row.officialName === null ? [] : [row.officialName]), ...former]) {
      for (const key of villageNameKeys(name)) add(stems, key, id);
      const short = foldWord(shortVillageName(foldWord(name)));
      for (const key of [short, foldWord(name)]) if (!exact.has(key) || rank(row) === 0) add(exact, key, id);
    }
  }
  const above = township.map(foldWord);
  const table = {
    key: 'village',
    title: '村（社区）',
    national: false,
    entries: rows.map(({ id, name }) => ({ code: id, name })),
  };

  function lookUp(written: string): { id: string; guessed: boolean } | undefined {
    const keys = villageNameKeys(written);
    for (const key of keys.slice(0, 2)) {
      const sure = only(exact.get(key));
      if (sure !== undefined) return { id: sure, guessed: false };
    }
    const stem = keys.at(-1)!;
    const id = only(stems.get(stem));
    // Without 村 or 社区 nothing else is claimed; with the other of the two words it is a guess.
    return id === undefined ? undefined : { id, guessed: stem !== keys[0] };
  }

  const leadingNames = [...exact]
    .filter(([, ids]) => ids.size === 1)
    .sort(([one], [other]) => other.length - one.length);

  return {
    find: (written) => lookUp(written) ?? lookUp(withoutTownship(foldWord(written), above)),
    nameOf: (id) => names.get(id),
    leading(text) {
      const word = withoutTownship(foldWord(text), above);
      return only(leadingNames.find(([name]) => name.length > 1 && word.startsWith(name))?.[1]);
    },
    // 村 and 社区 are common to all and say nothing about nearness.
    near: (written) => nearNames(table, villageNameKeys(written).at(-1)!),
  };
}

function rank(row: VillageRow): number {
  return row.state === null || row.state === 'active' ? 0 : 1;
}

function add(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids) ids.add(id);
  else map.set(key, new Set([id]));
}

function only(ids: ReadonlySet<string> | undefined): string | undefined {
  return ids?.size === 1 ? [...ids][0] : undefined;
}

/** 保靖县迁陵镇昂洞村 → 昂洞村. */
function withoutTownship(word: string, above: readonly string[]): string {
  let rest = word;
  for (const name of above)
    if (name !== '' && rest.startsWith(name) && rest.length > name.length) rest = rest.slice(name.length);
  return rest;
}
