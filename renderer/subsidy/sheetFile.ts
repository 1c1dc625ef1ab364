// The sheet to sign, written by the core and handed to the user.
import { call, finished } from '../api/client.ts';
import { transport } from '../api/transport.ts';

/** Asks where, lets the core write, hands the file over. @returns its name; null when the user changed her mind. */
export async function saveSheet(
  name: string,
  write: (file: string) => Promise<{ job: string }>,
): Promise<string | null> {
  const place = await transport().pickSave(name);
  if (place === null) return null;
  const { job } = await write(place.handle);
  await finished(job);
  await transport().finishSave(place.handle);
  return place.name;
}

/** The sheet of a paid batch, as it was. */
export async function saveBatchSheet(batch: { id: string; period: string }, format: 'docx' | 'xlsx') {
  const { name } = await call('subsidy.sheetName', { period: batch.period, format });
  return saveSheet(name, (file) => call('subsidy.batchSheet', { batch: batch.id, format, file }));
}
