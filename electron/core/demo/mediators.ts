// 人民调解: a committee in each village and the township's own, their mediators, three rooms, trainings and awards.
// Most are made up as 人民调解法 8 asks, a few are not.
import type { RowValues } from '../../../shared/fields/field.ts';
import { addDays } from '../../../shared/rules/days.ts';
import { termEnd } from '../registers/rules/termOfOffice.ts';
import type { DemoPerson, DemoRow, DemoVillage, DemoWorld } from './demoRow.ts';
import { aged, yearsBefore } from './people.ts';

const engaged = '1';
const plain = '2';
const chief = '3';
const deputy = '4';
const fullTime = '1';
const partTime = '2';

/** Villages of this position in the list have a committee that is not as it should be. */
const withoutWoman = 8;
const tooFew = 19;
const twoChiefs = 31;

/** Who may sit in the township's own committee has been to high school (若干规定 14). */
const highSchool = new Set(['10', '20', '30', '40', '60']);

const expertiseOfVillages = ['01', '02', '03', '06', '07', '05', '08', '18'];
const resumes = [
  '长期在村里工作，熟悉各户情况，善于做老人和年轻人的工作。',
  '担任村民小组长多年，土地、林地界线纠纷办得多。',
  '为人公道，说话有人听，婚姻家庭和邻里纠纷多由其出面。',
];

/** Those the township engages: where they come from, what they are good at. */
const pool: readonly { source: string; identity: string; expertise: readonly string[]; resume: string }[] = [
  { source: '03', identity: '06', expertise: ['03', '07', '08'], resume: '乡镇退休干部，从事农村工作三十年。' },
  { source: '01', identity: '13', expertise: ['01', '04', '06'], resume: '基层法律服务工作者，熟悉合同和侵权法律。' },
  { source: '02', identity: '99', expertise: ['01', '02'], resume: '国家二级心理咨询师，擅长婚姻家庭矛盾疏导。' },
  { source: '04', identity: '02', expertise: ['04', '06', '10'], resume: '退休法官，审理民事案件二十余年。' },
  { source: '06', identity: '04', expertise: ['16', '06'], resume: '退休民警，长期处理道路交通事故。' },
  { source: '08', identity: '11', expertise: ['15', '06'], resume: '卫生院退休医生，参与医疗纠纷调解多年。' },
  { source: '07', identity: '10', expertise: ['01', '18'], resume: '中学退休教师，学生和家长都信任。' },
  { source: '10', identity: '07', expertise: ['02', '07', '05'], resume: '返乡乡贤，办过企业，熟悉生产经营。' },
  { source: '05', identity: '03', expertise: ['06', '18'], resume: '退休检察官，热心社区事务。' },
];

const courses = ['人民调解法与调解技巧', '婚姻家庭纠纷调解实务', '卷宗制作与文书规范', '土地山林纠纷政策解读'];
const methods = ['集中授课', '以案代训', '线上学习', '庭审观摩'];
const honours: readonly (readonly [string, string, string])[] = [
  ['县优秀人民调解员', '4', '保靖县司法局'],
  ['镇先进人民调解员', '9', '迁陵镇人民政府'],
  ['州优秀人民调解员', '3', '湘西州司法局'],
  ['全省模范人民调解员', '2', '湖南省司法厅'],
  ['全国模范人民调解员', '1', '司法部'],
];
const reasonsToLeave = ['任期届满，未再推选', '外出务工，本人申请', '年龄较大，本人申请'];

export interface DemoMediator {
  row: DemoRow;
  person: DemoPerson;
}

export interface DemoCommittee {
  row: DemoRow;
  /** Null for the township's own. */
  village: DemoVillage | null;
  /** In office on the last day. */
  mediators: DemoMediator[];
}

export interface DemoPool {
  /** The township's own comes last. */
  committees: DemoCommittee[];
  rooms: DemoRow[];
  /** Everything to be written, in order. */
  rows: DemoRow[];
}

