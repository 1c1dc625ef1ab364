// Parts of a whole as bars, each with its number and share: a table that also shows lengths, read out as a table.
import { compareDecimals, sumDecimals } from '../../../shared/rules/decimal.ts';
import { noPercentage, percentage, withPercentSign } from '../../../shared/rules/percentage.ts';
import './charts.css';

export interface BarPart {
  key: string;
  label: string;
  /** Exact decimal text; null: no data, which is not zero. */
  value: string | null;
}

interface ShareBarsProps {
  title: string;
  unit: string;
  /** What the parts are: 村（社区）. */
  heading: string;
  parts: readonly BarPart[];
  /** The whole that shares are of; left out, the sum of the parts. Null: parts of a rate have no share. */
  whole?: string | null;
  onOpen?: (part: BarPart) => void;
}

export function ShareBars({ title, unit, heading, parts, whole, onOpen }: ShareBarsProps) {
  const total = whole === undefined ? sumDecimals(parts.map(({ value }) => value ?? '0')) : whole;
  const longest = parts.reduce((most, { value }) => Math.max(most, Math.abs(Number(value ?? 0))), 0);
  return (
    <figure className="pc-chart">
      <figcaption>
        <strong>{title}</strong>
        <span className="pc-unit">单位：{unit}</span>
      </figcaption>
      <table className="pc-bars" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col" className="pc-bar-cell">
              <span className="pc-unread">长短</span>
            </th>
            <th scope="col">数量</th>
            {total !== null && <th scope="col">占比</th>}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.key}>
              <th scope="row">{part.label}</th>
              <td
                className={`pc-bar-cell${onOpen && part.value !== null ? ' pc-bar-open' : ''}`}
                aria-hidden="true"
                onClick={() => part.value !== null && onOpen?.(part)}
              >
                <span className="pc-bar" style={{ width: `${lengthOf(part.value, longest)}%` }} />
              </td>
              <td className="pc-number">
                <Figure part={part} {...(onOpen ? { onOpen } : {})} />
              </td>
              {total !== null && <td className="pc-number">{shareOf(part.value, total)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function Figure({ part, onOpen }: { part: BarPart; onOpen?: (part: BarPart) => void }) {
  if (part.value === null) return <span className="pc-none">无数据</span>;
  if (!onOpen) return <>{part.value}</>;
  return (
    <button type="button" className="pc-open" aria-label={`${part.label} ${part.value}`} onClick={() => onOpen(part)}>
      {part.value}
    </button>
  );
}

const lengthOf = (value: string | null, longest: number): number =>
  value === null || longest === 0 ? 0 : (Math.abs(Number(value)) / longest) * 100;

function shareOf(value: string | null, total: string): string {
  if (value === null) return '';
  return compareDecimals(total, '0') === 0 ? noPercentage : withPercentSign(percentage(value, total, 2));
}
