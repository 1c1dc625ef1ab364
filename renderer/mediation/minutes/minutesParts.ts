// The two kinds of records that are written here, as the editor needs to know them.
import { caseInquiry, caseSession } from '../../../shared/registers/mediation/work.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { hrefOf } from '../../route.ts';

export type MinutesPart = 'caseSession' | 'caseInquiry';

export interface StripPlace {
  field: string;
  /** Of the width of the line, beside the others. */
  share: number;
  /** CSS width below which it is not made. */
  least?: string;
}

const aDay = '9.2rem';
const aTime = '5.1rem';

export interface MinutesKind {
  part: MinutesPart;
  register: Register;
  /** 调解记录, 调查记录 */
  title: string;
  /** The record's words: 第 3 次调解. */
  ordinal: (number: number) => string;
  /** The lines of the head strip. */
  head: readonly (readonly StripPlace[])[];
  /** Fields under the text. */
  foot: readonly string[];
  /** A new record opens with rows of questions and answers. */
  asks: boolean;
}

const session: MinutesKind = {
  part: 'caseSession',
  register: caseSession,
  title: '调解记录',
  ordinal: (number) => `第 ${number} 次调解`,
  head: [
    [
      { field: 'heldOn', share: 1.5, least: aDay },
      { field: 'startTime', share: 0.8, least: aTime },
      { field: 'endTime', share: 0.8, least: aTime },
      { field: 'place', share: 2.4 },
      { field: 'subject', share: 3 },
    ],
    [
      { field: 'presentParties', share: 3 },
      { field: 'mediators', share: 2 },
      { field: 'recorder', share: 1.1 },
    ],
    [
      { field: 'invited', share: 2.4 },
      { field: 'invitedAgreed', share: 0.8, least: '7.5rem' },
      { field: 'units', share: 2.4 },
    ],
  ],
  foot: ['result', 'failure', 'signedOn'],
  asks: false,
};

const inquiry: MinutesKind = {
  part: 'caseInquiry',
  register: caseInquiry,
  title: '调查记录',
  ordinal: (number) => `第 ${number} 份`,
  head: [
    [
      { field: 'heldOn', share: 1.5, least: aDay },
      { field: 'startTime', share: 0.8, least: aTime },
      { field: 'endTime', share: 0.8, least: aTime },
      { field: 'place', share: 3 },
      { field: 'inquired', share: 2 },
    ],
    [
      { field: 'inquirer', share: 2 },
      { field: 'recorder', share: 1.2 },
      { field: 'participants', share: 3 },
    ],
  ],
  foot: [],
  asks: true,
};

const kinds = { caseSession: session, caseInquiry: inquiry } as const;

/** The kind of a part in an address; undefined for any other. */
export function minutesKindOf(part: string | undefined): MinutesKind | undefined {
  return part === 'caseSession' || part === 'caseInquiry' ? kinds[part] : undefined;
}

/** The address of the editor for a record of a case, or for a new one. */
export function minutesHref(caseId: string, part: MinutesPart, row: string | 'new'): string {
  return hrefOf('mediation', 'minutes', { case: caseId, part, row });
}

/** Under which key the unsaved text of a record is kept. */
export function draftKeyOf(caseId: string, part: MinutesPart, row: string | null): string {
  return `minutes/${part}/${row ?? `new/${caseId}`}`;
}
