// For tests: the text of a .docx as it is read from top to bottom.
import { readPart } from '../../../documents/docxPacking.ts';

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** Text of the main part; fields show their kept value. */
export async function paperText(file: Buffer): Promise<string> {
  const xml = await readPart(file, 'word/document.xml');
  return xml
    .replace(/<w:instrText.*?<\/w:instrText>/gs, '')
    .replace(/<w:tab\/>/g, ' ')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&\w+;/g, (entity) => entities[entity] ?? entity);
}

/** Without the room that forms leave. */
export const packed = (text: string): string => text.replace(/\s+/g, '');