/** The pool of the township. Draws from `world.chance` alone. */
export function inventMediators(
  villages: readonly DemoVillage[],
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>,
  world: DemoWorld,
): DemoPool {
  const former: DemoRow[] = [];
  const committees = villages.map((village, index) => {
    // 治保会 take the first ones of a village, its patrols the last: these stand in between.
    const able = (peopleOf.get(village.id) ?? []).filter(
      (person) => person.phone !== null && aged(person, 27, 68, world.until),
    );
    const middle = [...able.slice(6), ...able.slice(0, 6)];
    const row = committeeOf(world, village);
    const chosen = membersOf(middle, index, world);
    const mediators = chosen.map(({ person, post }) => villageMediator(row.id, person, post, world));
    const left = middle.find((person) => chosen.every((each) => each.person !== person));
    const head = mediators.find((each) => each.row.values.post === chief);
    if (head && index % 7 > 0) row.values = { ...row.values, phone: head.person.phone };
    if (left && index % 6 === 0) former.push(leaving(villageMediator(row.id, left, plain, world).row, world));
    return { row, village, mediators };
  });
  const town = townCommittee(committees, villages, peopleOf, world);
  const rooms = roomsOf(town, world);
  const all = [...committees, town];
  const mediators = all.flatMap((each) => each.mediators);
  return {
    committees: all,
    rooms,
    rows: [
      ...all.map(({ row }) => row),
      ...rooms,
      ...mediators.map(({ row }) => row),
      ...former,
      ...stationsOf(rooms, town.mediators, world),
      ...trainingsOf(mediators, world),
      ...awardsOf(mediators, world),
    ],
  };
}

function committeeOf(world: DemoWorld, village: DemoVillage | null): DemoRow {
  const { chance, until } = world;
  const name = village?.name ?? '迁陵镇';
  const term = `${Number(until.slice(0, 4)) - 2}-0${chance.between(3, 6)}-${chance.between(10, 28)}`;
  const office = village === null ? '镇综治中心二楼' : village.kind === 'community' ? '居委会一楼' : '村部一楼';
  const values: RowValues = {
    name: `${name}人民调解委员会`,
    shortName: village === null ? '迁陵' : name.replace(/村$|社区$/u, ''),
    kind: village === null ? '3' : village.kind === 'community' ? '2' : '1',
    village: village?.id ?? null,
    judicialOffice: '迁陵司法所',
    foundedOn: yearsBefore(term, chance.between(6, 20), chance),
    collectedOn: addDays(world.from, -20),
    ownPlace: village === null || chance.happens(0.7),
    minorityArea: true,
    termFrom: term,
    termUntil: termEnd(term, 36),
    phone: village === null ? '0743-7722110' : null,
    address: village === null ? `迁陵${office}` : `迁陵镇${name}${office}`,
    postcode: '416500',
  };
  return { register: 'peopleCommittee', id: world.newId(), values, ...world.founding };
}

/** Three or four members of both sexes and of two ethnic groups, and sometimes somebody engaged beside them. */
function membersOf(
  able: readonly DemoPerson[],
  index: number,
  world: DemoWorld,
): { person: DemoPerson; post: string }[] {
  const { chance } = world;
  const fitting = index === withoutWoman ? able.filter(({ sex }) => sex === '1') : able;
  const first = fitting[0];
  if (!first) return [];
  const second =
    fitting.find((each) => each.sex !== first.sex && each.values.ethnic !== first.values.ethnic) ?? fitting[1];
  const third = fitting.find((each) => each !== first && each !== second && each.values.ethnic !== first.values.ethnic);
  const leading = [first, second, third].filter((each) => each !== undefined);
  const ordered = [...new Set([...leading, ...fitting])];
  if (index === tooFew) return posted(ordered, [chief, plain]);
  const members = [chief, index === twoChiefs ? chief : deputy, plain, ...(chance.happens(0.2) ? [plain] : [])];
  return posted(ordered, chance.happens(0.15) ? [...members, engaged] : members);
}

