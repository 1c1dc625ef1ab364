// 矛盾纠纷 of twelve months: most settled, a few not, the latest still open, one or two past their term.

import type { RowValues } from '../../../shared/fields/field.ts';
import { addDays, daysBetween } from '../../../shared/rules/days.ts';
import type { DemoPerson, DemoRow, DemoVillage, DemoWorld } from './demoRow.ts';
import { type DisputeStory, disputeStories, efforts, failures, openings } from './disputeStories.ts';
import { aged } from './people.ts';

const weights = disputeStories.map((story) => [story, story.weight] as const);
const sources = [
  ['01', 4],
  ['02', 5],
  ['03', 3],
  ['04', 2],
  ['05', 2],
  ['06', 1],
  ['07', 1],
  ['08', 4],
] as const;
const ways = [
  ['01', 12],
  ['02', 1],
  ['11', 4],
  ['12', 5],
  ['13', 6],
  ['08', 1],
] as const;

interface Parties {
  one: DemoPerson;
  other: DemoPerson;
  village: DemoVillage;
}

function told(text: string, { one, other }: Parties): string {
  return text.replaceAll('A', one.name).replaceAll('B', other.name);
}

/** Villages where two grown people of different names are known. */
function quarrelsome(
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>,
  villages: readonly DemoVillage[],
  until: string,
) {
  return villages.flatMap((village) => {
    const grown = (peopleOf.get(village.id) ?? []).filter((person) => aged(person, 22, 78, until));
    return new Set(grown.map(({ name }) => name)).size > 1 ? [{ village, grown }] : [];
  });
}

function partiesOf(places: ReturnType<typeof quarrelsome>, { chance }: DemoWorld): Parties {
  const { village, grown } = chance.pick(places);
  const one = chance.pick(grown);
  const other = chance.pick(grown.filter((person) => person.name !== one.name));
  return { one, other, village };
}

/** How it ended, or that it has not ended yet. */
function outcomeOf(story: DisputeStory, parties: Parties, happenedOn: string, world: DemoWorld): RowValues {
  const { chance, until } = world;
  const age = daysBetween(happenedOn, until);
  const days = chance.weighted([
    [chance.between(1, 7), 7],
    [chance.between(8, 28), 3],
  ]);
  const stuck = chance.happens(0.012);
  if (stuck || age < 3 || (age < 40 && (days > age || chance.happens(0.35)))) return { outcome: '3' };
  const resolvedOn = addDays(happenedOn, Math.min(days, age));
  if (chance.happens(0.05)) return { outcome: '2', resolvedOn, result: chance.pick(failures), way: '01' };
  const settled: RowValues = {
    outcome: '1',
    resolvedOn,
    result: `${chance.pick(efforts)}${told(chance.pick(story.endings), parties)}`,
    way: chance.weighted(ways),
  };
  if (!chance.happens(0.3)) return settled;
  const reviewedOn = addDays(resolvedOn, chance.between(5, 20));
  if (reviewedOn > until) return settled;
  return {
    ...settled,
    reviewedOn,
    review: chance.pick(['回访双方均满意。', '履行到位，无反弹。', '履行过半，继续跟踪。']),
  };
}

function disputeOf(happenedOn: string, number: string, parties: Parties, world: DemoWorld): RowValues {
  const { chance } = world;
  const story = chance.weighted(weights);
  const { one, other, village } = parties;
  const acceptedOn = addDays(happenedOn, Math.min(chance.between(0, 2), daysBetween(happenedOn, world.until)));
  const mediator = chance.pick(world.staff);
  const yuan = story.amount && chance.happens(0.8) ? chance.between(...story.amount) : null;
  return {
    number,
    title: `${one.name}与${other.name}${story.title}`,
    happenedOn,
    acceptedOn,
    village: village.id,
    place: `${village.name}${chance.between(1, 9)}组`,
    scale: chance.happens(0.96) ? '01' : '02',
    kind: story.kind,
    event: story.event,
    complex: chance.happens(0.04) ? true : null,
    source: chance.weighted(sources),
    parties: `${one.name}、${other.name}`,
    partyPhone: one.phone,
    people: chance.weighted([
      [2, 6],
      [3, 2],
      [4, 1],
      [chance.between(5, 12), 1],
    ]),
    // Fen; most claims are round sums.
    amount: yuan === null ? null : (chance.happens(0.7) ? Math.ceil(yuan / 100) * 100 : yuan) * 100,
    summary: `${chance.pick(openings)}${told(chance.pick(story.causes), parties)}`,
    dueOn: addDays(acceptedOn, 30),
    organisation: `${village.name}人民调解委员会`,
    mediator,
    ...outcomeOf(story, parties, happenedOn, world),
  };
}

/** Numbered through each year, in the order of their days. */
export function inventDisputes(
  count: number,
  villages: readonly DemoVillage[],
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>,
  world: DemoWorld,
): DemoRow[] {
  const length = daysBetween(world.from, world.until);
  const days = Array.from({ length: count }, () => addDays(world.from, world.chance.between(0, length))).sort();
  const places = quarrelsome(peopleOf, villages, world.until);
  const numbers = new Map<string, number>();
  return days.map((day) => {
    const year = day.slice(0, 4);
    const running = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, running);
    const number = `JF${year}${String(running).padStart(4, '0')}`;
    const values = disputeOf(day, number, partiesOf(places, world), world);
    return { register: 'dispute', id: world.newId(), values, ...world.enteredOn(String(values.acceptedOn)) };
  });
}
