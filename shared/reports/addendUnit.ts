// In which unit the records behind a figure say what each adds to it.

/** Hours are rounded from the sum of minutes, so their records tell minutes; of a rate, one of its two numbers. */
export function addendUnit(unit: string): string {
  if (unit === '小时') return '分钟';
  return unit === '%' ? '数量' : unit;
}
