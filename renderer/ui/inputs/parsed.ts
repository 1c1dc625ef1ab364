// Reading what was typed, before it becomes a value.

/** A value (null: left empty), or the sentence that says what is wrong with the text. */
export type Parsed<V> = { ok: true; value: V | null } | { ok: false; message: string };

const fullWidth = /[！-～]/g;

/** Full-width digits, letters and signs as an input method leaves them, made half-width; spaces trimmed. */
export function halfWidth(text: string): string {
  return text
    .replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .trim();
}

export interface NumberShape {
  /** Places behind the point; 0 for whole numbers. */
  decimals?: number;
  /** Decimal text, inclusive. */
  min?: string;
  max?: string;
}

function compareDecimals(a: string, b: string, decimals: number): number {
  const scaled = (text: string) => {
    const negative = text.startsWith('-');
    const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
    const units = BigInt(whole + fraction.padEnd(decimals, '0').slice(0, decimals));
    return negative ? -units : units;
  };
  const left = scaled(a);
  const right = scaled(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Decimal text such as `-1,234.50` or `１２`, read exactly: no floating point. The value has no needless zeros in front. */
export function parseNumber(typed: string, shape: NumberShape = {}): Parsed<string> {
  const { decimals = 0, min, max } = shape;
  const text = halfWidth(typed).replace(/[,\s]/g, '').replace('。', '.');
  if (text === '') return { ok: true, value: null };
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  const whole = match?.[2] ?? '';
  const fraction = (match?.[3] ?? '').replace(/0+$/, '');
  if (!match || (whole === '' && (match[3] ?? '') === '')) return { ok: false, message: '请填数字' };
  if (fraction.length > decimals) {
    return { ok: false, message: decimals === 0 ? '请填整数' : `最多 ${decimals} 位小数` };
  }
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  const unsigned = decimals > 0 ? `${digits}.${fraction.padEnd(decimals, '0')}` : digits;
  const value = match[1] === '-' && /[1-9]/.test(unsigned) ? `-${unsigned}` : unsigned;
  if (min !== undefined && compareDecimals(value, min, decimals) < 0) return { ok: false, message: `不小于 ${min}` };
  if (max !== undefined && compareDecimals(value, max, decimals) > 0) return { ok: false, message: `不大于 ${max}` };
  return { ok: true, value };
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const pad = (number: number, width: number) => String(number).padStart(width, '0');

/** A day as people type it: `2026.3.5`, `2026-03-05`, `2026/3/5`, `2026年3月5日`, `20260305`. Gives YYYY-MM-DD. */
export function parseDay(typed: string): Parsed<string> {
  const text = halfWidth(typed);
  if (text === '') return { ok: true, value: null };
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(text);
  if (!match) return { ok: false, message: '日期写作 2026.3.5 或 20260305' };
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return { ok: false, message: `没有 ${year}年${month}月${day}日 这一天` };
  }
  return { ok: true, value: `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` };
}

/** A month as people type it: `2026.3`, `2026-03`, `2026年3月`, `202603`. Gives YYYY-MM. */
export function parseMonth(typed: string): Parsed<string> {
  const text = halfWidth(typed);
  if (text === '') return { ok: true, value: null };
  const match = /^(\d{4})(\d{2})$/.exec(text) ?? /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?$/.exec(text);
  const month = Number(match?.[2]);
  if (!match || month < 1 || month > 12) return { ok: false, message: '月份写作 2026.3 或 202603' };
  return { ok: true, value: `${match[1]}-${pad(month, 2)}` };
}
