// From the blocks of a form to lines on paper. Nothing is cut: what does not fit beside others gets lines of its own.
import { legalText } from '../legalText.ts';
import type { Block, FormCell, FormField, SignatureRow, Words } from './formBlocks.ts';
import { isFilled } from './formBlocks.ts';
import { breakRuns, breakText, lineWidth, widthOf } from './lineBreaking.ts';
import { tableHeight } from './pagination.ts';
import {
  type Flow,
  type FlowCell,
  type FlowParagraph,
  type FlowRow,
  paragraph,
  type Run,
  type TextRun,
} from './paperFlow.ts';
import { bodySize, linePitch, type PaperPage, textHeight, textWidth } from './paperPage.ts';
import { cellMargin, cellPitch } from './paperXml.ts';

const em = bodySize * 10;
const fullSpace = '　';
/** Programs let other spaces at the end of a line hang over the margin. */
const closingSpace = '\u00a0';

const pieces = (text: string): string[] =>
  legalText(text)
    .replaceAll('\t', ' ')
    .split('\n')
    .map((line) => line.trim());

/** Runs of a sentence; what is filled in stands on a line. */
function wordRuns(words: readonly Words[], size: number = bodySize): TextRun[] {
  return words.map((each) => {
    if (typeof each === 'string') return { text: each, size };
    if (!isFilled(each.value)) return { text: fullSpace.repeat(each.room), underline: true, size };
    return { text: ` ${oneLine(each.value)} `, underline: true, size };
  });
}

/** The last place to fill in ends at the margin, not beyond it. */
function closedRuns(runs: TextRun[]): TextRun[] {
  const last = runs.at(-1);
  if (last === undefined || !/[ 　]$/.test(last.text)) return runs;
  return [...runs.slice(0, -1), { ...last, text: last.text.replace(/ $/, '') + closingSpace }];
}

const oneLine = (text: string): string => pieces(text).join(' ').trim();

/** The text over a ruled line that goes on to the right margin. */
function ruledParagraphs(label: string, text: string | null, least: number, width: number): FlowParagraph[] {
  const labelRun: TextRun = { text: label };
  const parts = isFilled(text) ? pieces(text).filter((each) => each !== '') : [];
  if (parts.length === 0) {
    const first = label === '' ? [] : [labelRun];
    return Array.from({ length: Math.max(1, least) }, (_, at) => ruledLine(at === 0 ? first : [], width));
  }
  return parts.map((part, at) => {
    const runs: TextRun[] =
      at === 0 && label !== ''
        ? [labelRun, { text: part, underline: true }]
        : [{ text: fullSpace.repeat(2) + part, underline: true }];
    return ruledText(runs, width);
  });
}

const rightStop = (width: number) => [{ at: width, align: 'right' as const }];

/** An empty line for the pen. */
const ruledLine = (before: TextRun[], width: number): FlowParagraph =>
  paragraph([[...before, { text: ' ', underline: true }, { tab: true, underline: true }]], { tabs: rightStop(width) });

/** A line that lacks more than this is not stretched to the margin: its characters would fall apart. */
const mostStretch = 2 * em;

/** A tab that has less room than this may go over into a line of its own. */
const leastRule = 40;

/** Ruled on to the right margin, where it lacks more than `least`. */
const ruledOn = (line: TextRun[], width: number, least: number): Run[] =>
  width - lineWidth(line) > least ? [...line, { tab: true, underline: true }] : line;

/** Full lines are stretched to the margin; the last one, and one that a long word left short, is ruled up to it. */
function ruledText(runs: TextRun[], width: number): FlowParagraph {
  const broken = breakRuns(runs, width);
  const last = broken.length - 1;
  const lines = broken.map((line, at) => ruledOn(line, width, at === last ? leastRule : mostStretch));
  return paragraph(lines, { align: 'both', tabs: rightStop(width) });
}

const isText = (run: Run): run is TextRun => 'text' in run;

