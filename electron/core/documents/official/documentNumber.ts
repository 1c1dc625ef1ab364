// 发文字号 as it is printed (GB/T 9704-2012, 7.2.5).
import type { OfficialNumber } from './officialDocument.ts';

/** 迁政发〔2026〕3号. */
export const documentNumber = ({ code, year, serial, mark = '' }: OfficialNumber): string =>
  `${code}〔${year}〕${serial}号${mark}`;
