// 月报数据 and 村（社区）报送: two years up to the month before this one, with what offices forget: a figure that was not
// given, villages that have not reported, zero reports that nobody has confirmed.
import type { RowValues } from '../../../shared/fields/field.ts';
import { addDays, addMonths } from '../../../shared/rules/days.ts';
import type { DemoRow, DemoVillage, DemoWorld } from './demoRow.ts';

const months = 24;

/** Item, and about how many a month two years ago; most of them fall by a fifth within a year. */
const items: readonly (readonly [item: string, usual: number])[] = [
  ['02', 6],
  ['03', 14],
  ['04', 5],
  ['05', 11],
  ['06', 3],
  ['07', 9],
  ['08', 0.2],
  ['09', 0.4],
  ['10', 4],
  ['11', 3],
  ['12', 8],
  ['13', 0.8],
  ['14', 12],
];
const calls = '01';
const source = '保靖县公安局迁陵派出所警情通报';
const rising = new Set(['06', '07', '11']);

const reporters = ['向秀英', '石明', '彭建国', '田英', '龙涛', '吴翠'];
const confirmers = ['石海燕', '龙文军', '彭绍武', '田桂英'];

/** Draws from `world.chance` alone. */
export function inventMonthlyData(villages: readonly DemoVillage[], world: DemoWorld): DemoRow[] {
  const lastMonth = addMonths(`${world.until.slice(0, 7)}-01`, -1);
  const firsts = Array.from({ length: months }, (_, index) => addMonths(lastMonth, index + 1 - months));
  return firsts.flatMap((first, at) => [
    ...figuresOf(first, at, villages, world),
    ...villages.flatMap((village) => reportOf(first, at === months - 1, village, world)),
  ]);
}

function row(register: string, values: RowValues, on: string, world: DemoWorld): DemoRow {
  const entered = on < world.from ? world.founding : world.enteredOn(on);
  return { register, id: world.newId(), values, ...entered };
}

/** Nothing was entered after the demo's last day. */
const notLater = (day: string, { until }: DemoWorld): string => (day < until ? day : until);

/** Whole numbers around a mean: the mean's whole part and its rest by chance, and a third more or less. */
function around(mean: number, { chance }: DemoWorld): number {
  const moved = mean * (0.7 + 0.6 * chance.next());
  return Math.floor(moved) + (chance.happens(moved - Math.floor(moved)) ? 1 : 0);
}

function figuresOf(first: string, at: number, villages: readonly DemoVillage[], world: DemoWorld): DemoRow[] {
  const month = first.slice(0, 7);
  const providedOn = notLater(addDays(addMonths(first, 1), world.chance.between(0, 3)), world);
  const given = (item: string, value: number, village: string | null) =>
    row('monthlyFigure', { month, village, item, value, source, providedOn }, providedOn, world);
  const change = (item: string) => (rising.has(item) ? 1 + (0.15 * at) / 12 : 1 - (0.2 * at) / 12);
  const byVillage = villages.map((village) => ({
    village: village.id,
    value: around((village.kind === 'community' ? 4 : 0.9) * change(calls), world),
  }));
  const total = byVillage.reduce((sum, { value }) => sum + value, 0);
  // Fires of one month came too late and were never typed.
  const told = items.filter(([item]) => !(item === '13' && at === months - 5));
  return [
    given(calls, total, null),
    ...byVillage.map(({ village, value }) => given(calls, value, village)),
    ...told.map(([item, usual]) => given(item, around(usual * change(item), world), null)),
  ];
}

function reportOf(first: string, isLast: boolean, village: DemoVillage, world: DemoWorld): DemoRow[] {
  const { chance } = world;
  const by = (day: string) => notLater(day, world);
  if (chance.happens(isLast ? 0.08 : 0.01)) return [];
  const isLate = chance.happens(0.06);
  const reportedOn = isLate
    ? by(addDays(addMonths(first, 1), chance.between(2, 9)))
    : addDays(first, chance.between(20, 23));
  const isZero = chance.happens(0.45);
  const isConfirmed = !(isZero && chance.happens(isLast ? 0.2 : 0.01));
  const values: RowValues = {
    month: first.slice(0, 7),
    village: village.id,
    reportedOn,
    isZero,
    reporter: chance.pick(reporters),
    confirmedBy: isConfirmed ? chance.pick(confirmers) : null,
    confirmedOn: isConfirmed ? by(addDays(reportedOn, chance.between(1, 4))) : null,
    note: isLate ? '迟报' : null,
  };
  return [row('villageReport', values, reportedOn, world)];
}
