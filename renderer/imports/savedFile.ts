// Files that an import hands to the user.
import { findRegister } from '../../shared/registers/index.ts';
import { call } from '../api/client.ts';
import { transport } from '../api/transport.ts';

/** Asks where, lets the core write, hands the file over. Null when the user changed her mind. */
async function saveAs<R>(name: string, write: (handle: string) => Promise<R>): Promise<R | null> {
  const place = await transport().pickSave(name);
  if (!place) return null;
  const written = await write(place.handle);
  await transport().finishSave(place.handle);
  return written;
}

/** The empty workbook of a register. */
export async function saveTemplate(register: string): Promise<void> {
  const title = findRegister(register)?.title ?? register;
  await saveAs(`${title}_空白表.xlsx`, (file) => call('exports.template', { register, file }));
}

/** The rows that were not saved, with the reason of each. @returns how many; null when the user changed her mind. */
export async function saveHeldRows(importId: string, fileName: string): Promise<number | null> {
  const name = `${fileName.replace(/\.[^.]{1,5}$/, '')}_退回.xlsx`;
  const written = await saveAs(name, (file) => call('imports.held', { import: importId, file }));
  return written?.rows ?? null;
}
