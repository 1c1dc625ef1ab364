// Files that an import hands to the user.
import { registerTitle } from '../../shared/registers/index.ts';
import { call } from '../api/client.ts';
import { saveFile } from '../api/saveFile.ts';

/** The empty workbook of a register. */
export async function saveTemplate(register: string): Promise<void> {
  const title = registerTitle(register);
  await saveFile(`${title}_空白表.xlsx`, (file) => call('exports.template', { register, file }));
}

/** The rows that were not saved, with the reason of each. @returns how many; null when the user changed her mind. */
export async function saveHeldRows(importId: string, fileName: string): Promise<number | null> {
  const name = `${fileName.replace(/\.[^.]{1,5}$/, '')}_退回.xlsx`;
  const saved = await saveFile(name, (file) => call('imports.held', { import: importId, file }));
  return saved?.result.rows ?? null;
}
