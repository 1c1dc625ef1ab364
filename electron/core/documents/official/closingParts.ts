// What follows the text: 附件说明, 署名, 成文日期, 附注 (GB/T 9704-2012, 7.3.4–7.3.7).
import { AlignmentType, type Paragraph } from 'docx';
import { chineseDay } from '../tableDocument.ts';
import type { OfficialAttachment, OfficialSignature } from './officialDocument.ts';
import { em } from './officialPage.ts';
import { emptyLines, firstLineIndent, leftStop, lineOf, tab, typed } from './officialParagraphs.ts';
import { signaturePlaces } from './signaturePlaces.ts';

const label = '附件：';

/**
 * 附件：1. ××× under the text; lines that run on begin below the first character of the name. `keepLast`: a signature
 * follows, which never stands on a page without them.
 */
export function attachmentList(
  attachments: readonly Pick<OfficialAttachment, 'title'>[],
  keepLast: boolean,
): Paragraph[] {
  if (attachments.length === 0) return [];
  const numbers = 2 * em + label.length * em;
  if (attachments.length === 1) {
    const indent = { left: numbers, hanging: label.length * em };
    return [...emptyLines(1, true), lineOf([typed(label + attachments[0]!.title)], { indent, keepNext: keepLast })];
  }
  const names = Math.round(numbers + em * (attachments.length > 9 ? 1.8 : 1.3));
  const lines = attachments.map(({ title }, index) => {
    const first = index === 0;
    return lineOf([typed(`${first ? label : ''}${index + 1}.`), tab(), typed(title)], {
      indent: { left: names, hanging: names - (first ? 2 * em : numbers) },
      tabStops: [leftStop(names)],
      keepNext: keepLast || index < attachments.length - 1,
    });
  });
  return [...emptyLines(1, true), ...lines];
}

/** Name and date in their places; they stay together and with what stands above. */
export function signatureLines({ organ, date, isSealed, measuredBy }: OfficialSignature): Paragraph[] {
  const day = chineseDay(date);
  const places = signaturePlaces(measuredBy?.organ ?? organ, chineseDay(measuredBy?.date ?? date), isSealed);
  const atRight = (text: string, characters: number, keepNext: boolean): Paragraph =>
    lineOf([typed(text)], {
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(characters * em) },
      keepNext,
    });
  return [...emptyLines(places.above, true), atRight(organ, places.organ, true), atRight(day, places.date, false)];
}

/** （联系人：…） beneath the date. */
export const remarkLine = (remark: string): Paragraph => lineOf([typed(`（${remark}）`)], { indent: firstLineIndent });
