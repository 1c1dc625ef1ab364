// On a whole demo township: every figure has exactly its records, villages and the unsaid make the total, months the year.
import { expect, it } from 'vitest';
import { builtInIndicators } from '../../../shared/indicators/index.ts';
import type { Indicator } from '../../../shared/indicators/indicator.ts';
import { readPeriod } from '../../../shared/reports/period.ts';
import { addDecimals, canonicalDecimal, sumDecimals } from '../../../shared/rules/decimal.ts';
import { closeApp, connectTo, newAppState } from '../app.ts';
import type { AppState } from '../appState.ts';
import { createDemo } from '../demo/createDemo.ts';
import { readAbout } from '../session/about.ts';
import { callerOf, emptyTestApp } from '../testing/testApp.ts';
import { indicatorSeries, indicatorsByVillage } from './byVillage.ts';
import { recordsOfIndicator } from './records.ts';
import { indicatorValues } from './values.ts';

async function inDemo(work: (app: AppState) => Promise<void>): Promise<void> {
  const { app, host } = await emptyTestApp();
  await app.close();
  await createDemo(host, { password: 'demo', people: 300 });
  const state = newAppState(host);
  try {
    await callerOf(connectTo(state))('session.login', readAbout(host.dataFolder)!.demo!);
    await work(state);
  } finally {
    await closeApp(state);
  }
}

const isWhole = ({ figure }: Indicator): boolean => figure.kind === 'count' || figure.kind === 'sum';

it('lists, villages and months agree with the figures', { timeout: 120_000 }, async () => {
  await inDemo(async (state) => {
    const { read, codes } = state.township!;
    const world = { today: state.host.today(), codes };
    const all = builtInIndicators((key) => codes.table(key));
    const byKey = new Map(all.map((indicator) => [indicator.key, indicator]));

    for (const written of ['2026-10', '2026-Q3', '2026']) {
      const period = readPeriod(written)!;
      for (const value of await indicatorValues(read, { period }, world)) {
        const records = await recordsOfIndicator(read, { key: value.key, period }, world);
        expect([value.key, records.length]).toEqual([value.key, value.records]);
        const { figure } = byKey.get(value.key)!;
        if (figure.kind === 'count' || figure.kind === 'distinct' || figure.kind === 'monthEnds') {
          expect([value.key, value.value]).toEqual([value.key, String(records.length)]);
        }
        if (figure.kind === 'shifts') {
          expect([value.key, value.value]).toEqual([value.key, String(records.length)]);
          expect([value.key, new Set(records.map(({ id }) => id)).size]).toEqual([value.key, records.length]);
        }
        if (figure.kind === 'sum' || figure.kind === 'given') {
          const sum = canonicalDecimal(sumDecimals(records.map(({ addend }) => addend!)));
          expect([value.key, value.value]).toEqual([value.key, sum]);
        }
        if (figure.kind === 'rate' && value.denominator !== null) {
          const below = await recordsOfIndicator(read, { key: value.key, period, part: 'denominator' }, world);
          expect([value.key, below.length > 0]).toEqual([value.key, value.denominator !== '0']);
        }
      }
    }

    const wholes = all.filter(isWhole).map(({ key }) => key);
    const told = await indicatorsByVillage(read, { period: readPeriod('2026-10')!, keys: wholes }, world);
    wholes.forEach((key, index) => {
      const parts = told.rows.map(({ values }) => values[index]).filter((value) => value != null);
      if (parts.length === 0) return;
      expect([key, canonicalDecimal(parts.reduce(addDecimals))]).toEqual([key, told.total[index]]);
    });
    expect(told.rows.filter(({ village }) => village !== null)).toHaveLength(40);
    // What names no village can be asked for by itself, and lists as many records as it says.
    const unsaid = told.rows.find(({ village }) => village === null);
    const october = readPeriod('2026-10')!;
    const scope = { village: '' };
    for (const { key, value, records } of await indicatorValues(
      read,
      { period: october, scope, keys: wholes },
      world,
    )) {
      const shown = unsaid?.values[wholes.indexOf(key)] ?? null;
      if (shown !== null) expect([key, value]).toEqual([key, shown]);
      expect([key, (await recordsOfIndicator(read, { key, period: october, scope }, world)).length]).toEqual([
        key,
        records,
      ]);
    }
    expect(unsaid?.values.some((value) => value !== null && value !== '0')).toBe(true);
    const [calls] = (await indicatorsByVillage(read, { period: readPeriod('2026-10')!, keys: ['given01'] }, world))
      .total;
    expect(calls).not.toBeNull();

    const flows = all.filter((indicator) => indicator.time === 'flow' && isWhole(indicator)).map(({ key }) => key);
    const { series } = await indicatorSeries(read, { keys: flows, until: '2026-12', months: 12 }, world);
    const year = await indicatorValues(read, { period: readPeriod('2026')!, keys: flows }, world);
    for (const { key, values } of series) {
      const sum = canonicalDecimal(sumDecimals(values.map((value) => value ?? '0')));
      expect([key, year.find((value) => value.key === key)!.value ?? '0']).toEqual([key, sum]);
    }
  });
});
