// Programs that stand in for an office program: shell scripts that behave well, badly or not at all.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface FakeProgram {
  folder: string;
  path: string;
  remove(): void;
}

/** An executable in a folder of its own; `at` names it below that folder. */
export function fakeProgram(script: string, at = 'office'): FakeProgram {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-fake-'));
  const path = `${folder}/${at}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o700 });
  writeFileSync(join(folder, 'page.pdf'), onePagePdf());
  return { folder, path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A PDF of one empty page of A4. */
export function onePagePdf(): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj${object}endobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = text.length;
  text += `xref\n0 4\n0000000000 65535 f \n${places.join('')}`;
  text += `trailer<</Size 4/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text);
}
