// A long trend of a young office begins with years of nothing: the months before the first figure are left out.

interface Months {
  months: string[];
  series: { values: (string | null)[] }[];
}

/** Fewer months do not make a trend. */
const fewest = 13;

/** The months from the first one with a figure on, at least `fewest`. */
export function sinceFirst<T extends Months>(figures: T): T {
  const first = figures.months.findIndex((_month, at) => figures.series.some(({ values }) => values[at] !== null));
  const from = Math.max(0, Math.min(first < 0 ? 0 : first, figures.months.length - fewest));
  if (from === 0) return figures;
  const series = figures.series.map((each) => ({ ...each, values: each.values.slice(from) }));
  return { ...figures, months: figures.months.slice(from), series };
}
