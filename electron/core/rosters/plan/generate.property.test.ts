// Small teams of any kind, typed in through the application: what the generator makes of them keeps every rule and is
// as even as is proven possible; where nothing fits it says so and writes nothing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RotaGenerated } from '../../../../shared/contract/rotaProcedures.ts';
import type { Changes } from '../../../../shared/contract/shapes.ts';
import { idOfMade } from '../../testing/rowCalls.ts';
import { testApp } from '../../testing/testApp.ts';
import { dutyTeam } from '../testing/dutyTeam.ts';

const month = '2026-12';
/** Shifts stand on the first ten days only, so that each rota is quick. */
const days = { startsOn: '2026-12-01', endsOn: '2026-12-11' };

const anyTeam = fc.record({
  people: fc.integer({ min: 3, max: 7 }),
  leaders: fc.integer({ min: 1, max: 4 }),
  least: fc.integer({ min: 1, max: 2 }),
  withNight: fc.boolean(),
  mostDuties: fc.option(fc.integer({ min: 2, max: 9 })),
  absences: fc.array(
    fc.record({ person: fc.nat(), from: fc.integer({ min: 1, max: 10 }), length: fc.integer({ min: 0, max: 3 }) }),
    { maxLength: 3 },
  ),
  wish: fc.record({ person: fc.nat(), weekday: fc.integer({ min: 1, max: 7 }), likes: fc.boolean() }),
});

const dayOf = (number: number) => `2026-12-${String(number).padStart(2, '0')}`;

test('what is made keeps every rule and is proven even; what cannot be made is told', async () => {
  const { call, job } = await testApp();
  let number = 0;
  let made = 0;
  await fc.assert(
    fc.asyncProperty(anyTeam, async ({ people, leaders, least, withNight, mostDuties, absences, wish }) => {
      number += 1;
      const shifts = [
        { name: '白班', start: '08:00', end: '18:00', least, ...days },
        { name: '夜班', start: '20:00', end: '02:00', least, ...days },
      ].slice(0, withNight ? 2 : 1);
      const { team, people: ids } = await dutyTeam(call, {
        name: `第${number}队`,
        people,
        leaders: Math.min(leaders, people),
        shifts,
        member: (index): Changes => (index === 0 && mostDuties !== null ? { mostDuties } : {}),
      });
      for (const { person, from, length } of absences) {
        const until = dayOf(Math.min(10, from + length));
        await idOfMade(call, 'memberAbsence', {
          person: ids[person % people]!,
          from: dayOf(from),
          until,
          reason: '1',
        }).catch(
          // Two absences of one person that begin on one day are one.
          () => undefined,
        );
      }
      await idOfMade(call, 'dutyWish', {
        person: ids[wish.person % people]!,
        wish: wish.likes ? '1' : '2',
        weekday: String(wish.weekday),
        strength: 2,
      });
      const outcome = (await job('rota.generate', { team, month, version: 0, seconds: 30 })) as RotaGenerated;
      const sheet = await call('rota.sheet', { team, month });
      if (outcome.status === 'infeasible') {
        expect(outcome.conflict).toMatch(/再重新生成。$/u);
        expect(sheet.rota).toBeNull();
        return;
      }
      made += 1;
      expect(outcome.status).toBe('optimal');
      for (const { value, bound } of outcome.aims) expect(value).toBe(bound);
      expect(sheet.violations).toEqual([]);
      expect(sheet.cells).toHaveLength(10 * least * shifts.length);
      const away = new Set(sheet.people.flatMap(({ id, absences: off }) => off.map(({ day }) => `${day} ${id}`)));
      expect(sheet.cells.filter(({ day, person }) => away.has(`${day} ${person}`))).toEqual([]);
      // Where anybody may serve anywhere on any day, the difference is the least there can be.
      if (absences.length === 0 && mostDuties === null && leaders >= people) {
        const counts = sheet.people.map(({ counts: { duties } }) => duties);
        expect(Math.max(...counts) - Math.min(...counts)).toBe(sheet.cells.length % people === 0 ? 0 : 1);
      }
    }),
    { numRuns: 10, seed: 20261122 },
  );
  expect(made).toBeGreaterThan(2);
}, 120_000);
