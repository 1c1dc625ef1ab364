// A case of the demo while it is being invented: its people, its days in order, and the records made so far.
import type { RowValues } from '../../../shared/fields/field.ts';
import { addDays, weekday } from '../../../shared/rules/days.ts';
import type { Cast } from './caseCast.ts';
import type { CasePlan } from './casePlans.ts';
import type { Speakers } from './caseTexts.ts';
import type { DemoRow, DemoWorld } from './demoRow.ts';

/** A later change to the head, with its instant and user. */
export interface HeadStep {
  at: string;
  by: string;
  values: RowValues;
}

/** A drawn paper laid into a slot of the case. */
export interface DemoScan {
  field: string;
  name: string;
  paper: 'identity' | 'agreement' | 'receipt';
  at: string;
  by: string;
}

export interface CaseInHand {
  id: string;
  plan: CasePlan;
  cast: Cast;
  speakers: Speakers;
  world: DemoWorld;
  head: DemoRow;
  /** Days between what happened and its entry: late cases were written on paper first. */
  delay: number;
  steps: HeadStep[];
  rows: DemoRow[];
  scans: DemoScan[];
  /** Ids of caseParty: the applicants in order, then the other side. */
  parties: { id: string; name: string; isOrganisation: boolean }[];
  /** The agent of the other side, by name. */
  agent: string | null;
  /** Goes on some days (both included), to a working day, never past the end of the demo. */
  step(from: number, to: number): string;
  day(): string;
  /** Goes on to a day, unless it has passed already. */
  reach(day: string): void;
  /** Adds a record of this case that tells of a day. @returns its id. */
  put(register: string, values: RowValues, day: string): string;
  /** Changes the head on a day. */
  change(values: RowValues, day: string): void;
  scan(field: string, name: string, paper: DemoScan['paper'], day: string): void;
}

/** First days of the lunar year; offices are closed for the week. */
const newYears = ['2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13', '2030-02-03'];

function isOff(day: string): boolean {
  const date = day.slice(5);
  const isHoliday = date === '01-01' || (date >= '05-01' && date <= '05-05') || (date >= '10-01' && date <= '10-07');
  return weekday(day) > 5 || isHoliday || newYears.some((first) => day >= first && day < addDays(first, 7));
}

/** The day itself, or the next one on which offices work. */
export function workday(day: string): string {
  return isOff(day) ? workday(addDays(day, 1)) : day;
}

export const earlier = (one: string, other: string): string => (one < other ? one : other);
export const later = (one: string, other: string): string => (one > other ? one : other);

/** A case registered on a day; `head` is what was told then. */
export function caseInHand(
  plan: CasePlan,
  cast: Cast,
  speakers: Speakers,
  registeredOn: string,
  world: DemoWorld,
): CaseInHand {
  const { chance, until } = world;
  const id = world.newId();
  const delay = plan.late ? chance.between(7, 14) : 0;
  const entered = (day: string) => world.enteredOn(earlier(addDays(day, made.delay), until));
  let today = registeredOn;
  const made: CaseInHand = {
    id,
    plan,
    cast,
    speakers,
    world,
    head: {
      register: 'mediationCase',
      id,
      values: {},
      ...world.enteredOn(earlier(addDays(registeredOn, delay), until)),
    },
    delay,
    steps: [],
    rows: [],
    scans: [],
    parties: [],
    agent: null,
    step(from, to) {
      today = later(today, earlier(workday(addDays(today, chance.between(from, to))), until));
      return today;
    },
    day: () => today,
    reach(day) {
      today = later(today, earlier(day, until));
    },
    put(register, values, day) {
      const row = { register, id: world.newId(), values: { case: id, ...values }, ...entered(day) };
      made.rows.push(row);
      return row.id;
    },
    change(values, day) {
      made.steps.push({ ...entered(day), values });
    },
    scan(field, name, paper, day) {
      made.scans.push({ field, name, paper, ...entered(day) });
    },
  };
  return made;
}
