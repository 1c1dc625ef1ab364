// A trend over months. Lines differ in dash and marker, figures stand beside the points where there is room, and a gap
// stays a gap. The page puts the same figures in a table beneath.
import { scaleOf } from '../../../shared/rules/axisScale.ts';
import { useTypeSize } from '../typeSize.ts';
import './charts.css';
import { lookOf, Marker, SeriesKey } from './seriesLooks.tsx';
import { useWidth } from './useWidth.ts';

export interface ChartSeries {
  label: string;
  /** Exact decimal text; null: no data, which is not zero. */
  values: readonly (string | null)[];
}

interface TrendLinesProps {
  title: string;
  unit: string;
  /** Months, YYYY-MM. */
  months: readonly string[];
  /** At most four. */
  series: readonly ChartSeries[];
  /** A point was clicked; the table beneath is the way by keyboard. */
  onOpen?: (series: number, month: number) => void;
}

/** Beyond these there is no room for figures beside the points. */
const labelledSeries = 2;
const roomOfLabel = 44;

export function TrendLines({ title, unit, months, series, onOpen }: TrendLinesProps) {
  const [element, width] = useWidth();
  return (
    <figure className="pc-chart">
      <figcaption>
        <strong>{title}</strong>
        <span className="pc-unit">单位：{unit}</span>
        <span className="pc-legend">
          {series.map(({ label }, index) => (
            <span key={label} data-series={index}>
              <SeriesKey series={index} />
              {label}
            </span>
          ))}
        </span>
      </figcaption>
      <div ref={element} className="pc-drawing">
        {width > 0 && (
          <Drawing title={title} months={months} series={series} width={width} {...(onOpen ? { onOpen } : {})} />
        )}
      </div>
    </figure>
  );
}

/** Every how many months one is named, so that January always is. */
export const monthStep = (least: number): number => [1, 2, 3, 4, 6].find((step) => step >= least) ?? 12;

const numberOf = (value: string | null | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);

function Drawing({ title, months, series, width, onOpen }: Omit<TrendLinesProps, 'unit'> & { width: number }) {
  const factor = useTypeSize() === 'large' ? 1.25 : 1;
  const scale = scaleOf(series.flatMap(({ values }) => values.flatMap((value) => numberOf(value) ?? [])));
  const left = (Math.max(...scale.ticks.map((tick) => String(tick).length)) * 8 + 12) * factor;
  const [top, bottom, right] = [22 * factor, 230 * factor, width - 12];
  const height = bottom + 40 * factor;
  const step = (right - left) / months.length;
  const xOf = (index: number) => left + step * (index + 0.5);
  const yOf = (value: number) => bottom - ((value - scale.from) / (scale.to - scale.from)) * (bottom - top);
  const showsFigures = series.length <= labelledSeries && step >= roomOfLabel * factor;
  const january = months.findIndex((month) => month.endsWith('-01'));
  const roomBeforeYear = january < 0 ? width : january * step;
  const everyMonth = monthStep((34 * factor) / step);
  return (
    <svg width={width} height={height} role="img" aria-label={`${title}趋势图，数值见下表`}>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line className={tick === 0 ? 'pc-axis' : 'pc-rule'} x1={left} x2={right} y1={yOf(tick)} y2={yOf(tick)} />
          <text className="pc-tick" x={left - 6} y={yOf(tick)} textAnchor="end" dominantBaseline="central">
            {tick}
          </text>
        </g>
      ))}
      {months.map((month, index) => {
        const isJanuary = month.endsWith('-01');
        const isNamed = (Number(month.slice(5)) - 1) % everyMonth === 0;
        const year = isJanuary || (index === 0 && roomBeforeYear >= 46 * factor);
        return (
          <g key={month}>
            {isNamed && (
              <text className="pc-tick" x={xOf(index)} y={bottom + 17 * factor} textAnchor="middle">
                {Number(month.slice(5))}月
              </text>
            )}
            {year && (
              <text className="pc-tick" x={xOf(index)} y={bottom + 34 * factor} textAnchor="middle">
                {month.slice(0, 4)}年
              </text>
            )}
          </g>
        );
      })}
      {series.map(({ label, values }, index) => (
        <g key={label} data-series={index}>
          <path
            d={pathOf(values, xOf, yOf)}
            fill="none"
            stroke="currentColor"
            strokeWidth={2}
            strokeDasharray={lookOf(index).dash}
          />
          {values.map((value, at) => {
            const figure = numberOf(value);
            if (figure === null) return null;
            const other = showsFigures ? numberOf(series[1 - index]?.values[at]) : null;
            const isLower = other !== null && (figure < other || (figure === other && index === 1));
            return (
              <g key={months[at]}>
                <title>{`${months[at]} ${label} ${value}`}</title>
                <Marker series={index} x={xOf(at)} y={yOf(figure)} />
                {onOpen && (
                  // biome-ignore lint/a11y/noStaticElementInteractions: the picture is read out as one image
                  <circle
                    className="pc-point"
                    cx={xOf(at)}
                    cy={yOf(figure)}
                    r={Math.min(12 * factor, Math.max(5, step / 2))}
                    onClick={() => onOpen(index, at)}
                  />
                )}
                {showsFigures && (
                  <text className="pc-figure" {...placeOfFigure(xOf(at), yOf(figure), isLower, bottom, factor)}>
                    {value}
                  </text>
                )}
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}

/** Above its point; beneath where the other line is higher, and beside where the months would be in the way. */
function placeOfFigure(x: number, y: number, isLower: boolean, bottom: number, factor: number) {
  if (!isLower) return { x, y: y - 9 * factor, textAnchor: 'middle' } as const;
  if (y + 20 * factor > bottom) return { x: x + 8 * factor, y: y - 2 * factor, textAnchor: 'start' } as const;
  return { x, y: y + 18 * factor, textAnchor: 'middle' } as const;
}

/** A line through the figures, broken where there are none. */
function pathOf(
  values: readonly (string | null)[],
  xOf: (index: number) => number,
  yOf: (value: number) => number,
): string {
  return values
    .flatMap((value, index) => {
      const figure = numberOf(value);
      if (figure === null) return [];
      const begins = index === 0 || values[index - 1] === null;
      return [`${begins ? 'M' : 'L'}${xOf(index)} ${yOf(figure)}`];
    })
    .join('');
}
