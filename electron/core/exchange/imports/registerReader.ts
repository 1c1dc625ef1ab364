// What a register's ledgers say beside their columns: the team in a sheet's title, the committee behind a village.
import type { Problem } from '../../../../shared/contract/errors.ts';
import type { RowValues } from '../../../../shared/fields/field.ts';
import type { Fact } from '../workbook/preface.ts';
import { committeeMemberReader } from './committeeMember.ts';
import { mediationRoomReader, mediatorReader, ofMediatorReader, screeningReader } from './mediators.ts';
import { personReader } from './person.ts';
import { teamMemberReader } from './teamMember.ts';
import type { VillageFinder } from './villageFinder.ts';

export interface SheetWords {
  sheet: string;
  /** Texts above the table, in order. */
  preface: readonly string[];
  facts: readonly Fact[];
}

/** A row of a small register that others refer to by name. */
export interface NamedRow {
  id: string;
  name: string;
  village: string | null;
  /** The committee that the row belongs to, by name, where names repeat between committees. */
  body?: string | null;
}

export interface ReferenceQuestion {
  /** The name in the row's own cell; null when it is empty or the ledger has no such column. */
  written: string | null;
  /** The village the row names, by id. */
  village: string | null;
  /** What the columns say that show something of the row referred to, by the key of its own field. */
  beside: RowValues;
  /** What `sheetFacts` found. */
  sheet: RowValues;
  villages: VillageFinder;
  /** Rows in use of the register referred to, those that this import makes included. */
  known: readonly NamedRow[];
}

export type ReferenceAnswer =
  /** A row that is there. */
  | { id: string }
  /** One to be made, with these values. */
  | { create: RowValues & { name: string } }
  /** Nothing usable; null when the cell is empty or something else is already wrong. */
  | { problem: Omit<Problem, 'level' | 'field' | 'label'> | null };

export interface RegisterReader {
  /** Reference fields it completes without a column of their own. */
  completes: readonly string[];
  /** What the sheet says about all its rows. */
  sheetFacts?(words: SheetWords, villages: VillageFinder): RowValues;
  /** By reference field. */
  references: Readonly<Record<string, (question: ReferenceQuestion) => ReferenceAnswer>>;
  /** The reference whose village is also where a new person lives, as far as is known. */
  homeVia?: string;
  /** Problems that a row has with the rows it points to, by link field, as they will be. */
  withLinked?(values: RowValues, linked: Readonly<Record<string, RowValues>>, today: string): Problem[];
  /** Warnings that only the register as a whole shows, once the good rows are in. */
  together?: {
    columns: readonly string[];
    /** `rows` are all in use, those of this import as they will be. The warning goes to the row of that token. */
    problems(rows: readonly RowTogether[], today: string): { token: string; problem: Problem }[];
  };
}

export interface RowTogether {
  token: string;
  values: RowValues;
  /** Filled by this import. */
  own: boolean;
}

const readers: Readonly<Record<string, RegisterReader>> = {
  person: personReader,
  committeeMember: committeeMemberReader,
  teamMember: teamMemberReader,
  mediator: mediatorReader,
  mediationRoom: mediationRoomReader,
  mediatorTraining: ofMediatorReader,
  mediatorAward: ofMediatorReader,
  screening: screeningReader,
};

export function readerOf(register: string): RegisterReader | undefined {
  return readers[register];
}
