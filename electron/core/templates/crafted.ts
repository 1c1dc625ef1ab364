// Small Word and Excel files for tests, part by part, and how the parts of a file stand packed in it.

import type {
  SlotKind,
  SlotValue,
  TemplateNames,
  TemplateValues,
} from '../../../shared/rules/templates/templateData.ts';
import { packParts, readParts } from '../documents/zipParts.ts';

const packedAt = '2026-10-01T00:00:00.000Z';
const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const relationships = (relations: readonly [id: string, type: string, target: string][]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${officeTypes}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const pack = (parts: Record<string, string>): Promise<Buffer> =>
  packParts(new Map(Object.entries(parts).map(([path, text]) => [path, Buffer.from(text, 'utf8')])), packedAt);

/** A Word document with this body; a header when given. */
export function craftedWord(body: string, header?: string): Promise<Buffer> {
  const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  return pack({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/>` +
      `<Override PartName="/word/header1.xml" ContentType="${type}.header+xml"/></Types>`,
    '_rels/.rels': relationships([['r1', 'officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relationships(header === undefined ? [] : [['h1', 'header', 'header1.xml']]),
    'word/document.xml': `<w:document ${space}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...(header === undefined ? {} : { 'word/header1.xml': `<w:hdr ${space}>${header}</w:hdr>` }),
    'word/untouched.xml': '<any>{{单位}}</any>',
  });
}

/** A paragraph with one run for each text. */
export const paragraph = (...texts: string[]): string =>
  `<w:p>${texts.map((text) => `<w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r>`).join('')}</w:p>`;

/** A table of cells that hold paragraphs. */
export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

/** The text of a part of a file. */
export async function partText(file: Buffer, path: string): Promise<string> {
  return (await readParts(file)).get(path)?.toString('utf8') ?? '';
}

/** Values with their names; numbers are given as decimal text behind '#'. */
export function sampleData(
  single: Record<string, string | boolean | null>,
  lists: Record<string, { columns: Record<string, SlotKind>; rows: Record<string, string | null>[] }> = {},
): { names: TemplateNames; values: TemplateValues } {
  const value = (given: string | boolean | null): SlotValue => {
    if (given === null) return null;
    if (typeof given === 'boolean') return { kind: 'truth', holds: given };
    return given.startsWith('#') ? { kind: 'number', decimal: given.slice(1) } : { kind: 'text', text: given };
  };
  const row = (given: Record<string, string | boolean | null>) =>
    new Map(Object.entries(given).map(([name, each]) => [name, value(each)]));
  const values = row(single);
  return {
    names: {
      single: new Map([...values].map(([name, each]) => [name, each?.kind ?? 'text'])),
      lists: new Map(Object.entries(lists).map(([name, { columns }]) => [name, new Map(Object.entries(columns))])),
    },
    values: {
      single: values,
      lists: new Map(
        Object.entries(lists).map(([name, { columns, rows }]) => [
          name,
          { columns: Object.keys(columns), rows: rows.map(row) },
        ]),
      ),
    },
  };
}
