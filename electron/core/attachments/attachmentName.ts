// The name under which a file is kept and proposed again when it is saved.
import { plainFileName } from '../fileName.ts';
import type { FileKind } from './fileKind.ts';

const known = new Map([
  ['.jpg', '.jpg'],
  ['.jpeg', '.jpg'],
  ['.jpe', '.jpg'],
  ['.jfif', '.jpg'],
  ['.png', '.png'],
  ['.webp', '.webp'],
  ['.pdf', '.pdf'],
]);

/** A plain name whose extension says what the file is, whatever it was called: 现场.exe that is a JPEG → 现场.exe.jpg. */
export function attachmentName(raw: string, { extension }: FileKind): string {
  const name = plainFileName(raw);
  const dot = name.lastIndexOf('.');
  const given = dot > 0 ? name.slice(dot).toLowerCase() : '';
  if (known.get(given) === extension) return name;
  const stem = known.has(given) ? name.slice(0, dot) : name;
  return plainFileName(`${stem}${extension}`);
}
