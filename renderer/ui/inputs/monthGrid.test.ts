import { expect, test } from 'vitest';
import { addDays, addMonths, monthGrid } from './monthGrid.ts';

test('a month is six weeks from Monday on', () => {
  const days = monthGrid('2026-03-05');
  expect(days).toHaveLength(42);
  expect(days[0]).toBe('2026-02-23');
  expect(days.at(-1)).toBe('2026-04-05');
  expect(monthGrid('2026-06-01')[0]).toBe('2026-06-01');
});

test('days and months are counted on the calendar', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
});
