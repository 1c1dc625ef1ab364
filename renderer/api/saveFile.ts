// A file that the core writes and the user keeps: one way for all of them. A target that another program holds open, a
// full disk or a stick that was pulled is refused by the core with its sentence, before or after the work.
import { finished, type JobWatch } from './client.ts';
import { transport } from './transport.ts';

export interface SavedFile<R> {
  /** As the user named it. */
  name: string;
  result: R;
}

/**
 * Asks where, lets the core write, hands the file over. Null when the user changed her mind, or when `write` gave null
 * because it was stopped or has told of its failure.
 * @throws Refusal
 */
export async function saveFile<R>(
  suggested: string,
  write: (file: string) => Promise<R | null>,
): Promise<SavedFile<R> | null> {
  const place = await transport().pickSave(suggested);
  if (place === null) return null;
  const result = await write(place.handle);
  if (result === null) return null;
  await transport().finishSave(place.handle);
  return { name: place.name, result };
}

/** The same for a file that a job writes. @throws Refusal, also when it was cancelled */
export function saveJobFile<R>(
  suggested: string,
  start: (file: string) => Promise<{ job: string }>,
  watch: JobWatch = {},
): Promise<SavedFile<R> | null> {
  return saveFile<R>(suggested, async (file) => finished<R>((await start(file)).job, watch));
}
