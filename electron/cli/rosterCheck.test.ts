import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Refusal } from '../../shared/contract/errors.ts';
import { checkRosterFile } from './rosterCheck.ts';

const folder = mkdtempSync(join(tmpdir(), 'roster-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(content: unknown): string {
  const path = join(folder, 'rota.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
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

test('files that are no rota are refused in words', () => {
  expect(() => checkRosterFile(join(folder, 'none.json'))).toThrow(Refusal);
  expect(() => checkRosterFile(fileOf('{'))).toThrow('不是完整的 JSON');
  expect(() => checkRosterFile(fileOf({ problem: {}, assignments: [] }))).toThrow('文件不是完整的排班表：problem.days');
  const stranger = { ...problem, needs: [{ day: '2027-01-01', shift: 'night', least: 1, wanted: 1 }] };
  expect(() => checkRosterFile(fileOf({ problem: stranger, assignments: [] }))).toThrow('名称对不上');
});