/** A long text on ruled lines as two paragraphs, the second of them the last `count` lines; null for any other. */
function parted(item: FlowParagraph, count: number): [FlowParagraph, FlowParagraph] | null {
  const [stop] = item.tabs;
  const { lines } = item;
  if (item.align !== 'both' || stop === undefined || lines.length <= count + 1 || item.bookmark !== undefined)
    return null;
  const head = lines.slice(0, -count);
  const end = head.at(-1)!;
  // The end of a paragraph is not stretched.
  const closed = end.every(isText) ? ruledOn(end, stop.at, leastRule) : end;
  return [
    { ...item, lines: [...head.slice(0, -1), closed] },
    { ...item, lines: lines.slice(-count), pageBreak: false },
  ];
}

/** Fields beside each other, the room that is left shared out; a value that is longer than a line runs on. */
function fieldParagraphs(fields: readonly FormField[], width: number): FlowParagraph[] {
  const gap = em / 2;
  const needs = fields.map(({ label, value, room }) => ({
    label,
    value: isFilled(value) ? oneLine(value) : '',
    room,
    labelWidth: widthOf(label),
    slot: Math.max(room * em, widthOf(isFilled(value) ? ` ${oneLine(value)} ` : '') + em / 4),
  }));
  const lines: (typeof needs)[] = [];
  let open: typeof needs = [];
  let taken = 0;
  for (const need of needs) {
    const more = need.labelWidth + need.slot + (open.length > 0 ? gap : 0);
    if (open.length > 0 && taken + more > width) {
      lines.push(open);
      open = [];
      taken = 0;
    }
    taken += need.labelWidth + need.slot + (open.length > 0 ? gap : 0);
    open.push(need);
  }
  lines.push(open);
  return lines.map((line) => {
    const total = line.reduce((sum, each) => sum + each.labelWidth + each.slot, 0) + gap * (line.length - 1);
    if (total > width)
      return ruledText([{ text: line[0]!.label }, { text: ` ${line[0]!.value}`, underline: true }], width);
    const spare = width - total;
    const slots = line.reduce((sum, each) => sum + each.slot, 0);
    let at = 0;
    const runs: Run[] = [];
    const tabs: FlowParagraph['tabs'] = [];
    line.forEach((each, index) => {
      const isLast = index === line.length - 1;
      at += each.labelWidth + each.slot + Math.floor((spare * each.slot) / slots);
      const end = isLast ? width : at;
      runs.push({ text: each.label });
      if (each.value !== '') runs.push({ text: ` ${each.value}`, underline: true });
      runs.push({ tab: true, underline: true });
      tabs.push({ at: end, align: isLast ? 'right' : 'left' });
      if (isLast) return;
      at += gap;
      runs.push({ tab: true });
      tabs.push({ at, align: 'left' });
    });
    return paragraph([runs], { tabs });
  });
}

/** Twips from one place to sign to the next: a hand needs more room than print. */
const signaturePitch = 720;

/** The places to sign, the right ones below each other; only the last row need not hold on to what follows. */
function signatureParagraphs(rows: readonly SignatureRow[], width: number): FlowParagraph[] {
  const wide = (words: Words[] | undefined): number => (words ? lineWidth(wordRuns(words)) : 0);
  const beside = Math.max(0, ...rows.map(({ left, right }) => (left && right ? wide(left) + em / 2 : 0)));
  const right = Math.max(0, ...rows.map((row) => wide(row.right)));
  const column = Math.max(0, Math.min(Math.max(Math.floor(width / 2), beside), width - right));
  const set = rows.flatMap(({ left, right }): FlowParagraph[] => {
    if (left && right && beside <= column) {
      const runs: Run[] = [...wordRuns(left), { tab: true }, ...wordRuns(right)];
      return [paragraph([runs], { tabs: [{ at: column, align: 'left' }] })];
    }
    return [
      ...(left ? [paragraph(breakRuns(wordRuns(left), width))] : []),
      ...(right ? [paragraph(breakRuns(wordRuns(right), width - column), { indent: column })] : []),
    ];
  });
  return set.map((each, at) => ({ ...each, pitch: signaturePitch, keepLines: true, keepNext: at < set.length - 1 }));
}

/** Half points of a table's text. */
const cellSize = 24;

