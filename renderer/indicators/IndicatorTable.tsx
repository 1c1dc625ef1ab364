// One table for all groups, head and names stay while it scrolls. Arrow keys walk from number to number.
import type { KeyboardEvent } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { IndicatorShown } from '../../shared/contract/indicatorProcedures.ts';
import type { PassportNumber } from '../passport/PassportDrawer.tsx';
import { EmptyState } from '../ui/index.ts';
import { cellText, type FigureAspect } from './cellText.ts';

interface IndicatorTableProps {
  figures: OutputOf<'indicators.figures'>;
  search: string;
  onOpen: (opened: PassportNumber) => void;
}

type Cell =
  | { kind: 'figure'; aspect: FigureAspect; title: string }
  | { kind: 'change'; of: 'againstPrevious' | 'againstLastYear' | 'againstLastYearCumulative'; title: string };

const cells: readonly Cell[] = [
  { kind: 'figure', aspect: 'value', title: '本期' },
  { kind: 'figure', aspect: 'previous', title: '上期' },
  { kind: 'change', of: 'againstPrevious', title: '环比' },
  { kind: 'figure', aspect: 'lastYear', title: '去年同期' },
  { kind: 'change', of: 'againstLastYear', title: '同比' },
  { kind: 'figure', aspect: 'cumulative', title: '本年累计' },
  { kind: 'figure', aspect: 'lastYearCumulative', title: '去年累计' },
  { kind: 'change', of: 'againstLastYearCumulative', title: '累计同比' },
];

export function IndicatorTable({ figures, search, onOpen }: IndicatorTableProps) {
  const wanted = search.trim();
  const groups = figures.groups
    .map((group) => ({
      ...group,
      values: figures.values.filter((value) => value.group === group.key && value.label.includes(wanted)),
    }))
    .filter(({ values }) => values.length > 0);
  if (groups.length === 0) return <EmptyState title={`没有名称里有“${wanted}”的指标`} />;
  return (
    <section className="pi-table" aria-label={`${figures.period.title}指标`} onKeyDown={walk}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="pi-name">
              指标
            </th>
            {cells.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <th scope="col" className="pi-remarks">
              备注
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.key}>
            <tr className="pi-group">
              <th scope="colgroup" colSpan={cells.length + 2}>
                {group.title}
              </th>
            </tr>
            {group.values.map((value) => (
              <Row key={value.key} value={value} onOpen={onOpen} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

interface RowProps {
  value: IndicatorShown;
  onOpen: (opened: PassportNumber) => void;
}

function Row({ value, onOpen }: RowProps) {
  return (
    <tr>
      <th scope="row" className="pi-name" title={value.about}>
        {value.label}
        {value.unit !== '%' && <small>（{value.unit}）</small>}
        {value.time === 'standing' && <small className="pi-standing">时点</small>}
      </th>
      {cells.map((cell) => (
        <td key={cell.title}>
          {cell.kind === 'figure' ? (
            <FigureCell value={value} aspect={cell.aspect} title={cell.title} onOpen={onOpen} />
          ) : (
            <span className={/^-?\d/u.test(value[cell.of] ?? '') ? 'pi-change' : 'pi-none'}>{value[cell.of]}</span>
          )}
        </td>
      ))}
      <td className="pi-remarks">{value.remarks.join('；')}</td>
    </tr>
  );
}

function FigureCell({ value, aspect, title, onOpen }: RowProps & { aspect: FigureAspect; title: string }) {
  const text = cellText(value, aspect);
  // What was never recorded has no records; what a rate of nothing was divided by has.
  const hasRecords = value[aspect] !== null || (aspect === 'value' && value.denominator !== null);
  if (!hasRecords) return <span className="pi-none">{text}</span>;
  return (
    <button
      type="button"
      className={`pi-figure${value[aspect] === '0' ? ' pi-zero' : ''}`}
      aria-label={`${value.label} ${title} ${text}`}
      onClick={() => onOpen({ indicator: value.key, aspect, village: null, text })}
    >
      {value.unit === '万元' ? text.replace('万元', '') : text}
    </button>
  );
}

/** Arrow keys: to the nearest figure in that direction. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target;
  if (!(from instanceof HTMLButtonElement) || !from.classList.contains('pi-figure')) return;
  const next = neighbourOf(from, event.key);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function neighbourOf(from: HTMLButtonElement, key: string): HTMLButtonElement | undefined {
  const cell = from.closest('td');
  const table = from.closest('table');
  if (!cell || !table) return undefined;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const inRow = [...(cell.parentElement?.querySelectorAll<HTMLButtonElement>('.pi-figure') ?? [])];
    return inRow[inRow.indexOf(from) + (key === 'ArrowRight' ? 1 : -1)];
  }
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  const inColumn = [...table.querySelectorAll<HTMLButtonElement>('.pi-figure')].filter(
    (button) => button.closest('td')?.cellIndex === cell.cellIndex,
  );
  return inColumn[inColumn.indexOf(from) + (key === 'ArrowDown' ? 1 : -1)];
}
