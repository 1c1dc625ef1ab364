// The scale of an axis: round steps from the least to the greatest value. Only drawing rounds; printed figures never do.

export interface Scale {
  /** Ends of the axis; zero lies between them. */
  from: number;
  to: number;
  ticks: readonly number[];
}

const roundSteps = [1, 2, 2.5, 5, 10];

/** A scale that holds all values, with about `wished` steps of 1, 2, 2.5 or 5 times a power of ten; whole for whole values. */
export function scaleOf(values: readonly number[], wished = 5): Scale {
  const least = Math.min(0, ...values);
  const greatest = Math.max(0, ...values);
  const isWhole = values.every(Number.isInteger);
  const span = greatest - least || 1;
  const power = 10 ** Math.floor(Math.log10(span / wished));
  const found = roundSteps.map((each) => each * power).find((each) => span / each <= wished) ?? 10 * power;
  const step = isWhole ? Math.max(1, Math.ceil(found)) : found;
  const first = Math.floor(least / step);
  const last = Math.max(first + 1, Math.ceil(greatest / step));
  const ticks = Array.from({ length: last - first + 1 }, (_tick, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  return { from: ticks[0]!, to: ticks.at(-1)!, ticks };
}