function cellOf(cell: FormCell, width: number, align: 'left' | 'center', bold?: boolean): FlowCell {
  if (typeof cell !== 'string') return { lines: [[{ pageOf: cell.pageOf, page: null, size: cellSize }]], align };
  const lines = pieces(cell).flatMap((part) => breakText(part, width - 2 * cellMargin - 20, cellSize));
  return { lines: lines.map((text) => [{ text, size: cellSize }]), align, bold };
}

const rowOf = (cells: FlowCell[]): FlowRow => ({
  cells,
  height: Math.max(560, Math.max(...cells.map((cell) => cell.lines.length)) * cellPitch + 120),
});

function tableOf(block: Block & { kind: 'table' }, width: number): Flow {
  const shares = block.columns.reduce((sum, column) => sum + column.share, 0);
  const widths = block.columns.map((column) => Math.floor((width * column.share) / shares));
  const empty = Array.from({ length: block.emptyRows ?? 0 }, () => block.columns.map(() => ''));
  const row = (cells: readonly FormCell[]): FlowRow =>
    rowOf(cells.map((cell, at) => cellOf(cell, widths[at]!, block.columns[at]!.align ?? 'left')));
  return {
    kind: 'table',
    widths,
    header: rowOf(block.columns.map((column, at) => cellOf(column.label, widths[at]!, 'center', true))),
    rows: (block.rows.length > 0 ? block.rows : empty).map(row),
  };
}

/** Choices on as few lines as they need, none of them torn apart unless it is longer than a line. */
function besideEachOther(label: string, texts: readonly string[], width: number): Run[][] {
  const lines: string[] = [];
  let open = label;
  for (const [at, text] of texts.entries()) {
    const longer = at === 0 ? open + text : open + fullSpace + text;
    if (at > 0 && widthOf(longer) > width) {
      lines.push(open);
      open = text;
    } else open = longer;
  }
  return [...lines, open].flatMap((line) => breakRuns([{ text: line }], width));
}

const box = (chosen: boolean): string => (chosen ? '■' : '□');

function blockFlow(block: Block, width: number): Flow[] {
  switch (block.kind) {
    case 'title': {
      const lines = breakRuns([{ text: oneLine(block.text), bold: true, font: 'title', size: block.size }], width);
      const pitch = Math.max(linePitch, block.size * 10 + 160);
      return [
        paragraph(lines, {
          align: 'center',
          pitch,
          after: 2 * linePitch - pitch,
          pageBreak: true,
          bookmark: block.bookmark,
        }),
      ];
    }
    case 'side': {
      const lines = breakRuns(closedRuns(wordRuns(block.words, block.size)), width);
      return [paragraph(lines, { align: block.align, pitch: pitchFor(block.size) })];
    }
    case 'sentence': {
      const indent = block.flush ? '' : fullSpace.repeat(2);
      const runs = wordRuns([indent, ...block.words].filter((each) => each !== ''));
      return [paragraph(breakRuns(runs, width), { align: 'both' })];
    }
    case 'fields':
      return fieldParagraphs(block.fields, width);
    case 'ruled':
      return ruledParagraphs(block.label, block.text, block.lines, width);
    case 'numbered': {
      const count = Math.max(block.least, block.items.length);
      const items = Array.from({ length: count }, (_, at) => {
        const label = `${at + 1}、`;
        return ruledParagraphs(label, block.items[at] ?? null, 1, width);
      });
      return [paragraph([[{ text: block.label }]], { keepNext: true }), ...items.flat()];
    }
    case 'prose': {
      const heading =
        block.heading === undefined
          ? []
          : [paragraph([[{ text: block.heading, bold: true }]], { keepNext: true, pitch: prosePitch })];
      const texts = block.paragraphs.flatMap(pieces).filter((text) => text !== '');
      return [
        ...heading,
        ...texts.map((text) =>
          paragraph(breakRuns([{ text: fullSpace.repeat(2) + text }], width), { align: 'both', pitch: prosePitch }),
        ),
      ];
    }
    case 'boxes': {
      const texts = block.options.map(({ text, chosen }) => box(chosen) + text);
      if (!block.apart) return [paragraph(besideEachOther(block.label, texts, width))];
      const label = block.label === '' ? [] : [paragraph([[{ text: block.label }]], { keepNext: true })];
      return [
        ...label,
        ...texts.map((text) => paragraph(breakRuns([{ text }], width - em), { indent: em, pitch: prosePitch })),
      ];
    }
    case 'signatures':
      return signatureParagraphs(block.rows, width);
    case 'note':
      return [paragraph(breakRuns([{ text: oneLine(block.text), size: 24 }], width), { pitch: 480 })];
    case 'table':
      return [tableOf(block, width)];
    case 'gap':
      return Array.from({ length: block.lines }, () => paragraph([[]]));
    case 'cut':
      return [paragraph([[{ text: '…'.repeat(Math.floor(width / em)) }]], { align: 'center', keepNext: true })];
  }
}

