// Help pages are written in a small part of Markdown; this file reads it into plain data. What it does not know stays
// text, so that a slip of the pen is seen and never lost.

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong'; text: string }
  /** `Ctrl+S`: drawn as keys. */
  | { kind: 'keys'; text: string }
  /** [words](page) to another help page. */
  | { kind: 'link'; text: string; page: string };

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; parts: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'note'; parts: Inline[] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] };

export interface HelpText {
  title: string;
  /** Further words by which the page is found. */
  keywords: string[];
  blocks: Block[];
}

const inlinePattern = /\*\*(.+?)\*\*|`(.+?)`|\[(.+?)\]\(([a-zA-Z]+)\)/g;

/** Reads bold, keys and links out of a line. */
export function readInline(line: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of line.matchAll(inlinePattern)) {
    if (match.index > from) parts.push({ kind: 'text', text: line.slice(from, match.index) });
    const [whole, strong, keys, text, page] = match;
    if (strong !== undefined) parts.push({ kind: 'strong', text: strong });
    else if (keys !== undefined) parts.push({ kind: 'keys', text: keys });
    else parts.push({ kind: 'link', text: text ?? '', page: page ?? '' });
    from = match.index + whole.length;
  }
  if (from < line.length) parts.push({ kind: 'text', text: line.slice(from) });
  return parts;
}

const cellsOf = (line: string) =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => readInline(cell.trim()));

const bullet = /^- (.*)$/;
const numbered = /^\d+\. (.*)$/;

/** The lines from `from` on that match; the text behind their mark. */
function takeItems(lines: readonly string[], from: number, mark: RegExp): string[] {
  const items: string[] = [];
  for (const line of lines.slice(from)) {
    const found = mark.exec(line);
    if (!found) break;
    items.push(found[1] ?? '');
  }
  return items;
}

function readBlock(lines: readonly string[], at: number): { block: Block; used: number } {
  const line = lines[at] ?? '';
  if (line.startsWith('## ')) return { block: { kind: 'heading', text: line.slice(3) }, used: 1 };
  if (line.startsWith('> ')) return { block: { kind: 'note', parts: readInline(line.slice(2)) }, used: 1 };
  for (const mark of [bullet, numbered]) {
    const items = takeItems(lines, at, mark);
    if (items.length === 0) continue;
    return { block: { kind: 'list', ordered: mark === numbered, items: items.map(readInline) }, used: items.length };
  }
  if (line.startsWith('|')) {
    const rows = takeItems(lines, at, /^(\|.*)$/);
    const [head = '', , ...body] = rows;
    return { block: { kind: 'table', head: cellsOf(head), rows: body.map(cellsOf) }, used: rows.length };
  }
  return { block: { kind: 'paragraph', parts: readInline(line) }, used: 1 };
}

/** Reads a page: `# title`, an optional line `关键词：…`, then blocks; one line is one paragraph. */
export function readHelp(source: string): HelpText {
  const lines = source
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const title = lines[0]?.startsWith('# ') ? lines[0].slice(2) : '';
  const body = lines.slice(title === '' ? 0 : 1);
  const keywordLine = body[0]?.startsWith('关键词：') ? body.shift() : undefined;
  const keywords = keywordLine?.slice(4).split('、') ?? [];
  const blocks: Block[] = [];
  for (let at = 0; at < body.length; ) {
    const { block, used } = readBlock(body, at);
    blocks.push(block);
    at += used;
  }
  return { title, keywords, blocks };
}

export const plainText = (parts: readonly Inline[]) => parts.map((part) => part.text).join('');

/** The lines of a block as plain text, for the search. */
export function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
    case 'note':
      return [plainText(block.parts)];
    case 'list':
      return block.items.map(plainText);
    case 'table':
      return block.rows.map((row) => row.map(plainText).join(' '));
  }
}
