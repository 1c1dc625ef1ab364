import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { Refusal } from '../../shared/contract/errors.ts';
import { checkRosterFile } from './rosterCheck.ts';

const folder = mkdtempSync(join(tmpdir(), 'roster-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(content: unknown): string {
  const path = join(folder, 'rota.json');
  const isWritten = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(path, isWritten ? content : JSON.stringify(content));
  return path;
}

const problem = {
  days: [{ day: '2026-12-01' }],
  shifts: [{ key: 'night', title: '夜班', start: '20:00', end: '08:00', night: true }],
  needs: [{ day: '2026-12-01', shift: 'night', least: 2, wanted: 2 }],
  people: [
    { id: 'a', name: '张三' },
    { id: 'b', name: '李四' },
  ],
  rules: { restMinutes: 480, restAfterNightMinutes: 1440, onePerDay: true },
};

test('violations in words, counts and spreads of a rota in a file', () => {
  const { violations, counts } = checkRosterFile(
    fileOf({ problem, assignments: [{ day: '2026-12-01', shift: 'night', person: 'a' }] }),
  );
  expect(violations.map(({ sentence }) => sentence)).toEqual([
    '12月1日夜班至少要 2 人，只排了 1 人。请补排，或调低这一班的最少人数。',
  ]);
  expect(counts[0]?.now).toEqual({ duties: 1, nights: 1, weekends: 0, holidays: 0 });
});

test('the example of the documentation is read whole and breaks nothing; one change in it is found', () => {
  const example = new URL('../../docs/roster-example.json', import.meta.url);
  const rota = JSON.parse(readFileSync(example, 'utf8'));
  expect(checkRosterFile(fileURLToPath(example)).violations).toEqual([]);
  rota.assignments[1].person = 'd';
  expect(
    checkRosterFile(fileOf(rota))
      .violations.map(({ sentence }) => sentence)
      .join(''),
  ).toContain('赵春梅');
});

test('files that are no rota are refused in words', () => {
  expect(() => checkRosterFile(join(folder, 'none.json'))).toThrow(Refusal);
  expect(() => checkRosterFile(fileOf('{'))).toThrow('不是完整的 JSON');
  expect(() => checkRosterFile(fileOf({ problem: {}, assignments: [] }))).toThrow('文件不是完整的排班表：problem.days');
  const stranger = { ...problem, needs: [{ day: '2027-01-01', shift: 'night', least: 1, wanted: 1 }] };
  expect(() => checkRosterFile(fileOf({ problem: stranger, assignments: [] }))).toThrow('前后对不上');
});

test.each([
  ['要写一组栏目', []],
  ['problem 没有写，要写一组栏目', { assignments: [] }],
  ['problem.people 要写列表', { problem: { ...problem, people: '张三' }, assignments: [] }],
  ['problem 有不认识的栏目“days2”', { problem: { ...problem, days2: [] }, assignments: [] }],
  ['assignments.0.person 不能是空的', { problem, assignments: [{ day: '2026-12-01', shift: 'night', person: '' }] }],
  [
    'problem.needs.0.least 不能大于 1000',
    { problem: { ...problem, needs: [{ ...problem.needs[0], least: 5000 }] }, assignments: [] },
  ],
  [
    'problem.needs.0.least 要写整数',
    { problem: { ...problem, needs: [{ ...problem.needs[0], least: 1.5 }] }, assignments: [] },
  ],
  ['problem.days.0.day 日期要写成', { problem: { ...problem, days: [{ day: '2026-02-30' }] }, assignments: [] }],
  [
    'problem.pairs.0.kind 只能写 together、apart',
    { problem: { ...problem, pairs: [{ kind: 'near', one: 'a', other: 'b' }] }, assignments: [] },
  ],
])('what is wrong in the file is said where it stands: %s', (said, content) => {
  expect(() => checkRosterFile(fileOf(content))).toThrow(said);
});

test('a byte order mark is taken off; a text that is not UTF-8 is refused instead of misread', () => {
  const text = JSON.stringify({ problem, assignments: [] });
  expect(checkRosterFile(fileOf(`\uFEFF${text}`)).violations).toHaveLength(1);
  // 张 in GBK.
  const inGbk = Buffer.concat([Buffer.from('{"problem":"'), Buffer.from([0xd5, 0xc5]), Buffer.from('"}')]);
  expect(() => checkRosterFile(fileOf(inGbk))).toThrow('不是 UTF-8');
});
