// Breaks text into lines ourselves: Word, WPS and LibreOffice, with the named font or whatever stands in for it, then
// show the same lines on the same pages. A Chinese character is one em in every font; for Latin ones the widest common
// stand-in (DejaVu) is taken, so that a line is never longer on paper than here.
import { characterWidth } from '../textMeasure.ts';
import type { TextRun } from './paperFlow.ts';
import { bodySize } from './paperPage.ts';

/** Thousandths of an em of an ASCII character, at most. */
function latinWidth(code: number): number {
  if (code === 0x20) return 350;
  if (code >= 0x30 && code <= 0x39) return 640;
  const character = String.fromCharCode(code);
  if ('MW@%'.includes(character)) return 1110;
  if ('mw&'.includes(character)) return 960;
  if (code >= 0x41 && code <= 0x5a) return 880;
  if (code >= 0x61 && code <= 0x7a) return 670;
  return '.,:;!|\'`()[]{}-/\\"*'.includes(character) ? 480 : 840;
}

/** Thousandths of an em of any character. */
function emOf(code: number): number {
  if (code < 0x80) return latinWidth(code);
  return characterWidth(code) === 0 ? 0 : 1000;
}

/** Thousandths of an em that programs put between a Chinese and a Latin character. */
const betweenScripts = 250;

const isLatin = (code: number): boolean => code > 0x20 && code < 0x7f;
const meetScripts = (before: string | undefined, after: string | undefined): boolean =>
  before !== undefined &&
  after !== undefined &&
  before !== ' ' &&
  after !== ' ' &&
  isLatin(before.codePointAt(0)!) !== isLatin(after.codePointAt(0)!);

/** The width of a text in twips at a size in half points, the room between scripts included. */
export function widthOf(text: string, size: number = bodySize): number {
  let em = 0;
  let before: string | undefined;
  for (const character of text) {
    em += emOf(character.codePointAt(0)!) + (meetScripts(before, character) ? betweenScripts : 0);
    before = character;
  }
  return Math.ceil((em * size) / 100);
}

/** What must not begin a line (避头) and what must not end one (避尾), GB/T 15834 and the usual settings of Word. */
const neverFirst = new Set('!%),.:;?]}¢°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠—');
const neverLast = new Set('$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥');

interface Unit {
  text: string;
  width: number;
  run: number;
}

/** Characters of a word that is kept whole in any case. */
const longWord = 8;

/** Where a file name or the number of a contract may part; figures like 12,345.60 may not. */
const partings = /(?<=[-_/:\\@])|(?<=[.,])(?=[A-Za-z])/;

/** Chinese characters one by one, Latin words and numbers whole; long words may part after their own signs. */
function unitsOf(runs: readonly TextRun[]): Unit[] {
  const units: Unit[] = [];
  runs.forEach((run, index) => {
    const size = run.size ?? bodySize;
    let word = '';
    const endWord = (): void => {
      const parts = word.length > longWord ? word.split(partings) : [word];
      for (const text of parts) if (text !== '') units.push({ text, width: widthOf(text, size), run: index });
      word = '';
    };
    for (const character of run.text) {
      if (isLatin(character.codePointAt(0)!)) word += character;
      else {
        endWord();
        units.push({ text: character, width: widthOf(character, size), run: index });
      }
    }
    endWord();
  });
  return units;
}

/** A word longer than a line is cut where the line ends. */
function fitted(unit: Unit, width: number, size: number): Unit[] {
  if (unit.width <= width) return [unit];
  const pieces: Unit[] = [];
  let piece = '';
  for (const character of unit.text) {
    if (piece !== '' && widthOf(piece + character, size) > width) {
      pieces.push({ text: piece, width: widthOf(piece, size), run: unit.run });
      piece = '';
    }
    piece += character;
  }
  return [...pieces, { text: piece, width: widthOf(piece, size), run: unit.run }];
}

/** How many units before `end` go down to the next line so that no sign stands where it must not; 0 where none can. */
function pushedDown(units: readonly Unit[], start: number, end: number): number {
  for (let at = end; at > start + 1 && end - at < 6; at -= 1) {
    const first = units[at]!.text;
    const last = units[at - 1]!.text;
    if (!neverFirst.has(first[0]!) && !neverLast.has(last.at(-1)!)) return end - at;
  }
  return 0;
}

function joined(units: readonly Unit[], runs: readonly TextRun[]): TextRun[] {
  const line: TextRun[] = [];
  let open = -1;
  for (const { text, run } of units) {
    if (run === open) line.at(-1)!.text += text;
    else line.push({ ...runs[run]!, text });
    open = run;
  }
  return line;
}

const joinWidth = (betweenScripts * bodySize) / 100;

/** Breaks one paragraph (no line ends in it) into lines of at most `width` twips, the first `firstIndent` shorter. */
export function breakRuns(runs: readonly TextRun[], width: number, firstIndent = 0): TextRun[][] {
  const units = unitsOf(runs).flatMap((unit) => fitted(unit, width - firstIndent, runs[unit.run]!.size ?? bodySize));
  const lines: TextRun[][] = [];
  let start = 0;
  let room = width - firstIndent;
  let at = 0;
  while (at < units.length) {
    const unit = units[at]!;
    const joint = at > start && meetScripts(units[at - 1]!.text.at(-1), unit.text[0]) ? joinWidth : 0;
    if (unit.width + joint <= room) {
      room -= unit.width + joint;
      at += 1;
      continue;
    }
    const end = at - pushedDown(units, start, at);
    lines.push(joined(units.slice(start, end), runs));
    start = end;
    at = end;
    room = width;
  }
  if (start < units.length || lines.length === 0) lines.push(joined(units.slice(start), runs));
  return lines;
}

/** The same for a plain text of one style. */
export function breakText(text: string, width: number, size: number = bodySize): string[] {
  return breakRuns([{ text, size }], width).map((line) => line.map((run) => run.text).join(''));
}

/** Twips that a line of runs takes. */
export function lineWidth(line: readonly TextRun[]): number {
  return line.reduce((sum, run, at) => {
    const joint = meetScripts(line[at - 1]?.text.at(-1), run.text[0]) ? joinWidth : 0;
    return sum + joint + widthOf(run.text, run.size ?? bodySize);
  }, 0);
}
