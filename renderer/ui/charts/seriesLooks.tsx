// How lines are told apart without colour: dash, marker, hollow or filled. The paper charts use the same order.

interface SeriesLook {
  /** Multiples of the line's width. */
  dash: string | undefined;
  marker: 'disc' | 'square' | 'triangle' | 'diamond';
  isHollow: boolean;
}

/** More than four lines cannot be told apart. */
export const mostSeries = 4;

const looks: readonly SeriesLook[] = [
  { dash: undefined, marker: 'disc', isHollow: false },
  { dash: '7 4', marker: 'square', isHollow: true },
  { dash: '2 4', marker: 'triangle', isHollow: false },
  { dash: '10 3 2 3', marker: 'diamond', isHollow: true },
];

export const lookOf = (series: number): SeriesLook => looks[series % mostSeries]!;

interface MarkerProps {
  series: number;
  x: number;
  y: number;
}

/** The sign of a series at a point. */
export function Marker({ series, x, y }: MarkerProps) {
  const { marker, isHollow } = lookOf(series);
  const fill = isHollow ? 'var(--pa-surface)' : 'currentColor';
  const shared = { fill, stroke: 'currentColor', strokeWidth: 1.5 };
  if (marker === 'disc') return <circle cx={x} cy={y} r={3.5} {...shared} />;
  if (marker === 'square') return <rect x={x - 3.5} y={y - 3.5} width={7} height={7} {...shared} />;
  const points =
    marker === 'triangle'
      ? `${x},${y - 4.5} ${x + 4.2},${y + 3.5} ${x - 4.2},${y + 3.5}`
      : `${x},${y - 5} ${x + 5},${y} ${x},${y + 5} ${x - 5},${y}`;
  return <polygon points={points} {...shared} />;
}

/** Line and marker beside the name of a series. */
export function SeriesKey({ series }: { series: number }) {
  return (
    <svg className="pc-key" width={34} height={12} aria-hidden="true" data-series={series}>
      <line x1={0} x2={34} y1={6} y2={6} stroke="currentColor" strokeWidth={2} strokeDasharray={lookOf(series).dash} />
      <Marker series={series} x={17} y={6} />
    </svg>
  );
}
