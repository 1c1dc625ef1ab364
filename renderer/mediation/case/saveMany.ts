// Several records saved together; what one of them refused is said.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { call } from '../../api/client.ts';

type Edits = InputOf<'rows.saveMany'>['edits'];

/** @throws Refusal with the sentence of the first record that was not saved. */
export async function saveMany(register: string, edits: Edits): Promise<void> {
  if (edits.length === 0) return;
  const { results } = await call('rows.saveMany', { register, edits });
  const refused = results.find((result) => !result.ok);
  if (refused && !refused.ok) throw new Refusal('invalid', refused.message, { problems: refused.problems });
}
