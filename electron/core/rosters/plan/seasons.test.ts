// 淡旺季 (mechanisms.md row 96): what is set for the seasons is what the rotas are made of, to the day on which one begins.
import { expect, test } from 'vitest';
import type { RotaSheet } from '../../../../shared/contract/rotaProcedures.ts';
import { testApp } from '../../testing/testApp.ts';
import { dutyTeam } from '../testing/dutyTeam.ts';

/** By day: the shifts with their hours and places, what each wants, and how many serve in it. */
function told({ days, needs, shifts, cells }: RotaSheet): Map<string, string[]> {
  const served = (day: string, shift: string) =>
    cells.filter((cell) => cell.day === day && cell.shift === shift).length;
  return new Map(
    days.map(({ day }) => [
      day,
      needs
        .filter((need) => need.day === day)
        .map(({ shift, wanted }) => {
          const { name, start, end, where } = shifts.find(({ id }) => id === shift)!;
          return `${name} ${start}–${end} ${where} ${wanted}人 实排${served(day, shift)}人`;
        }),
    ]),
  );
}

test('the rotas of the off-season and of the high season differ as set', async () => {
  const { call, job } = await testApp();
  const high = { seasonFrom: '07-15', seasonUntil: '10-15' };
  const off = { seasonFrom: '10-16', seasonUntil: '07-14' };
  const { team } = await dutyTeam(call, {
    people: 10,
    shifts: [
      { name: '旺季夜市', start: '20:00', end: '23:30', least: 3, place: '夜市、医院', ...high },
      { name: '旺季广场', start: '17:00', end: '19:00', least: 2, place: '广场', ...high },
      { name: '淡季校园', start: '18:30', end: '20:30', least: 2, place: '学校', ...off },
    ],
  });
  const rotaOf = async (month: string) => {
    const made = await job('rota.generate', { team, month, version: 0, seconds: 20 });
    expect(made).toMatchObject({ conflict: null });
    return told(await call('rota.sheet', { team, month }));
  };
  const inOff = ['淡季校园 18:30–20:30 学校 2人 实排2人'];
  const inHigh = ['旺季夜市 20:00–23:30 夜市、医院 3人 实排3人', '旺季广场 17:00–19:00 广场 2人 实排2人'];
  const december = await rotaOf('2026-12');
  expect([...december.values()]).toEqual(Array.from({ length: 31 }, () => inOff));
  const july = await rotaOf('2027-07');
  for (const [day, shifts] of july) expect([day, shifts]).toEqual([day, day < '2027-07-15' ? inOff : inHigh]);
});
