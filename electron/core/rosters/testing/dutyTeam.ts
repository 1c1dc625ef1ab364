// A team with members and shifts, typed in through the application, for tests of rotas.
import type { Changes } from '../../../../shared/contract/shapes.ts';
import { idOfMade, made } from '../../testing/rowCalls.ts';
import type { CallFunction } from '../../testing/testApp.ts';

export interface TestTeam {
  team: string;
  /** Persons' ids in the order of their names. */
  people: string[];
  /** Rows of 巡防队员, in the same order. */
  members: string[];
  /** Ids of shift patterns by name. */
  shifts: Record<string, string>;
}

const given = [
  '伟',
  '芳',
  '娜',
  '敏',
  '静',
  '丽',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '艳',
  '杰',
  '涛',
  '明',
  '超',
  '霞',
  '平',
  '刚',
  '鹏',
];
const families = ['王', '李', '张', '刘', '陈', '杨', '黄', '赵', '吴', '周'];

/** Names that differ, Chinese ones. */
export function inventedName(index: number): string {
  return `${families[Math.floor(index / given.length) % families.length]}${given[index % given.length]}`;
}

export interface TeamWish {
  name?: string;
  people?: number;
  /** How many of them may lead. */
  leaders?: number;
  team?: Changes;
  member?: (index: number) => Changes;
  shifts?: readonly (Changes & { name: string; start: string; end: string })[];
}

/** Members who joined long ago, the first of whom may lead; a day and a night shift of two, one of them a leader. */
export async function dutyTeam(call: CallFunction, wish: TeamWish = {}): Promise<TestTeam> {
  const { name = '那铁村巡防队', people = 8, leaders = 4 } = wish;
  const team = await idOfMade(call, 'team', { name, kind: '02', level: '06', dutyTeam: '1', ...wish.team });
  const members: string[] = [];
  const persons: string[] = [];
  for (let index = 0; index < people; index += 1) {
    const row = await made(call, 'teamMember', {
      team,
      person: { create: `${inventedName(index)}${name.slice(0, 1)}` },
      post: '03',
      onDuty: '1',
      joinedOn: '2022-03-01',
      canLead: index < leaders,
      ...wish.member?.(index),
    });
    members.push(row.id);
    persons.push(String(row.values.person));
  }
  const shifts: Record<string, string> = {};
  const patterns = wish.shifts ?? [
    { name: '白班', start: '08:00', end: '18:00' },
    { name: '夜班', start: '20:00', end: '02:00' },
  ];
  for (const [index, pattern] of patterns.entries()) {
    const id = await idOfMade(call, 'shiftPattern', {
      team,
      level: '1',
      days: '1',
      least: 2,
      leaders: 1,
      position: index + 1,
      ...pattern,
    });
    shifts[pattern.name] = id;
  }
  return { team, people: persons, members, shifts };
}
