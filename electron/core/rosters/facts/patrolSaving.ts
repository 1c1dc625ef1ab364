// A patrol is saved with all who came, or not at all. The list of people is whole: whoever is not on it goes out of use.
import { type Problem, Refusal } from '../../../../shared/contract/errors.ts';
import type { ReceivedBy } from '../../../../shared/contract/index.ts';
import type { Changes } from '../../../../shared/contract/shapes.ts';
import { patrolAttendee, patrolRecord } from '../../../../shared/registers/duty/facts.ts';
import { person as personRegister } from '../../../../shared/registers/person.ts';
import { changeRow } from '../../registers/change.ts';
import { withdrawRows } from '../../registers/withdrawing.ts';
import type { WriteCall } from '../../registers/writeCall.ts';
import { rowsIn } from '../../tables.ts';

type Wanted = ReceivedBy<'patrol.save'>;
type Attendee = Wanted['attendees'][number];

/** Somebody who is not in 人员 yet is made there first; one who leads is the same person among those who came. */
async function personId(given: Attendee['person'], village: unknown, call: WriteCall): Promise<string> {
  if (typeof given === 'string') return given;
  const changes: Changes = { name: given.create };
  if (typeof village === 'string') changes.village = village;
  return (await changeRow({ register: personRegister, id: null, version: null, changes }, call)).id;
}

function refuseTwice(people: readonly string[]): void {
  if (new Set(people).size === people.length) return;
  throw new Refusal('invalid', '参加人员里有同一个人登记了两次，请去掉一个。');
}

/** The attendee's own columns; what was not said stays as the rules fill it. */
function attendeeChanges({ start, end, unit, forceClass, team }: Attendee): Changes {
  const given = { start, end, unit, forceClass, team };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Changes;
}

/** @returns the id of the patrol, and what is worth a look. @throws Refusal of any part. */
export async function savePatrol(wanted: Wanted, call: WriteCall): Promise<{ id: string; problems: Problem[] }> {
  if (wanted.id !== null && wanted.version === null) {
    throw new Refusal('conflict', '没有说明改的是哪一版，为免盖掉别人的修改没有保存。请看过现在的内容再改。');
  }
  const changes: Changes = { ...wanted.changes };
  const people: string[] = [];
  for (const { person } of wanted.attendees) people.push(await personId(person, changes.village, call));
  refuseTwice(people);
  const leader = changes.leader;
  if (typeof leader === 'object' && leader !== null && 'create' in leader) {
    // The newcomer who leads is the one who was just made, not a second person of that name.
    const at = wanted.attendees.findIndex(
      ({ person }) => typeof person === 'object' && person.create === leader.create,
    );
    if (at >= 0) changes.leader = people[at]!;
  }
  refuseAbsentLeader(changes.leader, people);
  const { id, problems } = await changeRow(
    { register: patrolRecord, id: wanted.id, version: wanted.version, changes },
    call,
  );
  const found = [...problems];
  const standing = await standingAttendees(id, call);
  for (const [at, attendee] of wanted.attendees.entries()) {
    const person = people[at]!;
    const there = standing.get(person) ?? null;
    const own = { ...attendeeChanges(attendee), ...(there === null ? { patrol: id, person } : {}) };
    const row = { register: patrolAttendee, id: there, version: null, changes: own };
    const saved = await changeRow(row, call);
    found.push(...saved.problems.filter(({ level }) => level === 'warning'));
  }
  const gone = [...standing].flatMap(([person, row]) => (people.includes(person) ? [] : [row]));
  await withdrawRows(patrolAttendee, gone, wanted.reason, call);
  return { id, problems: found.filter(({ level }) => level !== 'hint') };
}

function refuseAbsentLeader(leader: Changes[string] | undefined, people: readonly string[]): void {
  if (typeof leader !== 'string' || people.includes(leader)) return;
  const message = '带班人要在参加人员里，请把他勾上，或者改选带班人。';
  const problem = { field: 'leader', label: '带班人', code: 'leaderAbsent', level: 'error' as const, message };
  throw new Refusal('invalid', message, { problems: [problem] });
}

/** Rows of those who came, by person. */
async function standingAttendees(patrol: string, call: WriteCall): Promise<Map<string, string>> {
  const rows = await rowsIn(call.trx)
    .selectFrom('patrolAttendee')
    .select(['id', 'person'])
    .where('patrol', '=', patrol)
    .where('withdrawnAt', 'is', null)
    .execute();
  return new Map(rows.map(({ id, person }) => [String(person), id]));
}
