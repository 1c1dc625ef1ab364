// Where the column labels of a table stand: under title rows, in one row or in several with group captions.
import { cellText, isBlank } from '../../../../shared/fields/cell.ts';
import { normaliseLabel, ownLabel, tidyLabel } from './label.ts';
import type { Merge, Sheet } from './sheet.ts';

/** How surely a label is the label of a field: 0 not at all, 1 surely. Gets labels as `tidyLabel` leaves them. */
export type KnownLabels = (label: string) => number;

/** 0-based sheet rows, inclusive. `labels` by 0-based column; captions and labels joined by "/". */
export interface Header {
  first: number;
  last: number;
  labels: Map<number, string>;
}

interface Candidate extends Header {
  known: number;
  distinct: number;
}

/** Filled rows looked at before the table is given up. */
const rowsLookedAt = 40;
const tallestHeader = 4;

/**
 * Finds the first header at or after row `from` (0-based). Known labels decide; where too few are known, the shape
 * does: the first row of several short texts that is about as wide as what follows. Undefined when there is none.
 */
export function findHeader(sheet: Sheet, from: number, knownLabels: KnownLabels): Header | undefined {
  const merges = sheet.merges.filter((merge) => merge.top >= from && merge.bottom - merge.top < tallestHeader);
  const candidates: Candidate[] = [];
  for (let at = from, seen = 0; at < sheet.rows.length && seen < rowsLookedAt; at += 1) {
    if (filledColumns(sheet, at).length === 0) continue;
    seen += 1;
    candidates.push(toCandidate(sheet, at, merges, knownLabels));
  }
  return byKnownLabels(sheet, candidates) ?? byShape(sheet, candidates);
}

function byKnownLabels(sheet: Sheet, candidates: Candidate[]): Candidate | undefined {
  let best: Candidate | undefined;
  for (const candidate of candidates) {
    const enough = usualWidth(sheet, candidate.last) > 2 ? 2 : 1;
    if (candidate.known < enough) continue;
    if (!best || candidate.known > best.known + 1e-9 || addsNothing(best, candidate)) best = candidate;
  }
  return best;
}

/** True where `upper` is `lower` with a row on top that tells nothing apart, such as a title. */
function addsNothing(upper: Candidate, lower: Candidate): boolean {
  const within = lower.first > upper.first && lower.last === upper.last;
  return within && lower.known >= upper.known - 1e-9 && lower.distinct >= upper.distinct;
}

function byShape(sheet: Sheet, candidates: Candidate[]): Candidate | undefined {
  const [first, ...others] = candidates.filter((candidate) => looksLikeHeader(sheet, candidate));
  if (!first) return undefined;
  // A title row may have a second text at the right; the labels are then the row that has far more of them.
  const better = others.find((other) => addsNothing(first, other) || other.distinct >= first.distinct * 1.5);
  return better ?? first;
}

function looksLikeHeader(sheet: Sheet, candidate: Candidate): boolean {
  const labels = [...candidate.labels.values()].map(ownLabel);
  const labelLike = labels.filter(isLabelLike).length;
  const wideEnough = Math.max(2, usualWidth(sheet, candidate.last) / 2);
  return labelLike >= wideEnough && labelLike >= labels.length * 0.8 && candidate.distinct >= labels.length * 0.8;
}

/** How many cells the rows after `last` usually have filled. */
function usualWidth(sheet: Sheet, last: number): number {
  const widths: number[] = [];
  for (let at = last + 1; at < sheet.rows.length && at < last + 200 && widths.length < 20; at += 1) {
    const width = filledColumns(sheet, at).length;
    if (width > 0) widths.push(width);
  }
  widths.sort((one, other) => one - other);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}

/** A short text without figures of its own: not a day, a phone, an amount, a fact ("填报单位：…") or a sentence. */
export function isLabelLike(text: string): boolean {
  if (text === '' || text.length > 30) return false;
  return !/[:：]\s*\S|[。；;]|^[\d.,，\-/%年月日\s]+$|\d{4,}/.test(text) && /\p{L}/u.test(text);
}

function filledColumns(sheet: Sheet, row: number): number[] {
  const columns: number[] = [];
  sheet.rows[row]?.forEach((cell, column) => {
    if (!isBlank(cell)) columns.push(column);
  });
  return columns;
}

