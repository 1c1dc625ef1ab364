// Who is in a case of the demo: parties of one village, and mediators who held office then and are none of them.
import { addDays, ageOn } from '../../../shared/rules/days.ts';
import type { CasePlan } from './casePlans.ts';
import { agreedFen, type CaseStory, caseStories, kindOf, type OrganisationKey } from './caseStories.ts';
import type { DemoPerson, DemoVillage, DemoWorld } from './demoRow.ts';
import type { DemoCommittee, DemoMediator } from './mediators.ts';
import { aged } from './people.ts';

export interface Cast {
  story: CaseStory;
  village: DemoVillage;
  committee: DemoCommittee;
  /** A, and who asks together with A. */
  applicants: readonly DemoPerson[];
  /** B; null where B is an organisation. */
  other: DemoPerson | null;
  organisation: OrganisationKey | null;
  /** The first presides, the second writes, a third is there to replace. */
  mediators: readonly DemoMediator[];
  /** Grown people of the village who are no party: witnesses, guests, agents. */
  neighbours: readonly DemoPerson[];
}

export interface Town {
  villages: readonly DemoVillage[];
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>;
  committees: readonly DemoCommittee[];
  world: DemoWorld;
}

const tries = 60;

/** The cast of a case of a day and that day itself; null where the township is too small for one. */
export function castFor(plan: CasePlan, town: Town): { cast: Cast; registeredOn: string } | null {
  const { chance, until } = town.world;
  const stories = caseStories.filter((story) => suits(story, plan));
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const registeredOn = addDays(until, -chance.between(...plan.age));
    const cast = castOf(chance.pick(stories), plan, registeredOn, town);
    if (cast !== null) return { cast, registeredOn };
  }
  return null;
}

/** Whether a story can go the way of a plan. */
function suits(story: CaseStory, plan: CasePlan): boolean {
  const longest = Math.max(...story.items.map(({ days }) => days));
  if (plan.oral) return story.difficulty === '1';
  if (plan.consulted) return story.difficulty === '4';
  if (plan.confirmation) return agreedFen(story) !== null && longest >= 60;
  if (plan.end === 'performing') return longest >= 40;
  if (plan.end === 'defaulted') return longest > 0 && isPaidByB(story);
  if (plan.ending === 'gone') return organisationOf(story) === null;
  if (plan.end === 'terminated') return story.claimed !== undefined;
  return true;
}

/** What is agreed is money alone, and B owes it. */
function isPaidByB({ items, law }: CaseStory): boolean {
  const isShared = law === 'contractLand' || law === 'expropriation';
  return !isShared && items.every(({ yuan }) => yuan !== undefined);
}

function castOf(story: CaseStory, plan: CasePlan, day: string, town: Town): Cast | null {
  const { chance } = town.world;
  const fitting = town.villages.filter(({ kind }) => !story.inCommunity || kind === 'community');
  if (fitting.length === 0) return null;
  const village = chance.pick(fitting);
  const grown = (town.peopleOf.get(village.id) ?? []).filter((person) => aged(person, 22, 78, day));
  const organisation = organisationOf(story);
  const pair = organisation === null ? pairOf(story, grown, day, town) : aloneOf(grown, town);
  if (pair === null) return null;
  const [first, other] = pair;
  const left = grown.filter((person) => person !== first && person !== other);
  const together = chance.several(left, story.together ?? 0);
  const parties = [first, ...together, ...(other === null ? [] : [other])];
  if (new Set(parties.map(({ name }) => name)).size < parties.length) return null;
  const seats = seatsFor(story, plan, day, village, parties, town);
  if (seats === null) return null;
  const seated = new Set(seats.mediators.map(({ person }) => person));
  const neighbours = left.filter((person) => !together.includes(person) && !seated.has(person));
  if (organisation !== null && neighbours.length === 0) return null;
  return { story, village, ...seats, applicants: [first, ...together], other, organisation, neighbours };
}

function organisationOf({ who }: CaseStory): OrganisationKey | null {
  return who === undefined || who === 'couple' || who === 'brothers' ? null : who;
}

function aloneOf(grown: readonly DemoPerson[], { world }: Town): [DemoPerson, null] | null {
  return grown.length < 2 ? null : [world.chance.pick(grown), null];
}

/** Two people who can be what the story says they are to each other. */
function pairOf(
  { who }: CaseStory,
  grown: readonly DemoPerson[],
  day: string,
  { world }: Town,
): [DemoPerson, DemoPerson] | null {
  if (grown.length < 2) return null;
  const first = world.chance.pick(grown);
  const others = grown.filter((each) => each !== first && each.name !== first.name && fits(who, first, each, day));
  return others.length === 0 ? null : [first, world.chance.pick(others)];
}

function fits(who: CaseStory['who'], one: DemoPerson, other: DemoPerson, day: string): boolean {
  if (who !== 'couple' && who !== 'brothers') return true;
  const ages = [ageOn(one.birth, day), ageOn(other.birth, day)];
  const apart = Math.abs(ages[0]! - ages[1]!);
  if (who === 'couple') {
    const married = one.values.marital === '20' && other.values.marital === '20';
    return one.sex !== other.sex && married && apart <= 8 && Math.max(...ages) <= 52 && Math.min(...ages) >= 30;
  }
  const sameName = one.name[0] === other.name[0];
  return (
    sameName &&
    one.sex === '1' &&
    other.sex === '1' &&
    apart <= 15 &&
    Math.min(...ages) >= 40 &&
    Math.max(...ages) <= 57
  );
}

/** The committee that takes the case, with mediators who were in office on the day and share no home with a party. */
function seatsFor(
  story: CaseStory,
  plan: CasePlan,
  day: string,
  village: DemoVillage,
  parties: readonly DemoPerson[],
  { committees, world }: Town,
): Pick<Cast, 'committee' | 'mediators'> | null {
  const own = committees.find((each) => each.village?.id === village.id);
  const town = committees.find((each) => each.village === null);
  const isGrave = story.difficulty >= '3' || plan.consulted || plan.challenged;
  const wanted = isGrave || world.chance.happens(0.5) ? [town, own] : [own, town];
  for (const committee of wanted) {
    if (committee === undefined) continue;
    const able = committee.mediators.filter(
      (each) => String(each.row.values.joinedOn) <= day && isApart(each, parties),
    );
    const skilled = world.chance
      .several(able, able.length)
      .toSorted((one, next) => skill(next, story) - skill(one, story));
    if (skilled.length >= (plan.challenged ? 3 : 1)) return { committee, mediators: rotated(skilled, story, world) };
  }
  return null;
}

function isApart({ person }: DemoMediator, parties: readonly DemoPerson[]): boolean {
  return parties.every(
    (party) => party !== person && party.values.address !== person.values.address && party.phone !== person.phone,
  );
}

const skill = ({ row }: DemoMediator, story: CaseStory): number => {
  const { expertise } = row.values;
  return Array.isArray(expertise) && expertise.some((code) => code === kindOf(story).kind) ? 1 : 0;
};

/** Of those who know the matter not always the same one presides. */
function rotated(mediators: readonly DemoMediator[], story: CaseStory, { chance }: DemoWorld): DemoMediator[] {
  const knowing = mediators.filter((each) => skill(each, story) === 1);
  const first = chance.pick(knowing.length > 0 ? knowing : mediators);
  return [first, ...mediators.filter((each) => each !== first)];
}
