// One slip of a patrol: of a record with all it tells, or of a template to be carried along.
import type { DutyPaper } from '../../../../shared/contract/dutyPrintProcedures.ts';
import { Refusal } from '../../../../shared/contract/errors.ts';
import { clockMinutes } from '../../../../shared/rules/clockTime.ts';
import type { Call } from '../../handlers.ts';
import { openPatrol } from '../facts/patrolReading.ts';
import { type SlipAsked, startPatrol } from '../facts/patrolSlip.ts';
import { namesOf } from '../plan/dutyRows.ts';
import { dutyTeamOf } from '../plan/ground.ts';
import { dayWords } from './dutyLogReading.ts';
import { blankSlip, type Choice, type PatrolSlip } from './patrolSlip.ts';
import { codeName, offeredNames, patrolTemplates } from './printFacts.ts';
import { hoursWords } from './shiftColumns.ts';

type SlipPaper = Extract<DutyPaper, { what: 'slip' }>;

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

/** A slip to carry, as far as template, team, day and the rota tell. @throws Refusal `notFound`. */
export async function slipOfTemplate(asked: Omit<SlipPaper, 'what'>, call: Call): Promise<PatrolSlip> {
  const { read, codes } = call.township;
  const blank = blankSlip(offeredNames(codes, 'patrolFinding'), offeredNames(codes, 'reportedTo'));
  const template = (await patrolTemplates(read, codes)).find(({ id }) => id === asked.template);
  if (asked.template !== undefined && !template)
    throw new Refusal('notFound', '没有这个巡逻模板，可能已经注销。请重新选一个。');
  const { team, day } = asked;
  const slip: PatrolSlip = {
    ...blank,
    team: team === undefined ? '' : (await dutyTeamOf(read, team, codes)).name,
    day: day === undefined ? '　　　　年　　月　　日' : dayWords(day),
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
  if (team === undefined || day === undefined) return slip;
  return { ...slip, ...(await plannedOf({ ...asked, team, day }, call)) };
}

/** What the rota and the day tell of a slip. */
async function plannedOf(asked: SlipAsked, call: Call): Promise<Partial<PatrolSlip>> {
  const { values, titles, people, shifts } = await startPatrol(asked, call);
  const text = (key: string): string => (typeof values[key] === 'string' ? values[key] : '');
  const shift = shifts.find(({ id }) => id === asked.shift);
  const planned = people.filter(({ isPlanned }) => isPlanned).map(({ name }) => name);
  const leader = titles.person?.[text('leader')] ?? '';
  const where = titles.patrolLine?.[text('line')] ?? titles.guardPost?.[text('post')] ?? text('area');
  const expected = values.expectedCount;
  return {
    level: codeName(call.township.codes, 'dutyTier', text('level')),
    ...(shift ? { shift: `${shift.name} ${hoursWords(shift)}` } : {}),
    ...(where === '' ? {} : { where }),
    ...(typeof expected === 'number' ? { expected: `${expected} 人` } : {}),
    leader,
    people: [...planned.filter((name) => name === leader), ...planned.filter((name) => name !== leader)],
  };
}
