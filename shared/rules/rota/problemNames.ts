// Whether a rota's problem holds together by its names. One that does not would be checked wrongly without a word:
// of two rows of one name only the last is seen, and days with a gap are counted as days on end.
import { addDays } from '../days.ts';
import { slotKey } from './layOut.ts';
import type { RotaProblem } from './problem.ts';

/** The first thing that stands twice, is named but not there, or is out of order, as a Chinese sentence; else null. */
export function namesTrouble(problem: RotaProblem): string | null {
  return twiceIn(problem) ?? gapIn(problem) ?? strangerIn(problem);
}

function twiceIn({ days, shifts, people, needs }: RotaProblem): string | null {
  const lists: [title: string, names: string[]][] = [
    ['日期 days', days.map(({ day }) => day)],
    ['班次 shifts', shifts.map(({ key }) => key)],
    ['人员 people', people.map(({ id }) => id)],
    ['用人需求 needs', needs.map(({ day, shift }) => slotKey(day, shift))],
  ];
  for (const [title, names] of lists) {
    const seen = new Set<string>();
    for (const name of names) {
      if (seen.has(name)) return `${title} 中“${name}”写了两次，请删去或改正一处。`;
      seen.add(name);
    }
  }
  return null;
}

function gapIn({ days }: RotaProblem): string | null {
  for (const [index, { day }] of days.entries()) {
    const before = days[index - 1]?.day;
    if (before === undefined || day === addDays(before, 1)) continue;
    return `日期 days 要逐日连续，${before} 后面不应是 ${day}。请补上缺的日期并按先后排列。`;
  }
  return null;
}

function strangerIn({ days, shifts, people, needs, pins, pairs }: RotaProblem): string | null {
  const known = {
    日期: new Set(days.map(({ day }) => day)),
    班次: new Set(shifts.map(({ key }) => key)),
    人员: new Set(people.map(({ id }) => id)),
    用人需求: new Set(needs.map(({ day, shift }) => slotKey(day, shift))),
  };
  const named: [where: string, kind: keyof typeof known, name: string][] = [
    ...needs.flatMap(({ day, shift }): typeof named => [
      ['用人需求 needs', '日期', day],
      ['用人需求 needs', '班次', shift],
    ]),
    ...pins.flatMap(({ day, shift, person }): typeof named => [
      ['锁定 pins', '用人需求', slotKey(day, shift)],
      ['锁定 pins', '人员', person],
    ]),
    ...pairs.flatMap(({ one, other }): typeof named => [
      ['搭档 pairs', '人员', one],
      ['搭档 pairs', '人员', other],
    ]),
    ...people.flatMap(({ name, absences, wishes }) =>
      [...absences, ...wishes].flatMap(({ shift }): typeof named =>
        shift === undefined ? [] : [[`${name}的请假或意愿`, '班次', shift]],
      ),
    ),
  ];
  const stranger = named.find(([, kind, name]) => !known[kind].has(name));
  if (stranger) {
    const [where, kind, name] = stranger;
    return `${where} 中的“${name}”不在${kind}里，请核对写法。`;
  }
  const alone = pairs.find(({ one, other }) => one === other);
  return alone ? `搭档 pairs 中“${alone.one}”与自己成对，请改正或删去。` : null;
}