/** Text that is read, not filled in. */
const prosePitch = 480;

const pitchFor = (size: number | undefined): number => Math.max(linePitch, (size ?? bodySize) * 10 + 280);

/** Lines of the text that the signatures take along at least. */
const heldLines = 3;
/** A longer paragraph is not moved whole; where it is ruled, its end is. */
const mostHeld = 4;

const heightOf = ({ lines, pitch, after }: FlowParagraph): number => lines.length * pitch + after;

/** The last lines of a text go along with the signatures beneath it, in `room` twips: nobody signs an empty sheet. */
function holdToSignatures(flow: Flow[], room: number): void {
  let held = 0;
  let left = room;
  for (let at = flow.length - 1; at >= 0 && held < heldLines; at -= 1) {
    const item = flow[at];
    if (item?.kind === 'table') {
      holdTable(flow, at, left);
      return;
    }
    if (item?.kind !== 'paragraph') return;
    const parts = item.lines.length > mostHeld ? parted(item, heldLines - held) : null;
    const moved = parts?.[1] ?? item;
    left -= heightOf(moved);
    if (left < 0 || moved.lines.length > mostHeld || moved.pageBreak) return;
    if (parts) flow.splice(at, 1, ...parts);
    moved.keepNext = true;
    moved.keepLines = true;
    held += moved.lines.length;
  }
}

/** A short table goes along whole, with the words over it: its rows cannot be parted everywhere alike. */
function holdTable(flow: readonly Flow[], at: number, room: number): void {
  const table = flow[at];
  const heading = flow[at - 1];
  if (table?.kind !== 'table' || heading?.kind !== 'paragraph' || heading.lines.length > 1 || heading.pageBreak) return;
  if (tableHeight(table) + heightOf(heading) <= room) table.keepNext = true;
}

const flowHeight = (flow: readonly Flow[]): number =>
  flow.reduce((sum, item) => sum + (item.kind === 'paragraph' ? heightOf(item) : 0), 0);

/** What is cut off stays in one piece. */
function keepCounterfoil(blocks: readonly Block[], flow: readonly Flow[]): void {
  if (!blocks.some(({ kind }) => kind === 'cut')) return;
  const from = flow.findIndex((each) => each.kind === 'paragraph' && each.lines[0]?.some(isCutLine));
  for (const each of flow.slice(from, -1)) {
    if (each.kind !== 'paragraph') continue;
    each.keepNext = true;
    each.keepLines = true;
  }
}

const isCutLine = (run: Run): boolean => 'text' in run && run.text.startsWith('……………');

/** Typesets the blocks of a form for a page. */
export function typesetForm(blocks: readonly Block[], page: PaperPage): Flow[] {
  const width = textWidth(page);
  const flow: Flow[] = [];
  for (const block of blocks) {
    const set = blockFlow(block, width);
    const last = flow.at(-1);
    if (block.kind === 'table' && last?.kind === 'paragraph' && !last.pageBreak) {
      last.keepNext = true;
      last.after = 100;
    }
    if (block.kind === 'signatures') holdToSignatures(flow, textHeight(page) - flowHeight(set));
    flow.push(...set);
  }
  keepCounterfoil(blocks, flow);
  return flow;
}
