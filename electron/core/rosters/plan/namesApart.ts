// Two people of one name in a team must not look alike on its wall sheet: each name then says in brackets what tells
// them apart, the shortest that does.

export interface Named {
  id: string;
  name: string;
  /** In words; null where not known. */
  sex: string | null;
  village: string | null;
  phone: string | null;
}

const traits: readonly ((person: Named) => string | null)[] = [
  ({ sex }) => sex,
  ({ village }) => village,
  ({ phone }) => (phone === null ? null : `尾号${phone.slice(-4)}`),
];

const order = '甲乙丙丁戊己庚辛壬癸';
const nth = (index: number): string => order[index] ?? String(index + 1);

/** The trait by which all of them differ, as words; null where it leaves any two alike. */
function told(people: readonly Named[], trait: (typeof traits)[number]): string[] | null {
  const words = people.map(trait);
  return words.every((word) => word !== null) && new Set(words).size === words.length ? (words as string[]) : null;
}

/** What each person is called among these, by id: his name, with a word in brackets where another has the same. */
export function namesApart(people: readonly Named[]): Map<string, string> {
  const called = new Map<string, string>();
  for (const [name, alike] of Map.groupBy(people, (person) => person.name)) {
    if (alike.length === 1) {
      called.set(alike[0]!.id, name);
      continue;
    }
    // In the order they were entered, so that 甲 stays 甲.
    const sorted = alike.toSorted((a, b) => a.id.localeCompare(b.id));
    const words = traits.map((trait) => told(sorted, trait)).find((found) => found !== null);
    for (const [index, { id }] of sorted.entries()) called.set(id, `${name}（${words?.[index] ?? nth(index)}）`);
  }
  return called;
}