function posted(people: readonly DemoPerson[], posts: readonly string[]): { person: DemoPerson; post: string }[] {
  return people.slice(0, posts.length).map((person, at) => ({ person, post: posts[at]! }));
}

function villageMediator(committee: string, person: DemoPerson, post: string, world: DemoWorld): DemoMediator {
  const { chance } = world;
  const isOfficial = post === chief || post === deputy;
  return mediatorOf(world, person, {
    committee,
    post,
    fullTime: partTime,
    produced: post === engaged ? '2' : '1',
    identityKind: isOfficial ? '15' : chance.pick(['07', '07', '14', '10', '11']),
    sourceKind: isOfficial ? '09' : chance.pick(['10', '10', '03', null]),
    expertise: chance.several(expertiseOfVillages, chance.between(1, 3)),
    freeDays: chance.happens(0.3) ? ['6', '7'] : ['1', '2', '3', '4', '5'],
    yearsFrom: yearsBefore(world.until, chance.between(2, 7), chance).slice(0, 7),
    joinedOn: yearsBefore(world.until, chance.between(1, 2), chance),
    resume: chance.happens(0.25) ? chance.pick(resumes) : null,
    otherRoles: chance.happens(0.08) ? ['02'] : null,
  });
}

function mediatorOf(world: DemoWorld, person: DemoPerson, values: RowValues): DemoMediator {
  const row = {
    register: 'mediator',
    id: world.newId(),
    values: { ...values, person: person.id },
    ...world.founding,
  };
  return { row, person };
}

function leaving(row: DemoRow, world: DemoWorld): DemoRow {
  const { chance } = world;
  const joinedOn = yearsBefore(world.from, 4, chance);
  const leftOn = addDays(world.from, chance.between(20, 250));
  return { ...row, values: { ...row.values, joinedOn, leftOn, leftReason: chance.pick(reasonsToLeave) } };
}

/** The township's own: members from the villages who have been to high school, and the specialists it engages. */
function townCommittee(
  committees: readonly DemoCommittee[],
  villages: readonly DemoVillage[],
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>,
  world: DemoWorld,
): DemoCommittee {
  const row = committeeOf(world, null);
  const taken = new Set(committees.flatMap(({ mediators }) => mediators.map(({ person }) => person)));
  const schooled = villages
    .flatMap((village) => peopleOf.get(village.id) ?? [])
    .filter(
      (person) =>
        !taken.has(person) &&
        person.phone !== null &&
        aged(person, 30, 68, world.until) &&
        highSchool.has(String(person.values.education)),
    );
  const woman = schooled.find(({ sex }) => sex === '2');
  const other = schooled.find((each) => each !== woman && each.values.ethnic !== woman?.values.ethnic);
  const leading = [woman, other].filter((each) => each !== undefined);
  const people = [...new Set([...leading, ...schooled])];
  const posts = [deputy, chief, plain, plain, plain, ...pool.map(() => engaged)];
  const mediators = posted(people, posts).map(({ person, post }, at) => townMediator(row.id, person, post, at, world));
  return { row, village: null, mediators };
}

function townMediator(committee: string, person: DemoPerson, post: string, at: number, world: DemoWorld): DemoMediator {
  const { chance, until } = world;
  const special = post === engaged ? pool[(at - 5) % pool.length] : undefined;
  const isFullTime = special !== undefined && at < 8;
  return mediatorOf(world, person, {
    committee,
    post,
    fullTime: isFullTime ? fullTime : partTime,
    purchased: isFullTime,
    produced: special ? '2' : '1',
    identityKind: special?.identity ?? '01',
    sourceKind: special?.source ?? null,
    expertise: special?.expertise ?? chance.several(expertiseOfVillages, 3),
    freeDays: special ? chance.several(['1', '2', '3', '4', '5'], isFullTime ? 5 : 3) : ['1', '2', '3', '4', '5'],
    experienced: special !== undefined,
    resume: special?.resume ?? null,
    yearsFrom: yearsBefore(until, chance.between(3, 10), chance).slice(0, 7),
    joinedOn: yearsBefore(until, chance.between(1, 2), chance),
    certificateNumber: `迁调证${String(at + 1).padStart(3, '0')}`,
  });
}