function labelAt(sheet: Sheet, row: number, column: number): string {
  const cell = sheet.rows[row]?.[column];
  return cell ? tidyLabel(cellText(cell)) : '';
}

function toCandidate(sheet: Sheet, first: number, merges: Merge[], knownLabels: KnownLabels): Candidate {
  const last = first + headerHeight(sheet, first, merges) - 1;
  const labels = joinLabels(sheet, first, last, merges);
  const score = (label: string): number => Math.max(knownLabels(label), knownLabels(ownLabel(label)));
  const distinct = new Set([...labels.values()].map(normaliseLabel));
  const counted = new Set<string>();
  let known = 0;
  for (const label of labels.values()) {
    const key = normaliseLabel(label);
    if (!counted.has(key)) known += Math.min(1, Math.max(0, score(label)));
    counted.add(key);
  }
  return { first, last, labels, known, distinct: distinct.size };
}

/** Rows of the header that starts at `first`: as deep as its merged cells say, or two where captions leave gaps. */
function headerHeight(sheet: Sheet, first: number, merges: Merge[]): number {
  const texts = filledColumns(sheet, first).map((column) => labelAt(sheet, first, column));
  if (texts.filter(isLabelLike).length < 2) return 1;
  const here = merges.filter((merge) => merge.top === first && labelAt(sheet, first, merge.left) !== '');
  const deepest = here.reduce((bottom, merge) => Math.max(bottom, merge.bottom), first);
  if (deepest > first) return Math.min(deepest, sheet.rows.length - 1) - first + 1;
  const captions = here.filter((merge) => merge.right > merge.left);
  const labelsBelow = captions.some((merge) => isLabelLike(labelAt(sheet, first + 1, merge.left + 1)));
  if (captions.length > 0) return labelsBelow ? 2 : 1;
  return fillsGaps(sheet, first) ? 2 : 1;
}

/** Captions without merged cells: the next row has labels mostly where this one is blank, and nothing but labels. */
function fillsGaps(sheet: Sheet, first: number): boolean {
  const above = filledColumns(sheet, first);
  const below = filledColumns(sheet, first + 1);
  const inGaps = below.filter((column) => !above.includes(column));
  const between = inGaps.filter((column) => column > (above[0] ?? 0));
  const allLabels = below.every((column) => isLabelLike(labelAt(sheet, first + 1, column)));
  return allLabels && between.length >= 1 && between.length * 2 >= below.length && between.length === inGaps.length;
}

/** The labels of all columns; a caption over several columns stands before each of their labels. */
function joinLabels(sheet: Sheet, first: number, last: number, merges: Merge[]): Map<number, string> {
  const width = Math.max(0, ...sheet.rows.slice(first, last + 1).map((row) => row.length));
  const inside = merges.filter((merge) => merge.top >= first && merge.bottom <= last);
  const grid = [];
  for (let row = first; row <= last; row += 1) {
    const texts = Array.from({ length: width }, (_, column) => labelAt(sheet, row, column));
    const merged = inside.some((merge) => merge.top === row && merge.right > merge.left);
    if (row < last && !merged) carryCaptions(texts, (column) => labelAt(sheet, row + 1, column) !== '');
    grid.push(texts);
  }
  for (const merge of inside) {
    const text = labelAt(sheet, merge.top, merge.left);
    if (text === '') continue;
    for (let row = merge.top; row <= merge.bottom; row += 1) {
      grid[row - first]?.fill(text, merge.left, merge.right + 1);
    }
  }
  const labels = new Map<number, string>();
  for (let column = 0; column < width; column += 1) {
    const parts = grid.map((texts) => texts[column] ?? '').filter((text) => text !== '');
    const label = parts.filter((part, at) => part !== parts[at - 1]).join('/');
    if (label !== '') labels.set(column, label);
  }
  return labels;
}

/** Writes a caption into the blanks at its right as long as labels stand below it and below them. */
function carryCaptions(texts: string[], labelBelow: (column: number) => boolean): void {
  let caption = '';
  texts.forEach((text, column) => {
    if (text !== '') caption = labelBelow(column) ? text : '';
    else if (!labelBelow(column)) caption = '';
    else texts[column] = caption;
  });
}
