import { expect, test } from 'vitest';
import type { RotaAssignment, RotaNeed, RotaPerson, RotaProblem } from './problem.ts';
import { replacementsFor, rotaChanges } from './rotaChanges.ts';
import { whyCell } from './whyCell.ts';

const days = ['2026-12-01', '2026-12-02', '2026-12-03'];

const person = (id: string, more: Partial<RotaPerson> = {}): RotaPerson => ({
  id,
  name: id,
  leader: true,
  driver: true,
  experienced: true,
  fresh: false,
  absences: [],
  wishes: [],
  history: { duties: 0, nights: 0, weekends: 0, holidays: 0 },
  elsewhere: [],
  ...more,
});

const history = (duties: number) => ({ duties, nights: 0, weekends: 0, holidays: 0 });

const problem: RotaProblem = {
  days: days.map((day) => ({ day, weekend: false, holiday: false })),
  shifts: [
    { key: 'day', title: '白班', start: '08:00', end: '20:00', night: false },
    { key: 'night', title: '夜班', start: '20:00', end: '08:00', night: true },
  ],
  needs: days.flatMap((day) =>
    ['day', 'night'].map(
      (shift): RotaNeed => ({ day, shift, least: 1, wanted: 1, leaders: 1, drivers: 0, experienced: 0 }),
    ),
  ),
  people: [
    person('赵一'),
    person('张建国', { history: history(6) }),
    person('李四', { absences: [{ day: days[1]!, why: '请假' }] }),
    person('王五'),
    person('孙六', { history: history(2) }),
    person('周七', { leader: false }),
  ],
  pairs: [],
  pins: [{ day: days[2]!, shift: 'night', person: '孙六', serves: true }],
  rules: { restMinutes: 8 * 60, restAfterNightMinutes: 24 * 60, onePerDay: true },
};

const at = (day: number, shift: string, who: string): RotaAssignment => ({ day: days[day]!, shift, person: who });
const rota = [
  at(0, 'day', '李四'),
  at(0, 'night', '王五'),
  at(1, 'day', '赵一'),
  at(1, 'night', '张建国'),
  at(2, 'day', '李四'),
  at(2, 'night', '孙六'),
];

test('a cell names who is ruled out and why, and the count that decided', () => {
  expect(whyCell(problem, rota, at(1, 'day', '赵一')).sentence).toBe(
    '张建国当天已排夜班；李四当天请假；王五12月1日夜班后须休息；周七不能带班，换上后本班缺带班人；在可排的 2 人中，赵一班次最少（不计本班 0 班，含以前各月）。',
  );
});

test('a pinned cell says so; nobody else says so; strangers are an error', () => {
  expect(whyCell(problem, rota, at(2, 'night', '孙六')).sentence).toBe('孙六由人工锁定在12月3日夜班。');
  const alone = { ...problem, people: problem.people.filter(({ id }) => id !== '孙六'), pins: [] };
  expect(whyCell(alone, rota, at(1, 'day', '赵一')).sentence).toContain('只有赵一可排');
  expect(() => whyCell(problem, rota, at(1, 'day', '王五'))).toThrow(RangeError);
});

test('somebody with fewer duties who could stand there is not hidden', () => {
  // 赵一 has fewer duties than 张建国 after the swap, and could take the night of the 2nd but for his own day duty.
  const free = rota.filter(({ person: who }) => who !== '赵一');
  const { sentence, alternatives } = whyCell(problem, free, at(1, 'night', '张建国'));
  expect(alternatives[0]).toMatchObject({ name: '赵一', barred: false });
  expect(sentence).toContain('赵一');
  expect(sentence).toContain('班次更少');
});

test('replacements come best first, those ruled out last with the rule', () => {
  const found = replacementsFor(problem, rota, at(2, 'day', '李四'));
  expect(found.map(({ name, barred }) => `${name}${barred ? '×' : ''}`)).toEqual([
    '赵一',
    '王五',
    '张建国×',
    '孙六×',
    '周七×',
  ]);
  expect(found[0]!.reason).toBe('班次同为 1 班，其他条件也相同');
  expect(found.find(({ name }) => name === '张建国')!.reason).toBe('12月2日夜班后须休息');
  const empty = replacementsFor(problem, rota.slice(1), { day: days[0]!, shift: 'day', person: null });
  expect(empty.filter(({ barred }) => !barred).map(({ name }) => name)).toEqual(['赵一', '李四', '孙六', '张建国']);
  expect(() => replacementsFor(problem, rota, { day: '2027-01-01', shift: 'day', person: null })).toThrow(RangeError);
});

test('changes are told shift by shift in the order of time', () => {
  const after = [...rota.filter(({ person: who }) => who !== '赵一'), at(1, 'day', '孙六'), at(0, 'day', '赵一')];
  expect(rotaChanges(problem, rota, after).map(({ sentence }) => sentence)).toEqual([
    '12月1日（星期二）白班：增加赵一',
    '12月2日（星期三）白班：赵一换成孙六',
  ]);
  expect(rotaChanges(problem, rota, rota)).toEqual([]);
});
