// One slip of a patrol: of a record with all it tells, or of a template to be carried along.
import { Refusal } from '../../../../shared/contract/errors.ts';
import { clockMinutes } from '../../../../shared/rules/clockTime.ts';
import type { Call } from '../../handlers.ts';
import { openPatrol } from '../facts/patrolReading.ts';
import { namesOf } from '../plan/dutyRows.ts';
import { dutyTeamOf } from '../plan/ground.ts';
import { levelGround, levelOn } from '../plan/levels.ts';
import { levelName } from './dayWordsOfRota.ts';
import { dayWords } from './dutyLogReading.ts';
import { blankSlip, type Choice, type PatrolSlip } from './patrolSlip.ts';
import { codeName, offeredNames, patrolTemplates } from './printFacts.ts';
import { hoursWords } from './shiftColumns.ts';

/** The slip of a recorded patrol. @throws Refusal `notFound`. */
export async function slipOfPatrol(id: string, call: Call): Promise<PatrolSlip> {
  const { codes } = call.township;
  const { patrol, attendees, titles, linked } = await openPatrol(id, call);
  const { values } = patrol;
  const text = (key: string): string => (typeof values[key] === 'string' ? values[key] : '');
  const nameOf = (register: string, key: string): string => titles[register]?.[text(key)] ?? '';
  const people = attendees.map((row) => titles.person?.[String(row.values.person)] ?? '');
  const chosen = (table: string, codesOf: readonly string[]): Choice[] =>
    (codes.table(table)?.entries ?? [])
      .filter(({ active, code }) => active || codesOf.includes(code))
      .map(({ code, name }) => ({ name, isChosen: codesOf.includes(code) }));
  const expected = values.expectedCount;
  const shift = (await namesOf(call.township.read, 'shiftPattern', [text('shift')])).get(text('shift'));
  return {
    ...blankSlip([], []),
    team: (await namesOf(call.township.read, 'team', [text('team')])).get(text('team')) ?? '',
    day: dayWords(text('patrolledOn')),
    shift: shift ?? '计划外巡逻',
    level: codeName(codes, 'dutyTier', text('level')),
    where: text('area') || nameOf('patrolLine', 'line') || nameOf('guardPost', 'post'),
    leader: nameOf('person', 'leader'),
    people,
    isRecorded: true,
    expected: typeof expected === 'number' ? `${expected} 人` : '—',
    attended: `${people.length} 人`,
    start: text('start'),
    end: text('end'),
    duration: hoursText(clockMinutes(text('start'), text('end'))),
    findings: chosen('patrolFinding', [text('finding')]),
    situation: text('situation'),
    measures: text('measures'),
    reportedTo: chosen('reportedTo', Array.isArray(values.reportedTo) ? values.reportedTo : []),
    reportedAt: text('reportedAt') || '—',
    related: linked.map(({ title }) => title).join('；'),
    recorder: text('recorder'),
    note: [text('note'), values.lateEntry === true ? '补录' : ''].filter((part) => part !== '').join('；'),
  };
}

/** 2 小时 30 分. */
function hoursText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours}小时` : '', rest > 0 ? `${rest}分` : ''].join('');
}

/** A slip to carry, as far as template, team and day tell. @throws Refusal `notFound`. */
export async function slipOfTemplate(
  asked: { template?: string | undefined; team?: string | undefined; day?: string | undefined },
  call: Call,
): Promise<PatrolSlip> {
  const { read, codes } = call.township;
  const blank = blankSlip(offeredNames(codes, 'patrolFinding'), offeredNames(codes, 'reportedTo'));
  const template = (await patrolTemplates(read, codes)).find(({ id }) => id === asked.template);
  if (asked.template !== undefined && !template)
    throw new Refusal('notFound', '没有这个巡逻模板，可能已经注销。请重新选一个。');
  const { team, day } = asked;
  const level =
    team === undefined || day === undefined ? null : levelOn(day, team, await levelGround(read, day, day)).level;
  return {
    ...blank,
    team: team === undefined ? '' : (await dutyTeamOf(read, team, codes)).name,
    day: day === undefined ? '　　　　年　　月　　日' : dayWords(day),
    level: level === null ? '' : levelName(level),
    ...(template
      ? {
          shift: `${template.name} ${hoursWords(template)}`,
          where: template.lineName || template.place,
          focus: template.focus,
          equipment: template.equipment,
          expected: template.people === null ? '' : `${template.people} 人`,
        }
      : {}),
  };
}
