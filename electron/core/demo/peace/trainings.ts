// 培训: one a month for the teams, before new members go on duty, in rotation; who signed in at the later ones.
import type { RowValues } from '../../../../shared/fields/field.ts';
import type { DemoPerson, DemoRow, DemoWorld } from '../demoRow.ts';
import { dayIn, monthsOf, numbered, rowOn } from './ledgerRows.ts';

interface Course {
  kind: string;
  topic: string;
  audience: string;
}

const courses: readonly Course[] = [
  { kind: '1', topic: '新进巡防队员岗前培训', audience: '新进义务巡防队员' },
  { kind: '2', topic: '巡逻盘问礼仪和现场保护', audience: '义务巡防队员' },
  { kind: '2', topic: '人民调解方法和文书填写', audience: '治保会主任、调解员' },
  { kind: '2', topic: '消防器材使用和初起火灾扑救', audience: '义务巡防队员、网格员' },
  { kind: '3', topic: '网格员轮值培训', audience: '网格员' },
];
const lecturers = ['迁陵派出所 张所长', '迁陵司法所 梁所长', '县消防救援大队教员', '镇综治中心 田桂英'];
const posts = ['队员', '队员', '队员', '副队长', '网格员'];
/** Sign-in lists are kept of the last ones. */
const listed = 14;

/** Trainings first, then who signed in. Draws from `world.chance` alone. */
export function inventTrainings(members: readonly DemoPerson[], world: DemoWorld): DemoRow[] {
  const { chance } = world;
  const trainings = monthsOf(world).flatMap((month, at) => {
    const rows: DemoRow[] = [];
    const add = (day: string | null, course: Course): void => {
      if (day !== null) rows.push(rowOn('training', trainingOn(day, course, world), day, world));
    };
    add(dayIn(month, 8, 24, world), courses[at % courses.length]!);
    if (chance.happens(0.6)) add(dayIn(month, 8, 24, world), chance.pick(courses));
    return rows;
  });
  const kept = numbered(trainings, 'heldOn');
  return [...kept, ...kept.slice(-listed).flatMap((training) => traineesOf(training, members, world))];
}

function trainingOn(heldOn: string, { kind, topic, audience }: Course, world: DemoWorld): RowValues {
  const { chance } = world;
  const due = chance.between(18, 46);
  const present = due - chance.between(0, 4);
  const isExamined = kind === '1' || chance.happens(0.3);
  const [startsAt, endsAt, hours] = chance.pick([
    ['09:00', '11:30', '2.5'],
    ['14:30', '17:00', '2.5'],
    ['08:30', '11:30', '3.0'],
  ] as const);
  return {
    kind,
    topic,
    heldOn,
    startsAt,
    endsAt,
    hours,
    place: '镇政府三楼会议室',
    lecturer: chance.pick(lecturers),
    audience,
    due,
    present,
    exam: isExamined ? chance.pick(['笔试', '现场演练']) : null,
    passed: isExamined ? present - chance.between(0, 2) : null,
  };
}

function traineesOf(training: DemoRow, members: readonly DemoPerson[], world: DemoWorld): DemoRow[] {
  const { chance } = world;
  const isExamined = training.values.passed !== null;
  return chance.several(members, 8).map((person) => {
    const values: RowValues = {
      training: training.id,
      person: person.id,
      duty: chance.pick(posts),
      signedAt: `${String(training.values.startsAt).slice(0, 2) === '14' ? '14' : '08'}:${chance.between(10, 28)}`,
      score: isExamined ? String(chance.between(72, 98)) : null,
      passed: isExamined ? true : null,
    };
    return rowOn('trainee', values, String(training.values.heldOn), world);
  });
}
