// Why a cell of a rota holds who it holds: everybody else, and what speaks against him there. First what rules him out,
// then, where he could stand there instead, the first aim in order that would be worse, counted out.

import { daysBefore, slotViolations } from './checkRota.ts';
import type { PersonCounts, RotaCells } from './counts.ts';
import { cellsOf, countsFor, countsOf } from './counts.ts';
import type { LaidOut, RotaSlot } from './layOut.ts';
import { layOut, slotKey } from './layOut.ts';
import type { RotaAssignment, RotaLoad, RotaProblem } from './problem.ts';
import { rotaLoads } from './problem.ts';
import { barrierWords, exclusionOf, namesWords, slotWords } from './rotaWords.ts';

/** Somebody else for a cell. */
export interface Alternative {
  person: string;
  name: string;
  /** A rule stands against him; otherwise he could take the cell over. */
  barred: boolean;
  /** What rules him out, or what would become worse (or not) with him, without his name. */
  reason: string;
  /** How much worse the rota gets with him, aim by aim in order; empty where he is barred. */
  worse: readonly number[];
}

export interface CellReasons {
  sentence: string;
  /** Best first, those ruled out last. */
  alternatives: Alternative[];
}

const loadWords: Record<RotaLoad, { what: string; unit: string }> = {
  duties: { what: '班次', unit: '班' },
  nights: { what: '夜班', unit: '个' },
  weekends: { what: '周末班', unit: '个' },
  holidays: { what: '节假日班', unit: '个' },
};

/** A rota ready to be asked about. */
export interface Placing {
  laid: LaidOut;
  cells: RotaCells;
  counts: readonly PersonCounts[];
}

/** Readies a rota of a laid-out problem for questions about many of its cells. */
export function placingOf(laid: LaidOut, rota: readonly RotaAssignment[]): Placing {
  const { cells } = cellsOf(laid, rota);
  return { laid, cells, counts: countsOf(laid, cells) };
}

const serves = ({ laid, cells }: Placing, row: number, slot: number) => cells[row * laid.slots.length + slot] === 1;

/** What keeps a person out of a slot beside his other duties in this rota; null where nothing does. */
export function ruledOut(placing: Placing, row: number, slot: RotaSlot): string | null {
  const { laid } = placing;
  const { problem, slots } = laid;
  const person = problem.people[row]!;
  const barrier = laid.barriers[row * slots.length + slot.index];
  if (barrier) return barrierWords(barrier);
  const held = slots.filter((each) => each.index !== slot.index && serves(placing, row, each.index));
  for (const other of held) {
    const [earlier, later] = other.index < slot.index ? [other, slot] : [slot, other];
    if (later.from >= earlier.free) continue;
    const where = slotWords(other);
    const kind = exclusionOf(laid, earlier, later);
    if (kind === 'overlap') return `同时在${where}`;
    if (other.day === slot.day) return `当天已排${other.shift.title}`;
    return other === earlier ? `${where}后须休息` : `${where}前须休息`;
  }
  if (person.mostDuties !== undefined && held.length >= person.mostDuties)
    return `已到班次上限 ${person.mostDuties} 班`;
  if (slot.night && person.mostNights !== undefined && held.filter((each) => each.night).length >= person.mostNights)
    return `已到夜班上限 ${person.mostNights} 个`;
  const { dutiesPerWeek, nightsOnEnd, daysOnEnd } = problem.rules;
  const inWeek = held.filter((each) => each.week === slot.week).length + (laid.inWeekOutside[row]!.get(slot.week) ?? 0);
  if (dutiesPerWeek !== undefined && inWeek >= dutiesPerWeek) return `本周已排 ${dutiesPerWeek} 班`;
  if (slot.night && nightsOnEnd !== undefined && runThrough(laid, row, held, slot, true) > nightsOnEnd)
    return `连续夜班将超过 ${nightsOnEnd} 个`;
  if (daysOnEnd !== undefined && runThrough(laid, row, held, slot, false) > daysOnEnd)
    return `连续上班将超过 ${daysOnEnd} 天`;
  return null;
}

