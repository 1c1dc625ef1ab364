import { expect, test } from 'vitest';
import type { RotaProblem } from './problem.ts';
import { namesTrouble } from './problemNames.ts';
import { rotaProblemSchema } from './problemSchema.ts';

const written = {
  days: [{ day: '2026-12-01' }, { day: '2026-12-02' }],
  shifts: [{ key: 'n', title: '夜班', start: '20:00', end: '08:00', night: true }],
  needs: [{ day: '2026-12-01', shift: 'n', least: 1, wanted: 1 }],
  people: [
    { id: 'a', name: '张三' },
    { id: 'b', name: '李四' },
  ],
  rules: { restMinutes: 480, restAfterNightMinutes: 1440, onePerDay: true },
};
const troubleOf = (change: object): string | null =>
  namesTrouble(rotaProblemSchema.parse({ ...written, ...change }) satisfies RotaProblem);
const pin = { day: '2026-12-01', shift: 'n', person: 'a', serves: true };

test('a problem whose names fit has no trouble', () => {
  expect(troubleOf({ pins: [pin], pairs: [{ kind: 'apart', one: 'a', other: 'b' }] })).toBeNull();
});

test.each([
  ['日期 days 中“2026-12-01”写了两次', { days: [...written.days, written.days[0]] }],
  ['班次 shifts 中“n”写了两次', { shifts: [...written.shifts, ...written.shifts] }],
  ['人员 people 中“a”写了两次', { people: [...written.people, { id: 'a', name: '王五' }] }],
  ['用人需求 needs 中“2026-12-01 n”写了两次', { needs: [...written.needs, ...written.needs] }],
  ['2026-12-01 后面不应是 2026-12-03', { days: [{ day: '2026-12-01' }, { day: '2026-12-03' }] }],
  ['2026-12-02 后面不应是 2026-12-01', { days: written.days.toReversed() }],
  ['needs 中的“2026-12-09”不在日期里', { needs: [{ ...written.needs[0], day: '2026-12-09' }] }],
  ['needs 中的“q”不在班次里', { needs: [{ ...written.needs[0], shift: 'q' }] }],
  ['pins 中的“2026-12-02 n”不在用人需求里', { pins: [{ ...pin, day: '2026-12-02' }] }],
  ['pins 中的“q”不在人员里', { pins: [{ ...pin, person: 'q' }] }],
  ['pairs 中的“q”不在人员里', { pairs: [{ kind: 'apart', one: 'a', other: 'q' }] }],
  ['“a”与自己成对', { pairs: [{ kind: 'apart', one: 'a', other: 'a' }] }],
  [
    '张三的请假或意愿 中的“q”不在班次里',
    { people: [{ id: 'a', name: '张三', absences: [{ day: '2026-12-01', shift: 'q', why: '事假' }] }] },
  ],
])('%s', (said, change) => {
  expect(troubleOf(change)).toContain(said);
});
