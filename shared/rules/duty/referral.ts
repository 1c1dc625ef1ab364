// What a dispute, hazard or matter takes from the patrol that found it. What a patrol cannot know (a limit, a responsible
// unit) is left to the clerk.
import type { FieldValue, RowValues } from '../../fields/field.ts';

/** Registers that a finding can become a record of. */
export const referralTargets = ['dispute', 'hazard', 'matter'] as const;

export type ReferralTarget = (typeof referralTargets)[number];

/** The patrol's stored values, and its place in words. */
export interface ReferredPatrol extends Readonly<Record<string, FieldValue>> {
  placeWords: string;
  /** Names of those who came, joined by 、. */
  peopleWords: string;
}

const short = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** The first sentence of what was seen, as a title. */
function titleOf({ situation, placeWords }: ReferredPatrol, fallback: string): string {
  const first = typeof situation === 'string' ? (situation.split(/[。；\n]/u)[0] ?? '') : '';
  const words = first.trim() === '' ? `${placeWords}${fallback}` : first.trim();
  return short(words, 40);
}

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '');

/** What was seen and what was done about it. */
const situationWords = ({ situation, measures }: RowValues): string =>
  [text(situation), measures == null ? '' : `已处置：${text(measures)}`].filter((part) => part !== '').join('\n');

/** Values of the new record; blanks are left to whoever makes it. */
export function referralValues(
  to: ReferralTarget,
  patrol: ReferredPatrol,
  userName: string,
  today: string,
): Record<string, FieldValue> {
  const { patrolledOn = null, village = null, placeWords } = patrol;
  const place = placeWords === '' ? null : short(placeWords, 100);
  switch (to) {
    case 'dispute':
      return {
        title: titleOf(patrol, '纠纷'),
        happenedOn: patrolledOn,
        village,
        place,
        source: '07',
        summary: situationWords(patrol) || null,
      };
    case 'hazard':
      return {
        checkedOn: patrolledOn,
        village,
        place,
        address: place,
        situation: short(situationWords(patrol), 500) || null,
        inspectors: short(patrol.peopleWords, 100) || null,
      };
    case 'matter':
      return {
        title: titleOf(patrol, '情况'),
        source: '6',
        acceptedOn: today,
        village,
        place,
        content: situationWords(patrol) || null,
        acceptedBy: short(userName, 30),
      };
  }
}
