import { multiplyDecimals, roundDecimal } from './decimal.ts';

/** Yuan as decimal text to whole fen, exactly. Throws RangeError beyond two decimals or beyond what a safe integer holds. */
export function fenFromYuan(yuan: string): number {
  const exact = multiplyDecimals(yuan, '100');
  const fen = Number(roundDecimal(exact, 0));
  if (/\.\d*[1-9]/u.test(exact)) throw new RangeError(`finer than fen: ${yuan}`);
  if (!Number.isSafeInteger(fen)) throw new RangeError(`too much money: ${yuan}`);
  return fen;
}

/** Whole fen as yuan with two decimals: 230050 → "2300.50". */
export function yuanFromFen(fen: number): string {
  return multiplyDecimals(String(fen), '0.01');
}

/** Whole fen as 万元, rounded half up to a number of decimals (mediation.md R23: reports print 万元). */
export function wanFromFen(fen: number, decimals: number): string {
  return roundDecimal(multiplyDecimals(String(fen), '0.000001'), decimals);
}
