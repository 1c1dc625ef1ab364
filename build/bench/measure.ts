// Timing that can be compared: the median of several runs, ours and the limit in turn on the same machine.

export interface Line {
  what: string;
  /** Milliseconds, median. */
  ours: number;
  /** The bare driver's or library's milliseconds for the same work; undefined where there is none. */
  bare?: number;
  /** What the goal is, in words, and whether it was met. */
  goal?: { words: string; met: boolean };
  note?: string;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

export async function timed(work: () => unknown | Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Runs both in turn, so that a machine that drifts slows both; the first run of each is not counted. */
export async function inTurn(
  runs: number,
  ours: () => unknown | Promise<unknown>,
  bare?: () => unknown | Promise<unknown>,
): Promise<{ ours: number; bare?: number }> {
  const own: number[] = [];
  const limit: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const ourTime = await timed(ours);
    const bareTime = bare === undefined ? undefined : await timed(bare);
    if (run === 0) continue;
    own.push(ourTime);
    if (bareTime !== undefined) limit.push(bareTime);
  }
  return { ours: median(own), ...(limit.length > 0 ? { bare: median(limit) } : {}) };
}

const milliseconds = (value: number | undefined) =>
  value === undefined ? '—' : value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`;

/** Prints the lines side by side. */
export function print(lines: readonly Line[]): void {
  const rows = lines.map((line) => [
    line.what,
    milliseconds(line.ours),
    milliseconds(line.bare),
    line.bare === undefined ? '—' : `${(line.ours / line.bare).toFixed(2)}×`,
    line.goal ? `${line.goal.met ? 'met' : 'MISSED'}: ${line.goal.words}` : '',
    line.note ?? '',
  ]);
  const head = ['what', 'ours', 'bare', 'ratio', 'goal', 'note'];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  for (const row of [head, ...rows])
    console.log(
      row
        .map((text, column) => text.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    );
}
