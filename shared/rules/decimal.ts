// Exact decimal arithmetic on text. Published figures must recompute, and binary floating point turns 57/200 into 28 %.

interface Scaled {
  units: bigint;
  scale: number;
}

const pattern = /^([+-]?)(\d+)(?:\.(\d+))?$/u;

/** Whether the text is a decimal as this file reads it: "1200", "-0.5". No exponent, no separators. */
export function isDecimal(text: string): boolean {
  return pattern.test(text);
}

function scaled(value: string | number | bigint): Scaled {
  const text = typeof value === 'number' ? decimalFromNumber(value) : String(value);
  const match = pattern.exec(text);
  if (match === null) throw new RangeError(`not a decimal: ${text}`);
  const fraction = match[3] ?? '';
  const units = BigInt(`${match[2]}${fraction}`);
  return { units: match[1] === '-' ? -units : units, scale: fraction.length };
}

function written({ units, scale }: Scaled): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const text = scale === 0 ? whole : `${whole}.${digits.slice(digits.length - scale)}`;
  return units < 0n ? `-${text}` : text;
}

function aligned(a: Scaled, b: Scaled): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.units * 10n ** BigInt(scale - a.scale), b.units * 10n ** BigInt(scale - b.scale), scale];
}

/** Division rounded half up, away from zero for negatives (四舍五入). The divisor is not zero. */
function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * n + d) / (2n * d);
  return negative ? -rounded : rounded;
}

/**
 * A JavaScript number as the decimal a spreadsheet shows for it: 15 significant digits, no exponent
 * (0.1+0.2 → "0.3"). Throws RangeError for NaN and infinities.
 */
export function decimalFromNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('not a finite number');
  if (Number.isSafeInteger(value)) return String(Object.is(value, -0) ? 0 : value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/u.exec(value.toExponential(14));
  if (match === null) throw new RangeError(`not a decimal: ${value}`);
  const digits = `${match[2]}${match[3] ?? ''}`;
  const point = 1 + Number(match[4]);
  const plain =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : point >= digits.length
        ? digits + '0'.repeat(point - digits.length)
        : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return canonicalDecimal(`${match[1]}${plain}`);
}

/** The shortest text of a decimal: no leading or trailing zeros, no "+", no "-0". "007.50" → "7.5". */
export function canonicalDecimal(text: string): string {
  const value = scaled(text);
  let { units, scale } = value;
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n;
    scale -= 1;
  }
  return written({ units, scale });
}

/** Exact sum, with as many decimals as the longer of the two. */
export function addDecimals(a: string, b: string): string {
  const [left, right, scale] = aligned(scaled(a), scaled(b));
  return written({ units: left + right, scale });
}

/** Exact difference a − b. */
export function subtractDecimals(a: string, b: string): string {
  const [left, right, scale] = aligned(scaled(a), scaled(b));
  return written({ units: left - right, scale });
}

/** Exact product; the decimals of both add up. */
export function multiplyDecimals(a: string, b: string): string {
  const left = scaled(a);
  const right = scaled(b);
  return written({ units: left.units * right.units, scale: left.scale + right.scale });
}

/** Exact sum of any number of decimals; "0" for none. */
export function sumDecimals(values: readonly string[]): string {
  return values.reduce(addDecimals, '0');
}

/** −1, 0 or 1 by value: "1.50" equals "1.5". */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  const [left, right] = aligned(scaled(a), scaled(b));
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Rounded half up (四舍五入, away from zero for negatives) to a number of decimals, padded with zeros. */
export function roundDecimal(text: string, decimals: number): string {
  const value = scaled(text);
  if (value.scale <= decimals) {
    return written({ units: value.units * 10n ** BigInt(decimals - value.scale), scale: decimals });
  }
  return written({ units: divideHalfUp(value.units, 10n ** BigInt(value.scale - decimals)), scale: decimals });
}

/** a ÷ b rounded half up to a number of decimals; null when b is zero. */
export function divideDecimals(a: string | number, b: string | number, decimals: number): string | null {
  const [numerator, denominator] = aligned(scaled(a), scaled(b));
  if (denominator === 0n) return null;
  return written({ units: divideHalfUp(numerator * 10n ** BigInt(decimals), denominator), scale: decimals });
}

/** Digits grouped by thousands: "1234567.50" → "1,234,567.50". */
export function groupThousands(text: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/u.exec(text);
  if (match === null) throw new RangeError(`not a decimal: ${text}`);
  return `${match[1]}${match[2]!.replace(/\B(?=(\d{3})+$)/gu, ',')}${match[3] ?? ''}`;
}

/** A decimal without its sign. */
export const absoluteDecimal = (value: string): string => (value.startsWith('-') ? value.slice(1) : value);
