// What a new record can be filled with from what the case already says.
import type { CaseView } from '../../../shared/contract/mediationProcedures.ts';
import type { Row } from '../../../shared/contract/shapes.ts';
import type { FieldValue } from '../../../shared/fields/field.ts';
import { rowText } from '../../records/rowText.ts';
import type { MinutesPart } from './minutesParts.ts';

export type MinutesValues = Readonly<Record<string, FieldValue>>;

/** Names of the parties, 张建国、李秀英. */
export function partyNames({ parts }: Pick<CaseView, 'parts'>): string[] {
  return (parts.caseParty ?? []).map((party) => rowText(party, 'name')).filter((name) => name !== '');
}

/** Names of the mediators who are in charge; who only records, or was replaced, is left out. */
export function mediatorNames({ parts, titles }: Pick<CaseView, 'parts' | 'titles'>): string[] {
  const names = (parts.caseMediator ?? [])
    .filter((row) => rowText(row, 'until') === '' && rowText(row, 'role') !== '3')
    // The title of a mediator may carry more than the name: 向明 · 迁陵镇人民调解委员会.
    .map((row) => (titles.mediator?.[rowText(row, 'mediator')] ?? '').split(' · ')[0] ?? '');
  return [...new Set(names.filter((name) => name !== ''))];
}

/** The records of a part, the newest first. */
export function newestFirst(rows: readonly Row[]): Row[] {
  const when = (row: Row) => `${rowText(row, 'heldOn')} ${rowText(row, 'startTime')} ${row.createdAt}`;
  return [...rows].sort((one, other) => (when(one) < when(other) ? 1 : -1));
}

/** A new record's values: today, who takes part, where it was held last time. */
export function prefilled(view: CaseView, part: MinutesPart, today: string, writer: string): MinutesValues {
  const mediators = mediatorNames(view).join('、');
  const last = newestFirst(view.parts.caseSession ?? [])[0];
  const place = last && rowText(last, 'place') !== '' ? rowText(last, 'place') : null;
  const shared = { heldOn: today, recorder: writer === '' ? null : writer };
  if (part === 'caseInquiry') return { ...shared, inquirer: mediators === '' ? null : mediators };
  const parties = partyNames(view).join('、');
  return {
    ...shared,
    place,
    subject: rowText(view.case, 'title') || null,
    presentParties: parties === '' ? null : parties,
    mediators: mediators === '' ? null : mediators,
  };
}
