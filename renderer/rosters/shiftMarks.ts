// How a shift is drawn in a small cell: one character of its name and a fill that is told apart without colour.

/** `plain` to `grid` for days, `dark` and `darkLines` for nights. */
export type ShiftFill = 'plain' | 'soft' | 'dots' | 'lines' | 'grid' | 'dark' | 'darkLines' | 'darkDots';

export interface ShiftMark {
  letter: string;
  fill: ShiftFill;
}

export interface MarkedShift {
  id: string;
  name: string;
  night: boolean;
}

const dayFills: readonly ShiftFill[] = ['plain', 'soft', 'lines', 'dots', 'grid'];
const nightFills: readonly ShiftFill[] = ['dark', 'darkLines', 'darkDots'];

/** A character that no other name has, else one that no name has taken yet, else a figure. */
function letterOf(name: string, others: readonly string[], taken: ReadonlySet<string>): string {
  const letters = [...name.replace(/[\s（）()]/g, '')];
  const own = letters.find((letter) => !taken.has(letter) && others.every((other) => !other.includes(letter)));
  const free = own ?? letters.find((letter) => !taken.has(letter));
  return free ?? String(taken.size + 1);
}

/** Marks by the id of the shift. Shifts of one name (of another season or level) share one, so that 夜 stays 夜. */
export function marksOf(shifts: readonly MarkedShift[]): ReadonlyMap<string, ShiftMark> {
  const names = [...new Set(shifts.map(({ name }) => name))];
  const taken = new Set<string>();
  const byName = new Map<string, ShiftMark>();
  const used = { day: 0, night: 0 };
  for (const name of names) {
    const letter = letterOf(
      name,
      names.filter((other) => other !== name),
      taken,
    );
    taken.add(letter);
    const night = shifts.some((shift) => shift.name === name && shift.night);
    const fills = night ? nightFills : dayFills;
    const kind = night ? 'night' : 'day';
    byName.set(name, { letter, fill: fills[used[kind] % fills.length] as ShiftFill });
    used[kind] += 1;
  }
  return new Map(shifts.flatMap(({ id, name }) => [[id, byName.get(name) as ShiftMark] as const]));
}
