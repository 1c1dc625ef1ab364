// Reads XML as it streams by: tags and text, no tree. Enough for the parts of a workbook, and nothing in it can be
// made to grow: no entities are defined, no document type is allowed, and one piece has a largest size.
import { damaged } from './limits.ts';

export interface XmlHandler {
  /** `name` without its prefix; `tag` is the text between the angle brackets. Self-closing tags are closed at once. */
  open(name: string, tag: string): void;
  close(name: string): void;
  /** Text as it stands, entities not yet decoded; one text may come in several pieces. */
  text(raw: string): void;
}

/** One tag or one run of text must fit; a cell holds at most 32,767 characters, each escaped to six at most. */
const longestPiece = 512 * 1024;

const QUOTE = 34;
const APOSTROPHE = 39;
const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const COLON = 58;

/** Where the tag that starts at `from` ends (its '>'), minding '>' inside attribute values; -1 when not yet there. */
function tagEnd(source: string, from: number): number {
  for (let at = from; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === GREATER) return at;
    if (code !== QUOTE && code !== APOSTROPHE) continue;
    at = source.indexOf(code === QUOTE ? '"' : "'", at + 1);
    if (at === -1) return -1;
  }
  return -1;
}

function nameEnd(source: string, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const code = source.charCodeAt(at);
    if (code <= 32 || code === SLASH) return at;
  }
  return end;
}

/** The name without its namespace prefix. */
function localName(source: string, from: number, end: number): string {
  for (let at = from; at < end; at += 1) {
    if (source.charCodeAt(at) === COLON) return source.slice(at + 1, end);
  }
  return source.slice(from, end);
}

/** Feed it text with `push`; `end` says that nothing follows. Both throw a Refusal on broken XML. */
export function createXmlScanner(handler: XmlHandler): { push(chunk: string): void; end(): void } {
  let rest = '';

  /** Handles one comment, CDATA section, instruction or declaration; returns where it ended, -1 when not yet there. */
  function special(source: string, at: number): number {
    if (source.startsWith('<?', at)) return after(source.indexOf('?>', at), 2);
    if (source.length - at < 9) return -1;
    if (source.startsWith('<!--', at)) return after(source.indexOf('-->', at + 4), 3);
    if (source.startsWith('<![CDATA[', at)) {
      const end = source.indexOf(']]>', at);
      if (end !== -1) handler.text(source.slice(at + 9, end).replaceAll('&', '&amp;'));
      return after(end, 3);
    }
    throw damaged(new Error('document type in a workbook part'));
  }

  function tag(source: string, at: number): number {
    const end = tagEnd(source, at + 1);
    if (end === -1) return -1;
    if (source.charCodeAt(at + 1) === SLASH) {
      handler.close(localName(source, at + 2, nameEnd(source, at + 2, end)));
      return end + 1;
    }
    const name = localName(source, at + 1, nameEnd(source, at + 1, end));
    const selfClosing = source.charCodeAt(end - 1) === SLASH;
    handler.open(name, source.slice(at + 1, selfClosing ? end - 1 : end));
    if (selfClosing) handler.close(name);
    return end + 1;
  }

  function push(chunk: string): void {
    const source = rest === '' ? chunk : rest + chunk;
    let at = 0;
    while (at < source.length) {
      let next: number;
      if (source.charCodeAt(at) === LESS) {
        const code = source.charCodeAt(at + 1);
        if (at + 1 === source.length) break;
        next = code === 33 || code === 63 ? special(source, at) : tag(source, at);
      } else {
        next = source.indexOf('<', at);
        if (next !== -1) handler.text(source.slice(at, next));
      }
      if (next === -1) break;
      at = next;
    }
    rest = source.slice(at);
    if (rest.length > longestPiece) throw damaged(new Error('a tag or text of a workbook part is too long'));
  }

  return {
    push,
    end() {
      if (rest.trim() !== '') throw damaged(new Error('a workbook part ends within a tag'));
    },
  };
}

const after = (at: number, length: number): number => (at === -1 ? -1 : at + length);

/** The value of an attribute of `tag`, entities not decoded; undefined when it is not there. */
export function attribute(tag: string, name: string): string | undefined {
  const key = ` ${name}="`;
  const at = tag.indexOf(key);
  if (at !== -1) {
    const end = tag.indexOf('"', at + key.length);
    return end === -1 ? undefined : tag.slice(at + key.length, end);
  }
  // Line breaks between attributes, single quotes and blanks around '=' are allowed, though hardly anybody writes them.
  if (!/['\n\r\t]|\s=/.test(tag)) return undefined;
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found?.[1] ?? found?.[2];
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The text that XML text stands for: entities decoded, line ends as \n. */
export function decodeXml(raw: string): string {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
