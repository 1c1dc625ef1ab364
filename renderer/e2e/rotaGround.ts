// Teams with members and shifts, for walks through the rota.
import type { CallFunction } from './program.ts';

const surnames = ['田', '彭', '向', '石', '龙', '张', '王', '李', '陈', '吴', '梁', '贾'];
const givenNames = ['建国', '桂英', '永红', '志强', '秀兰', '明', '春梅', '大勇', '晓东', '玉珍'];

/** 田建国, 彭桂英 …: a hundred and twenty different names. */
export const nameOf = (index: number): string =>
  `${surnames[index % surnames.length]}${givenNames[(index + Math.floor(index / surnames.length)) % givenNames.length]}`;

export interface WantedTeam {
  name: string;
  /** Code of 勤务队种. */
  dutyTeam?: string;
  members: number;
  /** Index of the first member's name. */
  from?: number;
  shifts: readonly Record<string, string | number | boolean>[];
  /** Values of the member with this place in the team. */
  memberOf?: (index: number) => Record<string, string | number | boolean>;
}

const save = async (call: CallFunction, register: string, changes: Record<string, unknown>): Promise<string> => {
  const { row } = await call('rows.save', { register, id: null, version: null, changes: changes as never });
  return row.id;
};

/** Makes a team; returns its id. Every fourth member may lead. */
export async function makeTeam(call: CallFunction, wanted: WantedTeam): Promise<string> {
  const { name, dutyTeam, members, from = 0, shifts, memberOf } = wanted;
  const { suggestions } = await call('links.suggest', { register: 'village', text: '那铁村' });
  const team = await save(call, 'team', {
    name,
    village: suggestions[0]?.id,
    ...(dutyTeam === undefined ? {} : { dutyTeam }),
  });
  for (let index = 0; index < members; index += 1) {
    await save(call, 'teamMember', {
      team,
      person: { create: nameOf(from + index) },
      joinedOn: '2025-01-01',
      canLead: index % 4 === 0,
      experience: '1',
      ...memberOf?.(index),
    });
  }
  for (const [index, shift] of shifts.entries()) {
    await save(call, 'shiftPattern', { team, level: '1', days: '1', drivers: 0, position: index + 1, ...shift });
  }
  return team;
}

export const nightPatrol = { name: '夜间巡逻', start: '20:00', end: '23:30', least: 3, leaders: 1, night: true };
export const threeShifts = [
  { name: '早班', start: '08:00', end: '16:00', least: 4, leaders: 1 },
  { name: '中班', start: '16:00', end: '00:00', least: 4, leaders: 1 },
  { name: '夜班', start: '00:00', end: '08:00', least: 4, leaders: 1 },
] as const;