/** Three rooms of the township's committee; those it engages sit in them. */
function roomsOf({ row, mediators }: DemoCommittee, world: DemoWorld): DemoRow[] {
  const specialists = mediators.filter((each) => each.row.values.post === engaged);
  const name = specialists[0]?.person.name ?? '老田';
  const kinds: RowValues[] = [
    { name: `${name}调解工作室`, kind: '1', namedBy: '保靖县司法局', address: '迁陵镇综治中心二楼' },
    { name: '驻迁陵派出所调解室', kind: '3', address: '迁陵派出所一楼', phone: '0743-7722119' },
    { name: '道路交通事故纠纷调解室', kind: '2', industryKind: '01', address: '县交警大队迁陵中队' },
  ];
  const rooms = kinds.map((values) => ({
    register: 'mediationRoom',
    id: world.newId(),
    values: {
      ...values,
      committee: row.id,
      foundedOn: yearsBefore(world.from, world.chance.between(1, 4), world.chance),
    },
    ...world.founding,
  }));
  specialists.forEach((each, at) => {
    const room = rooms[at % (rooms.length + 1)];
    if (room) each.row.values = { ...each.row.values, room: room.id };
  });
  return rooms;
}

/** Somebody sits in each room on days of the week of its own. */
function stationsOf(rooms: readonly DemoRow[], stationed: readonly DemoMediator[], world: DemoWorld): DemoRow[] {
  const days = [
    ['1', '3', '5'],
    ['1', '2', '3', '4', '5'],
    ['2', '4'],
  ];
  const engagedOnes = stationed.filter(({ row }) => row.values.post === engaged);
  return rooms.flatMap((room, at) => {
    const mediator = engagedOnes[at];
    if (!mediator) return [];
    const values: RowValues = {
      room: room.id,
      person: mediator.person.id,
      weekdays: days[at % days.length]!,
      hours: '9:00–17:00',
      from: room.values.foundedOn ?? null,
    };
    return [{ register: 'roomStation', id: world.newId(), values, ...world.founding }];
  });
}

/** A training in each season of two years, each with some twenty mediators. */
function trainingsOf(mediators: readonly DemoMediator[], world: DemoWorld): DemoRow[] {
  const { chance } = world;
  const beginnings = [-330, -240, -150, -60, 30, 120, 210, 300].map((days) => addDays(world.from, days));
  return beginnings
    .filter((from) => from < world.until)
    .flatMap((from, season) => {
      const values = {
        course: courses[season % courses.length]!,
        host: chance.pick(['保靖县司法局', '迁陵司法所', '保靖县人民法院']),
        hours: chance.pick(['4', '8', '16']),
        method: chance.pick(methods),
        from,
        until: from,
      };
      const there = mediators.filter((each) => String(each.row.values.joinedOn) <= from);
      return chance.several(there, 20).map(({ row }) => ({
        register: 'mediatorTraining',
        id: world.newId(),
        values: { ...values, mediator: row.id },
        ...world.enteredOn(from < world.from ? world.from : from),
      }));
    });
}

/** Awards of the last year, the higher the rarer. */
function awardsOf(mediators: readonly DemoMediator[], world: DemoWorld): DemoRow[] {
  const { chance } = world;
  return chance.several(mediators, 24).map(({ row }, at) => {
    const [title, level, grantedBy] = at < 3 ? honours[2 + at]! : honours[at % 2]!;
    const on = addDays(world.from, -chance.between(21, 300));
    return {
      register: 'mediatorAward',
      id: world.newId(),
      values: { mediator: row.id, title, level, on, grantedBy },
      ...world.founding,
    };
  });
}
