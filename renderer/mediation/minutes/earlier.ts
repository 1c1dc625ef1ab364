// The other records of a case beside the one that is being written.
import type { CaseView } from '../../../shared/contract/mediationProcedures.ts';
import type { Row } from '../../../shared/contract/shapes.ts';
import type { Office } from '../../fields/office.ts';
import { newestFirst } from './prefill.ts';

export interface EarlierRecord {
  id: string;
  /** 2026-03-02 第 1 次调解 */
  title: string;
  /** A line under the title: result, who was asked. */
  note: string;
  text: string;
}

const text = (row: Row, field: string): string => {
  const value = row.values[field];
  return typeof value === 'string' ? value : '';
};

/** The place of a record among those of its part by day and hour, from 1; a new one comes after all. */
export function ordinalOf(rows: readonly Row[], id: string | null): number {
  const inOrder = newestFirst(rows).reverse();
  const at = inOrder.findIndex((row) => row.id === id);
  return at < 0 ? inOrder.length + 1 : at + 1;
}

/** Sessions and inquiries together, the newest first, without the one that is open. */
export function earlierRecordsOf(
  { parts }: Pick<CaseView, 'parts'>,
  office: Office,
  open: string | null,
): EarlierRecord[] {
  const sessions = parts.caseSession ?? [];
  const inquiries = parts.caseInquiry ?? [];
  const outcome = (code: string) => office.table('caseOutcome')?.entries.find((entry) => entry.code === code)?.name;
  const asRecord = (row: Row): EarlierRecord => {
    const isSession = sessions.includes(row);
    const what = isSession ? `第 ${ordinalOf(sessions, row.id)} 次调解` : `调查${text(row, 'inquired')}`;
    return {
      id: row.id,
      title: `${text(row, 'heldOn')} ${what}`,
      note: isSession ? (outcome(text(row, 'result')) ?? '') : text(row, 'place'),
      text: text(row, 'minutes'),
    };
  };
  return newestFirst([...sessions, ...inquiries].filter((row) => row.id !== open)).map(asRecord);
}
