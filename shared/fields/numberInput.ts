import { usualUnits } from '../rules/writtenNumber.ts';
import { halfWidth } from '../rules/writtenText.ts';
import { type Cell, cellText } from './cell.ts';

/** Workbooks keep 15 significant digits; a longer number would not come back as it went out. Smallest units, exclusive. */
export const numberLimit = 10 ** 15;

// Words that mean the same unit. Another unit is refused: "两间" is no area.
const families: readonly (readonly string[])[] = [
  ['人', '名', '位', '口', '人次'],
  ['户', '家'],
  ['件', '起', '个', '宗', '例'],
  ['个', '支', '处', '项', '份'],
  ['次', '场', '人次'],
  ['岁', '周岁'],
  ['小时', '个小时', '学时', '课时'],
  ['天', '日'],
  ['平方米', '平米', 'm2', '方'],
  ['平方千米', '平方公里', 'km2'],
  ['千米', '公里', 'km'],
];

/** What the rules read a number from, and which units they may still meet in it. */
export interface NumberInput {
  written: string | number;
  units: readonly string[];
}

/**
 * The number of a cell: the double of a number cell, else the text without the field's own unit. In a column of 万元 both
 * "2.3万元" and "2.3万" mean 2.3. A field without a unit takes any usual one.
 */
export function numberInput(cell: Cell, unit: string | undefined): NumberInput {
  if (cell.kind === 'number') return { written: cell.number, units: [] };
  const text = halfWidth(cellText(cell)).trim();
  if (unit === undefined) return { written: text, units: usualUnits };
  const own = [unit, ...families.filter((family) => family.includes(unit)).flat(), ...multiplierOf(unit)];
  const suffix = own.filter((each) => text.endsWith(each)).sort((a, b) => b.length - a.length)[0];
  return { written: suffix === undefined ? text : text.slice(0, -suffix.length).trim(), units: [] };
}

function multiplierOf(unit: string): string[] {
  const multiplier = /^[十百万亿]+(?=.)/.exec(unit)?.[0];
  return multiplier === undefined ? [] : [multiplier];
}
