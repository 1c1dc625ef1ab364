// Indicators against records: figures, what they are compared with, and lists as long as the figures.
import { expect, it } from 'vitest';
import { readPeriod } from '../../../shared/reports/period.ts';
import { readCodeBook } from '../codeBook.ts';
import { type Loaded, loadedTownship } from '../reports/testing/loadedTownship.ts';
import { recordsOfIndicator } from './records.ts';
import { indicatorValues } from './values.ts';

async function asking({ database }: Loaded, period: string, scope = {}) {
  const world = { today: '2026-11-21', codes: await readCodeBook(database.kysely) };
  const asked = { period: readPeriod(period)!, scope };
  const values = await indicatorValues(database.kysely, asked, world);
  return {
    values,
    of: (key: string) => {
      const found = values.find((value) => value.key === key);
      if (!found) throw new Error(`no indicator ${key}`);
      return found;
    },
    records: (key: string, part: 'value' | 'denominator' = 'value') =>
      recordsOfIndicator(database.kysely, { ...asked, key, part }, world),
  };
}

const dispute = (happenedOn: string, more: object = {}) => ({ title: '纠纷', happenedOn, village: 'v1', ...more });

it('disputes of a month with the month before, last year and the year so far', async () => {
  const township = await loadedTownship();
  township.load('dispute', [
    dispute('2025-10-03'),
    dispute('2025-10-20', { outcome: '1', resolvedOn: '2025-10-25' }),
    dispute('2026-09-01'),
    dispute('2026-09-30', { outcome: '2', resolvedOn: '2026-10-02' }),
    dispute('2026-10-01', { outcome: '1', resolvedOn: '2026-10-09', amount: 1_234_567 }),
    dispute('2026-10-05', { village: 'v2', amount: 1 }),
    dispute('2026-10-31', { village: null }),
  ]);
  const october = await asking(township, '2026-10');
  expect(october.of('disputesFound')).toMatchObject({
    value: '3',
    text: '3',
    previous: '2',
    lastYear: '2',
    cumulative: '5',
    lastYearCumulative: '2',
    againstPrevious: '50.00%',
    againstLastYear: '50.00%',
    againstLastYearCumulative: '150.00%',
    records: 3,
  });
  expect(october.of('disputesAmount')).toMatchObject({ value: '1.234568', text: '1.23万元', records: 2 });
  expect(october.of('disputesSuccessRate')).toMatchObject({
    value: '50.00',
    text: '50.00%',
    numerator: '1',
    denominator: '2',
    lastYear: '100.00',
    againstLastYear: '-50.00个百分点',
  });
  expect(await october.records('disputesSuccessRate', 'denominator')).toHaveLength(2);
  expect(await october.records('disputesFound')).toHaveLength(3);
  expect((await asking(township, '2026-10', { village: 'v2' })).of('disputesFound').value).toBe('1');
  expect((await asking(township, '2024-10')).of('disputesFound').text).toBe('无数据');
  expect((await asking(township, '2027-01')).of('disputesFound')).toMatchObject({ value: null, lastYear: '0' });
});
