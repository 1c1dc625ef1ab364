// A row as one of its own papers (shared/registers/rowPapers.ts).
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { RowValues } from '../../../../shared/fields/field.ts';
import type { Register } from '../../../../shared/registers/register.ts';
import { rowPapersOf } from '../../../../shared/registers/rowPapers.ts';
import type { OnePageForm } from '../../documents/official/officialDocument.ts';
import { hazardNotice, type NoticeFacts } from './hazardNotice.ts';

const writers: Readonly<Record<string, (values: RowValues, facts: NoticeFacts) => OnePageForm>> = { hazardNotice };

/** @throws Refusal `notFound` for a paper that rows of this register do not have. */
export function rowPaper(register: Register, paper: string, values: RowValues, facts: NoticeFacts): OnePageForm {
  const write = rowPapersOf(register.key).some(({ key }) => key === paper) ? writers[paper] : undefined;
  if (!write) throw new Refusal('notFound', `“${register.title}”没有这种文书。`);
  return write(values, facts);
}
