// Shades of a heat table: five steps from white, light enough that the number in the cell stays black and readable.

/** 0 (none) to 5 (the greatest), by share of the greatest figure; without data 0. */
export function shadeOf(value: string | null, greatest: number): number {
  const figure = value === null ? 0 : Number(value);
  if (figure <= 0 || greatest <= 0) return 0;
  return Math.max(1, Math.ceil((figure / greatest) * 5));
}
