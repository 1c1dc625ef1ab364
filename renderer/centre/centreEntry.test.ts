import { expect, it } from 'vitest';
import { reports } from '../../shared/reports/index.ts';
import { dueWords, isLate, pageOf, sizeWords } from './centreEntry.ts';

it('says how near the day is, until it was sent', () => {
  const words = (days: number, state: 'draft' | 'sent' = 'draft', isDue = true) => dueWords({ days, state, isDue });
  expect(words(-2)).toEqual({ text: '逾期 2 天', tone: 'danger' });
  expect(words(0)).toEqual({ text: '今天到期', tone: 'warning' });
  expect(words(3)?.tone).toBe('warning');
  expect(words(4)).toEqual({ text: '还有 4 天', tone: 'plain' });
  expect(words(-2, 'sent')).toBeNull();
  expect(words(-2, 'draft', false)).toBeNull();
  expect([
    isLate({ days: -2, state: 'locked', isDue: true }),
    isLate({ days: -2, state: 'locked', isDue: false }),
  ]).toEqual([true, false]);
});

it('opens a statistic in its page and the work report in its own', () => {
  const [statistic] = reports;
  expect(pageOf({ key: statistic!.key, period: '2026-10' })).toBe(
    `#/reports/view?key=${statistic!.key}&period=2026-10`,
  );
  expect(pageOf({ key: 'monthly', period: '2026-10' })).toBe('#/reports/monthly?period=2026-10');
});

it.each([
  [10, '1 KB'],
  [12_400, '12 KB'],
  [3_565_158, '3.4 MB'],
])('%i bytes are %s', (bytes, words) => expect(sizeWords(bytes)).toBe(words));
