// The documents of a package, so that a whole set is looked at and printed in one go.
import { basename, extname } from 'node:path';
import { Refusal } from '../../../shared/contract/errors.ts';
import { readParts } from '../documents/zipParts.ts';
import type { ToConvert } from './conversion.ts';

/** The index that packages of the report centre carry. */
const packageIndex = 'index.xlsx';

const isDocument = (name: string): boolean => ['.docx', '.xlsx'].includes(extname(name).toLowerCase());

/** Opened together. */
const mostDocuments = 100;

/**
 * Documents as they are; of a .zip that the program has written its Word and Excel files, the index first. What is there
 * as Word and as Excel is one paper, and Word's is the one for printing.
 * @throws Refusal `invalid` for none or too many.
 */
export async function unpackAll(files: readonly ToConvert[]): Promise<ToConvert[]> {
  const documents = (await Promise.all(files.map(unpacked))).flat();
  if (documents.length === 0) throw new Refusal('invalid', '里面没有可以预览的 Word 或 Excel 文件。');
  if (documents.length > mostDocuments) {
    const told = `一次最多预览 ${mostDocuments} 份文件，这里有 ${documents.length} 份，请分几次预览。`;
    throw new Refusal('invalid', told);
  }
  return documents;
}

async function unpacked(file: ToConvert): Promise<ToConvert[]> {
  if (extname(file.name).toLowerCase() !== '.zip') return [file];
  const all = await readParts(file.bytes);
  const hasWord = (path: string): boolean => path.endsWith('.xlsx') && all.has(path.replace(/\.xlsx$/, '.docx'));
  const parts = [...all].filter(([path]) => isDocument(path) && !hasWord(path));
  const index = parts.filter(([path]) => path === packageIndex);
  const others = parts.filter(([path]) => path !== packageIndex);
  return [
    ...index.map(([, bytes]) => ({ name: '目录.xlsx', bytes })),
    ...others.map(([path, bytes]) => ({ name: basename(path), bytes })),
  ];
}
