// Who is ticked on a patrol slip, as plain data: members of the team, those who were planned, and whoever came besides.
import type { SlipPerson } from '../../shared/contract/dutyProcedures.ts';
import type { InputOf } from '../../shared/contract/index.ts';
import type { Row } from '../../shared/contract/shapes.ts';
import { creationTitle } from '../fields/links.ts';

export interface SlipRow {
  /** A person's id, or what stands for a person to be made. */
  person: string;
  name: string;
  /** 队长, 派出所 …; empty. */
  detail: string;
  isPlanned: boolean;
  isTicked: boolean;
  canLead: boolean;
  /** HH:MM where the times differ from those of all. */
  start: string | null;
  end: string | null;
  /** The unit that sent him; empty. */
  unit: string;
  /** Code of forceClass; null: as his team has it. */
  forceClass: string | null;
  /** Recorded before: his class is as it was written, also where it is none. */
  isRecorded: boolean;
}

type Attendee = InputOf<'patrol.save'>['attendees'][number];

/** Those who are planned are ticked; without a plan nobody is. */
export function suggestedRows(people: readonly SlipPerson[]): SlipRow[] {
  return people.map(({ person, name, post, unit, forceClass, isPlanned, canLead }) => ({
    person,
    name,
    detail: [post, unit].filter((part) => part !== '').join(' · '),
    isPlanned,
    isTicked: isPlanned,
    canLead,
    start: null,
    end: null,
    unit,
    forceClass,
    isRecorded: false,
  }));
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What was written of somebody who came. */
const writtenOf = (values: Row['values']) => ({
  start: textOf(values.start),
  end: textOf(values.end),
  unit: textOf(values.unit) ?? '',
  forceClass: textOf(values.forceClass),
  isRecorded: true,
});

/** Those who are recorded are ticked; the others of the team stay to be chosen. */
export function recordedRows(
  people: readonly SlipPerson[],
  attendees: readonly Row[],
  nameOf: (person: string) => string,
): SlipRow[] {
  const came = new Map(attendees.map(({ values }) => [String(values.person), values]));
  const members = suggestedRows(people).map((row): SlipRow => {
    const own = came.get(row.person);
    return own ? { ...row, ...writtenOf(own), isTicked: true } : { ...row, isTicked: false };
  });
  const known = new Set(members.map(({ person }) => person));
  const others = [...came].flatMap(([person, values]): SlipRow[] =>
    known.has(person) ? [] : [{ ...newcomer(person, nameOf(person)), ...writtenOf(values) }],
  );
  return [...members, ...others];
}

/** Somebody who came though nobody expected it. */
export function newcomer(person: string, name: string): SlipRow {
  const came = { person, name, detail: '计划外', isPlanned: false, isTicked: true, canLead: false };
  return { ...came, start: null, end: null, unit: '', forceClass: null, isRecorded: false };
}

/** The rows with one of them changed. */
export function withRow(rows: readonly SlipRow[], person: string, change: Partial<SlipRow>): SlipRow[] {
  return rows.map((row) => (row.person === person ? { ...row, ...change } : row));
}

/** Adds somebody, or ticks who is there already. */
export function withPerson(rows: readonly SlipRow[], person: string, name: string): SlipRow[] {
  return rows.some((row) => row.person === person)
    ? withRow(rows, person, { isTicked: true })
    : [...rows, newcomer(person, name)];
}

export const tickedRows = (rows: readonly SlipRow[]): SlipRow[] => rows.filter(({ isTicked }) => isTicked);

/** Who leads: whoever did, while still ticked; else the first ticked who may, else the first ticked. */
export function leaderAmong(rows: readonly SlipRow[], leader: string | null): string | null {
  const ticked = tickedRows(rows);
  if (ticked.some(({ person }) => person === leader)) return leader;
  return (ticked.find(({ canLead }) => canLead) ?? ticked[0])?.person ?? null;
}

/** What is sent: everybody ticked, with what is his own; no unit and no class of a new one are left to his team. */
export function attendeesOf(rows: readonly SlipRow[]): Attendee[] {
  return tickedRows(rows).map(({ person, start, end, unit, forceClass, isRecorded }) => {
    const created = creationTitle(person);
    return {
      person: created === undefined ? person : { create: created },
      start,
      end,
      ...(unit !== '' || isRecorded ? { unit: unit === '' ? null : unit } : {}),
      ...(forceClass !== null || isRecorded ? { forceClass } : {}),
    };
  });
}