function runThrough(laid: LaidOut, row: number, held: readonly RotaSlot[], slot: RotaSlot, nights: boolean): number {
  const days = new Set(held.filter((each) => each.night || !nights).map((each) => each.day));
  for (const day of daysBefore(laid, laid.problem.people[row]!, nights)) days.add(day);
  days.add(slot.day);
  const step = (from: string, by: 1 | -1) =>
    new Date(new Date(`${from}T00:00:00Z`).getTime() + by * 86_400_000).toISOString().slice(0, 10);
  let length = 1;
  for (const by of [1, -1] as const) {
    for (let day = step(slot.day, by); days.has(day); day = step(day, by)) length += 1;
  }
  return length;
}

/** The needs a slot's people would break with one of them replaced, in words; null where they hold. */
function staffingWith(placing: Placing, slot: RotaSlot, out: number, into: number): string | null {
  const { laid, cells } = placing;
  const width = laid.slots.length;
  const people = laid.problem.people;
  // Changed in place and back again: a copy for each of many people costs more than the question.
  if (out >= 0) cells[out * width + slot.index] = 0;
  cells[into * width + slot.index] = 1;
  const broken = slotViolations(laid, cells, slot);
  cells[into * width + slot.index] = 0;
  if (out >= 0) cells[out * width + slot.index] = 1;
  for (const violation of broken) {
    if (violation.rule === 'leaders')
      return out >= 0 && people[out]!.leader ? '不能带班，换上后本班缺带班人' : '不能带班';
    if (violation.rule === 'drivers') return '不是驾驶员，换上后本班缺驾驶员';
    if (violation.rule === 'experienced') return '换上后本班缺有经验的人';
    if (violation.rule === 'fresh')
      return people[into]!.fresh ? '是新队员，本班没有有经验的人带' : '换上后新队员没有有经验的人带';
    if (violation.rule === 'apart') return '与本班另一人不能同班';
    if (violation.rule === 'together') return '同班的搭档不在本班';
  }
  return null;
}

/** How much worse each aim gets (by the squares of the loads, then wishes, then changes) with one replaced by another. */
function worseWith({ laid, counts }: Placing, slot: RotaSlot, out: number, into: number): number[] {
  const width = laid.slots.length;
  const worse = rotaLoads.map((load) => {
    if (!countsFor(load, slot)) return 0;
    const gains = 2 * counts[into]!.total[load] + 1;
    return out < 0 ? gains : gains - (2 * counts[out]!.total[load] - 1);
  });
  const mine = out < 0 ? 0 : laid.wishCost[out * width + slot.index]!;
  const stays = out < 0 ? 0 : 1 - laid.previous[out * width + slot.index]!;
  const changes = laid.problem.previous ? 1 - laid.previous[into * width + slot.index]! - stays : 0;
  return [...worse, laid.wishCost[into * width + slot.index]! - mine, changes];
}

/** Everybody who might hold a cell instead of `out` (−1: the seat is empty), best first. */
export function alternativesFor(placing: Placing, slot: RotaSlot, out: number): Alternative[] {
  const { laid, counts } = placing;
  const found = laid.problem.people.flatMap((person, row): Alternative[] => {
    if (row === out) return [];
    const base = { person: person.id, name: person.name };
    if (serves(placing, row, slot.index)) return [{ ...base, barred: true, reason: '已在本班', worse: [] }];
    const against = ruledOut(placing, row, slot) ?? staffingWith(placing, slot, out, row);
    if (against !== null) return [{ ...base, barred: true, reason: against, worse: [] }];
    const worse = worseWith(placing, slot, out, row);
    const total = (load: RotaLoad) => counts[row]!.total[load];
    const decides = worse.findIndex((value) => value !== 0);
    const load = rotaLoads[decides];
    let reason = `班次同为 ${total('duties')} 班，其他条件也相同`;
    if (load !== undefined) {
      const { what, unit } = loadWords[load];
      const other = out < 0 ? '' : `（现任 ${counts[out]!.total[load] - 1} ${unit}，不计本班）`;
      const side = worse[decides]! > 0 ? '较多' : '较少';
      reason = out < 0 ? `${what}已有 ${total(load)} ${unit}` : `${what}已有 ${total(load)} ${unit}，${side}${other}`;
    } else if (decides === rotaLoads.length) reason = worse[decides]! > 0 ? '个人意愿较不合' : '个人意愿更合';
    else if (decides > rotaLoads.length) reason = worse[decides]! > 0 ? '会多改一处' : '会少改一处';
    return [{ ...base, barred: false, reason, worse }];
  });
  return found.toSorted((a, b) => Number(a.barred) - Number(b.barred) || compareWorse(a.worse, b.worse));
}

