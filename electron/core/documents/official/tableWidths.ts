// Column widths and text size of a table whose page is given: what is short stays whole, long texts share what is left.
import { emWidth } from '../docxColumnWidths.ts';
import type { OfficialTable } from './officialDocument.ts';
import { size } from './officialPage.ts';

export interface TableWidths {
  /** Twips; together the room. */
  widths: number[];
  /** Half points. */
  bodySize: number;
}

/** Ems of a text that may be broken once it is longer. */
const breaksAbove = 7;
/** A column of text wants no more than this. */
const comfortable = 22;
const sizes = [size.小四, size.五号, 20, 19, size.小五];

/** Digits of the type that stands in for a missing one may be wider than half a character, and bold in a total. */
const roomOfDigits = 1.2;
const widthOf = (line: string): number => emWidth(line) * (/^[\d.,%-]+$/.test(line) ? roomOfDigits : 1);

const widest = (texts: readonly string[]): number =>
  Math.max(0, ...texts.flatMap((text) => text.split('\n').map(widthOf)));

/** A label breaks before a bracket; short parts of it and a unit in brackets stay whole. */
const leastOfLabel = (label: string): number =>
  Math.max(
    ...label.split(/(?=（)/).map((part) => {
      const width = emWidth(part);
      return width <= (part.startsWith('（') ? 4 : 3) ? width : Math.ceil(width / 3);
    }),
  );
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The largest size from 小四 down to 小五 at which all columns have what they need at least; then 小五 in proportion. */
export function fitColumns(
  { columns, rows, totals = [] }: Pick<OfficialTable, 'columns' | 'rows' | 'totals'>,
  room: number,
  cellMargin: number,
): TableWidths {
  const content = columns.map((_column, index) => widest([...rows, ...totals].map((row) => row[index] ?? '')));
  const labels = columns.map(({ label }) => emWidth(label));
  const least = columns.map((_column, index) =>
    Math.max(2, leastOfLabel(columns[index]!.label), content[index]! > breaksAbove ? breaksAbove : content[index]!),
  );
  const wished = columns.map(({ width }, index) => {
    const label = labels[index]! <= 4 ? labels[index]! : labels[index]! / 2 + 0.5;
    return Math.max(least[index]!, label, Math.min(width === undefined ? content[index]! : width / 2, comfortable));
  });
  const frame = 2 * cellMargin + 20;
  const inTwips = (ems: readonly number[], bodySize: number): number[] =>
    ems.map((each) => Math.ceil(each * bodySize * 10 * 1.03) + frame);
  const bodySize = sizes.find((each) => sum(inTwips(least, each)) <= room) ?? size.小五;
  const narrow = inTwips(least, bodySize);
  const wide = inTwips(wished, bodySize);
  const free = room - sum(narrow);
  if (free < 0) return { widths: scaled(narrow, room), bodySize };
  const missing = wide.map((each, index) => each - narrow[index]!);
  const share = sum(missing) === 0 ? 0 : Math.min(1, free / sum(missing));
  return {
    widths: scaled(
      narrow.map((each, index) => each + missing[index]! * share),
      room,
    ),
    bodySize,
  };
}

/** Whole twips in proportion, together the room exactly. */
function scaled(widths: readonly number[], room: number): number[] {
  const factor = room / sum(widths);
  let exact = 0;
  let given = 0;
  return widths.map((width) => {
    exact += width * factor;
    const whole = Math.round(exact) - given;
    given += whole;
    return whole;
  });
}
