// Which parts of an Office file another part refers to (ECMA-376 part 2, 9.3).
import { posix } from 'node:path';
import { attribute, decodeXml } from '../exchange/workbook/xmlScanner.ts';
import type { OfficeZip } from './officeZip.ts';

export interface Relation {
  id: string;
  type: string;
  /** The path of a part; addresses outside of the file are left out. */
  target: string;
}

/** Where the relations of a part stand; `''` is the package itself. */
export const relationsPath = (part: string): string =>
  posix.join(posix.dirname(part || 'x'), '_rels', `${part === '' ? '' : posix.basename(part)}.rels`);

/** The relations of a part to other parts. */
export function relationsOf(zip: OfficeZip, part: string): Relation[] {
  const path = relationsPath(part);
  if (!zip.names.includes(path)) return [];
  const relations: Relation[] = [];
  for (const [tag] of zip.text(path).matchAll(/<(?:\w+:)?Relationship\s[^>]*>/gu)) {
    if (attribute(tag, 'TargetMode') === 'External') continue;
    const target = decodeXml(attribute(tag, 'Target') ?? '');
    relations.push({
      id: attribute(tag, 'Id') ?? '',
      type: attribute(tag, 'Type') ?? '',
      target: target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(part), target),
    });
  }
  return relations;
}
