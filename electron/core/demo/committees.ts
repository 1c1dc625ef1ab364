// 治保会: one in each village with its members, most of them as the rule of 1952 asks, a few not, some who have left.
import { addDays } from '../../../shared/rules/days.ts';
import { usualTermEnd } from '../registers/rules/committee.ts';
import type { DemoPerson, DemoRow, DemoVillage, DemoWorld } from './demoRow.ts';
import { aged, yearsBefore } from './people.ts';

const chief = '01';
const deputy = '02';
const plain = '03';

const reasonsToLeave = ['任期届满，未再推选', '外出务工，本人申请', '年龄较大，本人申请', '调任村（居）委会其他工作'];
const notes = ['兼任人民调解员', '兼任网格员', '村民小组长', '退役军人'];

/** Villages of this position in the list have a committee that is not as it should be. */
const withoutChief = 6;
const tooFew = 17;
const twoChiefs = 29;

function postsOf(index: number, world: DemoWorld): string[] {
  if (index === tooFew) return [chief, plain];
  const plains = Array.from({ length: world.chance.between(2, 5) }, () => plain);
  const deputies = Array.from({ length: world.chance.between(0, 2) }, () => deputy);
  if (index === withoutChief) return [deputy, ...plains];
  return [chief, ...(index === twoChiefs ? [chief] : []), ...deputies, ...plains];
}

/** Committees first, then their members. */
export function inventCommittees(
  villages: readonly DemoVillage[],
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>,
  world: DemoWorld,
): DemoRow[] {
  const committees: DemoRow[] = [];
  const members: DemoRow[] = [];
  for (const [index, village] of villages.entries()) {
    const committee = committeeOf(village, world);
    committees.push(committee);
    const able = (peopleOf.get(village.id) ?? []).filter((person) => aged(person, 24, 66, world.until));
    const posts = postsOf(index, world);
    const people = able.slice(0, posts.length);
    for (const [at, person] of people.entries()) members.push(memberOf(committee.id, person, posts[at]!, world));
    const former = able[posts.length];
    if (former && index % 3 === 0) members.push(formerOf(committee.id, former, world));
  }
  return [...committees, ...members];
}

function committeeOf(village: DemoVillage, world: DemoWorld): DemoRow {
  const { chance, until } = world;
  const office = village.kind === 'community' ? '居委会' : '村部';
  const term = `${Number(until.slice(0, 4)) - 5 + chance.between(0, 2)}-0${chance.between(3, 5)}-${chance.between(10, 28)}`;
  const groups = chance.between(3, 8);
  return {
    register: 'committee',
    id: world.newId(),
    values: {
      number: `${village.code}01`,
      name: `${village.name}治保会`,
      kind: '治保组织',
      village: village.id,
      policeRoom: `${village.name}警务室`,
      policeStation: chance.happens(0.93) ? '保靖县公安局迁陵派出所' : null,
      foundedOn: yearsBefore(term, chance.between(4, 12), chance),
      address: `迁陵镇${village.name}${office}一楼`,
      scope: `${village.name}全域`,
      leaderPost: chance.pick(['村（居）委会副主任', '党支部委员', '村（居）民小组长', '村（居）委会委员']),
      groupCount: groups,
      groupMembers: groups * chance.between(3, 5),
      termFrom: term,
      termUntil: usualTermEnd(term),
      funding: '村（社区）集体经济补助',
      equipment: chance.pick(['袖标、手电、对讲机', '袖标、强光手电、橡胶棍', '红袖标、扩音器、手电']),
      note: chance.happens(0.1) ? '办公用房与警务室合用。' : null,
    },
    ...world.founding,
  };
}

function memberOf(committee: string, person: DemoPerson, post: string, world: DemoWorld): DemoRow {
  const { chance, until } = world;
  return {
    register: 'committeeMember',
    id: world.newId(),
    values: {
      committee,
      person: person.id,
      post,
      alsoVillageCommittee: post === plain ? chance.happens(0.2) : chance.happens(0.7),
      joinedOn: yearsBefore(until, chance.between(1, 5), chance),
      rewards: chance.happens(0.2) ? chance.between(1, 3) : null,
      pay: post === chief ? '每月误工补助 200 元' : null,
      note: chance.happens(0.12) ? chance.pick(notes) : null,
    },
    ...world.founding,
  };
}

function formerOf(committee: string, person: DemoPerson, world: DemoWorld): DemoRow {
  const { chance } = world;
  const row = memberOf(committee, person, chance.pick([plain, deputy]), world);
  const leftOn = addDays(world.from, chance.between(20, 250));
  const joinedOn = yearsBefore(world.from, 5, chance);
  return { ...row, values: { ...row.values, joinedOn, leftOn, leftReason: chance.pick(reasonsToLeave) } };
}
