// The elements of an XML part with their places in its text, so that pieces can be exchanged and all else stays as it is.
import { damagedTemplate } from './templateRefusals.ts';

export interface XmlElement {
  /** Without its prefix. */
  name: string;
  /** Offsets in the text: of '<', after the opening tag, of the closing tag, after it. */
  start: number;
  openEnd: number;
  closeStart: number;
  end: number;
  parent: XmlElement | null;
  children: XmlElement[];
}

const deepest = 500;
const pieces = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<[^!?](?:[^>"']|"[^"]*"|'[^']*')*>|<!|</gu;

/** The root of a part. @throws Refusal for broken XML, document types and absurd depth. */
export function readXml(source: string): XmlElement {
  const document = element('', 0, null);
  let open = document;
  let depth = 0;
  for (const found of source.matchAll(pieces)) {
    const [tag] = found;
    const at = found.index;
    if (tag === '<' || tag === '<!') throw damagedTemplate(new Error('broken XML or a document type'));
    if (tag.startsWith('<!') || tag.startsWith('<?')) continue;
    if (tag.startsWith('</')) {
      if (open.parent === null || open.name !== localName(tag, 2))
        throw damagedTemplate(new Error('tags do not match'));
      open.closeStart = at;
      open.end = at + tag.length;
      open = open.parent;
      depth -= 1;
      continue;
    }
    const made = element(localName(tag, 1), at, open);
    made.openEnd = at + tag.length;
    made.closeStart = made.openEnd;
    made.end = made.openEnd;
    open.children.push(made);
    if (tag.endsWith('/>')) continue;
    open = made;
    depth += 1;
    if (depth > deepest) throw damagedTemplate(new Error('too deep'));
  }
  const root = document.children[0];
  if (open !== document || !root || document.children.length > 1) throw damagedTemplate(new Error('no single root'));
  root.parent = null;
  return root;
}

const element = (name: string, start: number, parent: XmlElement | null): XmlElement => ({
  name,
  start,
  openEnd: start,
  closeStart: start,
  end: start,
  parent,
  children: [],
});

function localName(tag: string, from: number): string {
  const name = /^[^\s/>]+/u.exec(tag.slice(from))?.[0] ?? '';
  return name.slice(name.indexOf(':') + 1);
}

/** The prefix of an element's name with its colon, as it is written: `w:`. */
export function prefixOf(source: string, { start }: XmlElement): string {
  return /^<([^\s/>:]+:)?/u.exec(source.slice(start, start + 40))?.[1] ?? '';
}

/** All elements below one, in the order of the text. */
export function* descendants(of: XmlElement): Generator<XmlElement> {
  for (const child of of.children) {
    yield child;
    yield* descendants(child);
  }
}

/** The nearest element around one (or itself) with one of these names. */
export function enclosing(from: XmlElement | null, names: ReadonlySet<string>): XmlElement | null {
  let at = from;
  while (at !== null && !names.has(at.name)) at = at.parent;
  return at;
}

/** The innermost element that holds both, and its children through which they are reached. */
export function meeting(
  a: XmlElement,
  b: XmlElement,
): { common: XmlElement; viaA: XmlElement; viaB: XmlElement } | null {
  const above = new Map<XmlElement, XmlElement>();
  for (let at = a; at.parent !== null; at = at.parent) above.set(at.parent, at);
  for (let at = b; at.parent !== null; at = at.parent) {
    const viaA = above.get(at.parent);
    if (viaA) return { common: at.parent, viaA, viaB: at };
  }
  return null;
}
