import { describe, expect, test } from 'vitest';
import { dutyTables } from '../../shared/codes/duty.ts';
import { isClockTime } from '../../shared/rules/clockTime.ts';
import { rowOfShift, setFor, suggestedSets } from './suggestedShifts.ts';

const codes = (key: string) => dutyTables.find((table) => table.key === key)?.entries.map(({ code }) => code) ?? [];

describe('suggested shifts', () => {
  test.each(suggestedSets.map((set) => [set.title, set] as const))(
    '%s can be kept as they are',
    (_title, { shifts }) => {
      const rows = shifts.map((shift, index) => rowOfShift('team', shift, index + 1));
      for (const row of rows) {
        expect(isClockTime(row.start)).toBe(true);
        expect(isClockTime(row.end)).toBe(true);
        expect(row.least).toBeGreaterThanOrEqual(Math.max(1, row.leaders));
        expect(codes('shiftDays')).toContain(row.days);
        if (row.role !== null) expect(codes('dutyRole')).toContain(row.role);
      }
      const identities = rows.map(({ name, seasonFrom, role }) => `${name} ${seasonFrom} ${role}`);
      expect(new Set(identities).size).toBe(rows.length);
    },
  );
  test('office duty begins with its three roles', () => {
    expect(setFor('机关值班').shifts.map(({ role }) => role)).toEqual(['1', '2', '3']);
    expect(setFor('路面巡逻').key).toBe('night');
  });
  test('kinds are named as in the dictionary', () => {
    const names = dutyTables.find((table) => table.key === 'patrolTeamKind')?.entries.map(({ name }) => name) ?? [];
    const fitting = names.filter((name) => setFor(name).key !== 'night');
    expect(fitting).toEqual(['点位值守', '机关值班', '联勤工作站']);
  });
});