function compareWorse(a: readonly number[], b: readonly number[]): number {
  for (const [place, value] of a.entries()) if (value !== b[place]) return value - b[place]!;
  return 0;
}

/**
 * Why a person holds a cell. Throws RangeError for a cell that the rota does not have or that he does not hold.
 */
export function whyCell(problem: RotaProblem, rota: readonly RotaAssignment[], cell: RotaAssignment): CellReasons {
  return whyLaidOut(placingOf(layOut(problem), rota), cell);
}

/** The same over a problem laid out before, for the reasons of a whole rota. */
export function whyLaidOut(placing: Placing, cell: RotaAssignment): CellReasons {
  const { laid } = placing;
  const row = laid.personIndex.get(cell.person) ?? -1;
  const slot = laid.slots[laid.slotIndex.get(slotKey(cell.day, cell.shift)) ?? -1];
  if (slot === undefined || row < 0 || !serves(placing, row, slot.index))
    throw new RangeError(`not in the rota: ${cell.day} ${cell.shift} ${cell.person}`);
  const person = laid.problem.people[row]!;
  const alternatives = alternativesFor(placing, slot, row);
  if (laid.pinned[row * laid.slots.length + slot.index] === 1)
    return { sentence: `${person.name}由人工锁定在${slotWords(slot)}。`, alternatives };
  const barred = alternatives.filter((each) => each.barred && each.reason !== '已在本班');
  const able = alternatives.filter((each) => !each.barred);
  const parts = barredWords(barred);
  if (able.length === 0) parts.push(`只有${person.name}可排`);
  else parts.push(decisionWords(placing, slot, row, able));
  return { sentence: `${parts.join('；')}。`, alternatives };
}

/** Reasons with those they hold for, the frequent together: 李四当天请假；赵一、钱二等 12 人不能带班. */
function barredWords(barred: readonly Alternative[]): string[] {
  return [...Map.groupBy(barred, (each) => each.reason)].map(
    ([reason, people]) =>
      `${namesWords(
        people.map(({ name }) => name),
        3,
      )}${reason}`,
  );
}

function decisionWords(placing: Placing, slot: RotaSlot, row: number, able: readonly Alternative[]): string {
  const { laid, counts } = placing;
  const name = laid.problem.people[row]!.name;
  const among = `在可排的 ${able.length + 1} 人中`;
  const aims = rotaLoads.filter((load) => countsFor(load, slot));
  const over = laid.problem.people.some(({ history }) => history.duties > 0) ? '，含以前各月' : '';
  // The first count in which he is below everybody else who could stand there decides for good.
  let rest = able;
  const said: string[] = [];
  for (const load of aims) {
    const mine = counts[row]!.total[load] - 1;
    const place = rotaLoads.indexOf(load);
    const more = rest.filter((each) => each.worse[place]! > 0);
    const fewer = rest.filter((each) => each.worse[place]! < 0);
    const { what, unit } = loadWords[load];
    if (fewer.length > 0) {
      said.push(
        `${namesWords(
          fewer.map((each) => each.name),
          3,
        )}的${what}更少，但他们另有班次，换到本班后别处难以同样均衡地补上`,
      );
      rest = rest.filter((each) => each.worse[place] === 0);
    } else if (more.length > 0) {
      const none = more.length === rest.length;
      said.push(`${none ? '' : '与部分人同为'}${what}最少（不计本班 ${mine} ${unit}${over}）`);
      rest = rest.filter((each) => each.worse[place] === 0);
    }
    if (rest.length === 0) return `${among}，${name}${said.join('，')}`;
  }
  const wish = rotaLoads.length;
  if (rest.every((each) => each.worse[wish]! > 0)) said.push('最合个人意愿');
  else if (rest.some((each) => each.worse[wish]! > 0)) said.push('个人意愿不差于他人');
  if (laid.problem.previous && rest.every((each) => each.worse[wish + 1]! > 0)) said.push('沿用原排班表，改动最少');
  if (said.length === 0) return `${among}各项条件相同，按整表最优、各人的班隔开来排，定${name}`;
  return `${among}，${name}${said.join('，')}`;
}
