// Where a case came from; codes of caseSource.

/** Whether somebody handed the case over: 公安, 法院 and others (codes 3–7; 人民调解法 18). They are named and answered. */
export function isEntrusted(source: string | null): boolean {
  return source !== null && source >= '3' && source <= '7';
}
