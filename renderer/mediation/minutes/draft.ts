// What is kept of a record that is being written: the changed fields, and the version that the writer had before her.
import { z } from 'zod';
import { fieldValue } from '../../../shared/contract/shapes.ts';

const draft = z.object({ seen: z.number().int().nullable(), values: z.record(z.string(), fieldValue) });

export type Draft = z.infer<typeof draft>;

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
