// What is kept of a record that is being written: the changed fields, and the version that the writer had before her.
import { z } from 'zod';
import { fieldValue } from '../../../shared/contract/shapes.ts';
import type { FieldValue } from '../../../shared/fields/field.ts';
import type { MinutesValues } from './prefill.ts';

const draft = z.object({ seen: z.number().int().nullable(), values: z.record(z.string(), fieldValue) });

export type Draft = z.infer<typeof draft>;

/** The text that is kept; `readDraft` reads it back. */
export function writeDraft(kept: Draft): string {
  return JSON.stringify(kept);
}

/** Null where the text is no draft of ours (of an older program, cut off). */
export function readDraft(text: string): Draft | null {
  try {
    return draft.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

const same = (one: FieldValue | undefined, other: FieldValue | undefined) =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The values that are not those of `base`. */
export function differing(values: MinutesValues, base: MinutesValues): MinutesValues {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => !same(value, base[key])));
}
