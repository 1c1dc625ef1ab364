// Days, shifts and people of a rota in words.
import { weekdayName } from '../days.ts';
import type { Barrier, LaidOut, RotaSlot } from './layOut.ts';
import type { RotaOtherDuty } from './problem.ts';

/** 12月3日. */
export function dayWords(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** 12月3日（星期四）. */
export function dayWithWeekday(day: string): string {
  return `${dayWords(day)}（${weekdayName(day)}）`;
}

/** 12月3日夜班, with its post where shifts have posts: 12月3日东门岗夜班. */
export function slotWords(slot: RotaSlot): string {
  return `${dayWords(slot.day)}${slot.shift.post ?? ''}${slot.shift.title}`;
}

/** 张三、李四和王五; beyond `most` names: 张三、李四等 12 人. */
export function namesWords(names: readonly string[], most = 5): string {
  if (names.length > most) return `${names.slice(0, Math.max(2, most - 2)).join('、')}等 ${names.length} 人`;
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join('、')}和${names.at(-1)}`;
}

/** Days as ranges: 12月1日至5日、12月9日. The days are ascending. */
export function daysWords(days: readonly string[]): string {
  const ranges: { first: string; last: string }[] = [];
  for (const day of days) {
    const range = ranges.at(-1);
    if (range && isNext(range.last, day)) range.last = day;
    else ranges.push({ first: day, last: day });
  }
  return ranges
    .map(({ first, last }) => {
      if (first === last) return dayWords(first);
      return first.slice(0, 7) === last.slice(0, 7)
        ? `${dayWords(first)}至${Number(last.slice(8))}日`
        : `${dayWords(first)}至${dayWords(last)}`;
    })
    .join('、');
}

function isNext(day: string, other: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return new Date(date.getTime() + 86_400_000).toISOString().slice(0, 10) === other;
}

const dutyWords = (duty: RotaOtherDuty) => `${dayWords(duty.day)}在${duty.title}（${duty.start}—${duty.end}）`;

/** Why somebody cannot stand in a cell, without his name: 当天请假. */
export function barrierWords(barrier: Barrier): string {
  switch (barrier.kind) {
    case 'absent':
      return `当天${barrier.why}`;
    case 'notMember':
      return '当天不在本队';
    case 'elsewhere':
      return `${dutyWords(barrier.duty)}有班，时间重叠`;
    case 'rest':
      return `${dutyWords(barrier.duty)}有班，两班之间须休息`;
    case 'pinnedOut':
      return '已由人工定为不排此班';
  }
}

/** Hours in words where they are whole, minutes otherwise. */
export function restWords(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`;
}

/** How two duties of one person exclude each other, `earlier` beginning first. */
export function exclusionOf(laid: LaidOut, earlier: RotaSlot, later: RotaSlot): 'overlap' | 'rest' | 'onePerDay' {
  if (later.from < earlier.to) return 'overlap';
  if (later.from < earlier.rested) return 'rest';
  return laid.problem.rules.onePerDay ? 'onePerDay' : 'rest';
}
