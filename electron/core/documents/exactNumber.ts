// Decimal numbers without binary rounding: figures on paper must recompute to the last digit.

/** The number `digits` × 10^-`scale`. */
export interface ExactNumber {
  digits: bigint;
  scale: number;
}

export const exactZero: ExactNumber = { digits: 0n, scale: 0 };

/** Reads plain decimal text such as -12.50, or a whole number. Undefined for anything else. */
export function exactNumber(value: string | number | null): ExactNumber | undefined {
  if (value === null) return undefined;
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? { digits: BigInt(value), scale: 0 } : exactNumber(String(value));
  const parts = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(value.trim());
  if (!parts) return undefined;
  const fraction = parts[3] ?? '';
  const digits = BigInt(`${parts[2]}${fraction}`);
  return { digits: parts[1] === '-' ? -digits : digits, scale: fraction.length };
}

/** Fen as yuan. Undefined when the value is not a whole number. */
export function yuanOfFen(value: string | number | null): ExactNumber | undefined {
  const fen = exactNumber(value);
  return fen?.scale === 0 ? { digits: fen.digits, scale: 2 } : undefined;
}

const rescaled = (number: ExactNumber, scale: number): bigint => number.digits * 10n ** BigInt(scale - number.scale);

export function addExact(left: ExactNumber, right: ExactNumber): ExactNumber {
  if (left.scale === right.scale) return { digits: left.digits + right.digits, scale: left.scale };
  const scale = Math.max(left.scale, right.scale);
  return { digits: rescaled(left, scale) + rescaled(right, scale), scale };
}

/** Rounds half away from zero to fewer digits, or adds zeros (document-format.md §8: 四舍五入, in decimal). */
export function roundExact(number: ExactNumber, scale: number): ExactNumber {
  if (scale >= number.scale) return { digits: rescaled(number, scale), scale };
  const divisor = 10n ** BigInt(number.scale - scale);
  const size = number.digits < 0n ? -number.digits : number.digits;
  const rounded = (size + divisor / 2n) / divisor;
  return { digits: number.digits < 0n ? -rounded : rounded, scale };
}

/** Plain decimal text, with as many digits after the point as the number carries. */
export function exactText(number: ExactNumber): string {
  const sign = number.digits < 0n ? '-' : '';
  const size = (number.digits < 0n ? -number.digits : number.digits).toString().padStart(number.scale + 1, '0');
  if (number.scale === 0) return sign + size;
  return `${sign}${size.slice(0, -number.scale)}.${size.slice(-number.scale)}`;
}

/** Whether a spreadsheet, which keeps 15 significant digits, can hold the number without losing any. */
export function fitsSpreadsheet(number: ExactNumber): boolean {
  if (number.digits < 1_000_000_000_000_000n && number.digits > -1_000_000_000_000_000n) return true;
  return number.digits.toString().replace('-', '').replace(/0+$/, '').length <= 15;
}
