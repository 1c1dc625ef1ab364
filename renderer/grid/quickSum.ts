/** Exact figures of the selected numbers, as decimal text. */
export interface QuickSum {
  count: number;
  sum: string;
  mean: string;
}

const decimal = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/**
 * Adds numbers given as decimal text (thousands separators allowed) without binary fractions; what is no number is
 * left out. The mean has at most two more digits than the finest number, rounded half up. Undefined below two numbers.
 */
export function quickSum(texts: Iterable<string>): QuickSum | undefined {
  const numbers: { units: bigint; digits: number }[] = [];
  for (const text of texts) {
    const match = decimal.exec(text.trim().replaceAll(',', ''));
    if (!match) continue;
    const fraction = match[3] ?? '';
    const units = BigInt(`${match[2]}${fraction}`);
    numbers.push({ units: match[1] === '-' ? -units : units, digits: fraction.length });
  }
  if (numbers.length < 2) return undefined;
  const digits = numbers.reduce((most, number) => Math.max(most, number.digits), 0);
  const total = numbers.reduce((sum, number) => sum + number.units * 10n ** BigInt(digits - number.digits), 0n);
  const mean = divideHalfUp(total * 100n, BigInt(numbers.length));
  return { count: numbers.length, sum: toDecimal(total, digits), mean: toDecimal(mean, digits + 2) };
}

function divideHalfUp(total: bigint, by: bigint): bigint {
  const size = total < 0n ? -total : total;
  const rounded = (size * 2n + by) / (by * 2n);
  return total < 0n ? -rounded : rounded;
}

function toDecimal(units: bigint, digits: number): string {
  const sign = units < 0n ? '-' : '';
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = text.slice(text.length - digits).replace(/0+$/, '');
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}
