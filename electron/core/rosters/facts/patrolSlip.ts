// A patrol slip before it is filled in: what the shift, the template and the rota already tell.
import type { OutputOf } from '../../../../shared/contract/index.ts';
import type { FieldValue } from '../../../../shared/fields/field.ts';
import { patrolRecord } from '../../../../shared/registers/duty/facts.ts';
import type { Call } from '../../handlers.ts';
import { titlesForRows } from '../../registers/rowTitles.ts';
import { rowsIn } from '../../tables.ts';
import { calendarOf } from '../plan/calendar.ts';
import { anyDutyRows, type DutyRow, dutyRows, numberOf, textOf } from '../plan/dutyRows.ts';
import { dutyTeamOf } from '../plan/ground.ts';
import { levelGround, levelOn } from '../plan/levels.ts';
import { membersOf } from '../plan/people.ts';
import { patternsForTeam, patternsOn, shiftPatterns } from '../plan/shiftPatterns.ts';
import { plannedPeople } from './plannedShifts.ts';

export interface SlipAsked {
  team: string;
  day: string;
  shift?: string | undefined;
  template?: string | undefined;
}

const rowOf = async (call: Call, register: string, id: string | undefined): Promise<DutyRow | undefined> => {
  if (id === undefined) return undefined;
  const [row] = await anyDutyRows(call.township.read, register, (rows) => rows.where('id', '=', id));
  return row;
};

/** @throws Refusal `notFound` for a team that there is not. */
export async function startPatrol(asked: SlipAsked, call: Call): Promise<OutputOf<'patrol.start'>> {
  const { read, codes } = call.township;
  const { team: teamId, day } = asked;
  const team = await dutyTeamOf(read, teamId, codes);
  const shift = await rowOf(call, 'shiftPattern', asked.shift);
  const template = await rowOf(call, 'patrolTemplate', asked.template);
  const planned = asked.shift === undefined ? [] : await plannedPeople(read, teamId, day, asked.shift);
  const ground = await templateGround(call, template, day);
  const { level } = levelOn(day, teamId, await levelGround(read, day, day));
  const members = await membersOf(read, team, { first: day, last: day }, planned, codes);
  const forceClass = await forceClassOf(call, teamId);
  const expected = new Set(planned);
  const plannedLeaders = members.filter(({ id, leader }) => expected.has(id) && leader);
  const leader = plannedLeaders.find(({ id }) => id === team.leaderId) ?? plannedLeaders[0];
  const first = <V>(read: (row: DutyRow) => V | null): V | null =>
    (shift ? read(shift) : null) ?? (template ? read(template) : null);
  const text = (key: string) => first((row) => textOf(row, key));
  const values: Record<string, FieldValue> = {
    patrolledOn: day,
    team: teamId,
    level,
    task: text('task') ?? '1',
    shift: asked.shift ?? null,
    leader: leader?.id ?? null,
    expectedCount:
      planned.length > 0 ? planned.length : shift ? wanted(shift) : template ? numberOf(template, 'people') : null,
    start: text('start'),
    end: text('end'),
    line: text('line') ?? ground.line ?? (await onlyLineOf(call, teamId, day)),
    post: text('post'),
    place: ground.place,
    area: text('place') ?? ground.area,
    recorder: call.user.name.slice(0, 30),
  };
  const patterns = patternsForTeam(
    await shiftPatterns(read, codes, { team: teamId, also: [] }),
    teamId,
    team.isOfficeDuty,
  );
  const calendar = await calendarOf(read);
  return {
    values,
    titles: await titlesOfSlip(call, values),
    people: members.map(({ id, name, post, unit, leader: canLead }) => ({
      person: id,
      name,
      post,
      unit,
      forceClass,
      isPlanned: expected.has(id),
      canLead,
    })),
    shifts: patternsOn(patterns, calendar.on(day), level).map(({ id, name, start, end }) => ({ id, name, start, end })),
    templates: await offeredTemplates(call),
    guide: template ? { focus: textOf(template, 'focus') ?? '', equipment: textOf(template, 'equipment') ?? '' } : null,
    recorded: await recordedOn(call, teamId, day),
  };
}

const wanted = (shift: DutyRow): number | null => numberOf(shift, 'wanted') ?? numberOf(shift, 'least');

async function forceClassOf(call: Call, team: string): Promise<string | null> {
  const row = await rowsIn(call.township.read)
    .selectFrom('team')
    .select('forceClass')
    .where('id', '=', team)
    .executeTakeFirst();
  return (row?.forceClass as string | null | undefined) ?? null;
}

const named = (row: DutyRow, key: string): string => textOf(row, key) ?? '';

async function offeredTemplates(call: Call) {
  const rows = await dutyRows(call.township.read, 'patrolTemplate');
  return rows
    .map((row) => ({
      id: row.id,
      name: named(row, 'name'),
      season: named(row, 'season'),
      hour: named(row, 'hour'),
      placeKind: named(row, 'placeKind'),
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'zh-CN'));
}

interface TemplateGround {
  line: string | null;
  place: string | null;
  area: string | null;
}

/** Where a template sends a patrol: the one place of its kind (on its line), else the kind in words where it names no line. */
async function templateGround(call: Call, template: DutyRow | undefined, day: string): Promise<TemplateGround> {
  const kind = template && textOf(template, 'placeKind');
  if (!template || !kind) return { line: null, place: null, area: null };
  const line = textOf(template, 'line');
  const places = (await dutyRows(call.township.read, 'patrolPlace', (rows) => rows.where('kind', '=', kind)))
    .filter((row) => (textOf(row, 'endsOn') ?? '9999') > day)
    .filter((row) => line === null || textOf(row, 'line') === line);
  const [only] = places.length === 1 ? places : [];
  const word = call.township.codes.table('patrolPlaceKind')?.entries.find(({ code }) => code === kind)?.name ?? null;
  return {
    line: line ?? (only ? textOf(only, 'line') : null),
    place: only?.id ?? null,
    area: line === null ? word : null,
  };
}

/** The line of a team that answers for one alone. */
async function onlyLineOf(call: Call, team: string, day: string): Promise<string | null> {
  const lines = await dutyRows(call.township.read, 'patrolLine', (rows) => rows.where('team', '=', team));
  const [only, ...others] = lines.filter((row) => (textOf(row, 'endsOn') ?? '9999') > day);
  return only && others.length === 0 ? only.id : null;
}

async function titlesOfSlip(call: Call, values: Record<string, FieldValue>) {
  return titlesForRows(call.township.read, patrolRecord, [values]);
}

async function recordedOn(call: Call, team: string, day: string) {
  const rows = await rowsIn(call.township.read)
    .selectFrom('patrolRecord')
    .select(['id', 'start', 'end', 'shift'])
    .where('team', '=', team)
    .where('patrolledOn', '=', day)
    .where('withdrawnAt', 'is', null)
    .orderBy('start')
    .execute();
  return rows.map(({ id, start, end, shift }) => ({
    id,
    start: String(start ?? ''),
    end: String(end ?? ''),
    shift: (shift as string | null | undefined) ?? null,
  }));
}
