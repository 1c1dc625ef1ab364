// A row of an ordinary ledger named in another: by its number, by its whole title (2026-03-05 · 议题), or by the one part
// of the title that only it has.
import { foldWord } from '../../../../shared/rules/writtenText.ts';
import { unclear } from './referenceName.ts';
import type { NamedRow, ReferenceAnswer, ReferenceQuestion } from './registerReader.ts';

const partsOf = ({ name, body }: NamedRow): string[] =>
  [name, ...name.split(' · '), body ?? ''].map(foldWord).filter((part) => part !== '');

/** Answers for every reference that no reader of a register answers; `title` is what the other register is called. */
export const titledReference =
  (title: string) =>
  ({ written, village, known }: ReferenceQuestion): ReferenceAnswer => {
    if (written === null) return { problem: null };
    const key = foldWord(written);
    const whole = known.filter(({ name, body }) => foldWord(name) === key || foldWord(body ?? '') === key);
    const named = whole.length > 0 ? whole : known.filter((row) => partsOf(row).includes(key));
    const inVillage = village === null ? [] : named.filter((row) => row.village === village);
    const rows = inVillage.length > 0 ? inVillage : named;
    if (rows.length === 1) return { id: rows[0]!.id };
    if (rows.length > 1) return unclear(title, rows);
    const message = `没有“${written}”这条${title}，请先登记，或者写明编号`;
    return { problem: { code: 'unknownReference', message } };
  };
