// The case that is open, as its page and everything on it sees it.
import { createContext, useContext } from 'react';
import type { CaseView } from '../../../shared/contract/mediationProcedures.ts';
import type { Row } from '../../../shared/contract/shapes.ts';
import type { DocumentKey } from '../../../shared/rules/mediation/documents.ts';
import type { CasePartKey } from '../../../shared/rules/mediation/dossier.ts';
import type { ShownRow } from '../../fields/cellView.ts';
import type { Office } from '../../fields/office.ts';
import type { Proposal } from '../../records/useRowForm.ts';

export type RecordKey = CasePartKey | 'mediationCase';

/** A form to open over the page. */
export interface FormAsked {
  part: RecordKey;
  /** Null for a new record. */
  row: string | null;
  title?: string;
  only?: readonly string[];
  proposal?: Proposal;
}

/** A place that the rules name: where something is missing or wrong. */
export interface CasePlace {
  /** The rule that names it. */
  rule?: string;
  part: string;
  row: string | null;
  field: string | null;
}

export interface CaseWork {
  id: string;
  view: CaseView;
  office: Office;
  /** Name of the signed-in user. */
  user: string;
  /** The role may write and the case is neither archived nor withdrawn. */
  writable: boolean;
  /** The role may write at all: statements are added even after archiving. */
  writes: boolean;
  reload: () => Promise<void>;
  openForm: (form: FormAsked) => void;
  openPlace: (place: CasePlace) => void;
  openScans: (document: DocumentKey) => void;
  /** One document as a file; with `row` that of one record. */
  print: (document: DocumentKey, row?: string) => void;
  act: (key: string) => void;
}

export const OpenCase = createContext<CaseWork | null>(null);

/** The case around the component. */
export function useCase(): CaseWork {
  const work = useContext(OpenCase);
  if (work === null) throw new Error('outside a case');
  return work;
}

/** Records of one kind in their declared order. */
export function rowsOf(view: CaseView, part: RecordKey): readonly Row[] {
  return part === 'mediationCase' ? [view.case] : (view.parts[part] ?? []);
}

/** A record with the titles of what it points to. */
export function shownRow(view: CaseView, row: Row): ShownRow {
  return { row, titles: view.titles };
}

/** The text of a field that holds text, a code, a day or an id; empty where it holds nothing. */
export function textIn(row: Row, field: string): string {
  const value = row.values[field];
  return typeof value === 'string' ? value : '';
}

/** The agreement in force: the last one that was not replaced. */
export function agreementInForce(view: CaseView): Row | undefined {
  return rowsOf(view, 'caseAgreement').findLast((row) => textIn(row, 'replacedOn') === '');
}

/** What a party is called on the screen. */
export function partyTitle(view: CaseView, id: string): string {
  const row = rowsOf(view, 'caseParty').find((each) => each.id === id);
  return row ? textIn(row, 'name') || '（未填姓名）' : '';
}
