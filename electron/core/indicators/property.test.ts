// Random disputes counted by the database and by hand: figures, villages, months and lists must agree.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPeriod } from '../../../shared/reports/period.ts';
import { addDays } from '../../../shared/rules/days.ts';
import { readCodeBook } from '../codeBook.ts';
import { loadedTownship } from '../reports/testing/loadedTownship.ts';
import { indicatorSeries, indicatorsByVillage } from './byVillage.ts';
import { recordsOfIndicator } from './records.ts';
import { indicatorValues } from './values.ts';

interface Made {
  happenedOn: string;
  village: string | null;
  outcome: string | null;
  resolvedOn: string | null;
}

const dispute: fc.Arbitrary<Made> = fc
  .record({
    at: fc.integer({ min: 0, max: 729 }),
    village: fc.constantFrom('v1', 'v2', null),
    outcome: fc.constantFrom('1', '2', '3', null),
    days: fc.integer({ min: 0, max: 90 }),
  })
  .map(({ at, village, outcome, days }) => {
    const happenedOn = addDays('2025-01-01', at);
    const isOver = outcome === '1' || outcome === '2';
    return { happenedOn, village, outcome, resolvedOn: isOver ? addDays(happenedOn, days) : null };
  });

const inMonth = (day: string | null, month: string): boolean => day?.startsWith(month) === true;

it('counts what is there', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(dispute, { minLength: 1, maxLength: 60 }), async (disputes) => {
      const { database, load } = await loadedTownship();
      load(
        'dispute',
        disputes.map((each) => ({ title: '纠纷', ...each })),
      );
      const db = database.kysely;
      const world = { today: '2026-12-31', codes: await readCodeBook(db) };
      const period = readPeriod('2026-10')!;
      const keys = ['disputesFound', 'disputesResolved', 'disputesCarried', 'disputesOpen', 'disputesResolvedRate'];
      const values = await indicatorValues(db, { period, keys }, world);
      const of = (key: string) => values.find((value) => value.key === key)!.value;
      const isKnown = disputes.some(({ happenedOn }) => happenedOn <= period.last);
      const counted = (holds: (made: Made) => boolean) => (isKnown ? String(disputes.filter(holds).length) : null);
      const openAt = (day: string) => (made: Made) =>
        made.happenedOn <= day && (made.resolvedOn === null || made.resolvedOn > day);

      expect(of('disputesFound')).toBe(counted(({ happenedOn }) => inMonth(happenedOn, '2026-10')));
      expect(of('disputesResolved')).toBe(
        counted(({ resolvedOn, outcome }) => outcome === '1' && inMonth(resolvedOn, '2026-10')),
      );
      expect(of('disputesCarried')).toBe(counted(openAt('2026-09-30')));
      expect(of('disputesOpen')).toBe(counted(openAt('2026-10-31')));

      const { rows, total } = await indicatorsByVillage(db, { period, keys }, world);
      for (const index of [0, 1, 2, 3]) {
        const sum = rows.reduce((whole, row) => whole + Number(row.values[index] ?? 0), 0);
        expect(sum).toBe(Number(total[index] ?? 0));
      }
      for (const [index, key] of keys.slice(0, 4).entries()) {
        const records = await recordsOfIndicator(db, { key, period }, world);
        expect(new Set(records.map(({ id }) => id)).size).toBe(Number(total[index] ?? 0));
      }
      const { series } = await indicatorSeries(db, { keys: ['disputesFound'], until: '2026-12', months: 12 }, world);
      const months = series[0]!.values.reduce((sum, value) => sum + Number(value ?? 0), 0);
      expect(months).toBe(disputes.filter(({ happenedOn }) => happenedOn.startsWith('2026')).length);
      database.close();
    }),
    { numRuns: 12 },
  );
});
