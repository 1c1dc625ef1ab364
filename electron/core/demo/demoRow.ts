// What the parts of the demo hand to each other.
import type { RowValues } from '../../../shared/fields/field.ts';
import type { Chance } from './chance.ts';

export interface DemoVillage {
  id: string;
  code: string;
  name: string;
  kind: 'village' | 'community';
}

export interface DemoPerson {
  id: string;
  name: string;
  sex: '1' | '2';
  /** YYYY-MM-DD. */
  birth: string;
  village: DemoVillage;
  /** Null for the few whose phone is not known. */
  phone: string | null;
  values: RowValues;
}

/** A row to be written, with its instant and the user who entered it. */
export interface DemoRow {
  register: string;
  id: string;
  values: RowValues;
  at: string;
  by: string;
}

/** What inventing needs: chance, ids, and the days between which things happen. */
export interface DemoWorld {
  chance: Chance;
  newId(): string;
  /** First and last day of the twelve months. */
  from: string;
  until: string;
  /** When the office entered what was there before. */
  founding: { at: string; by: string };
  /** An instant in the office hours of a day, never after now, and the clerk of that day. */
  enteredOn(day: string): { at: string; by: string };
  /** Names of the people who mediate and visit. */
  staff: readonly string[];
}
