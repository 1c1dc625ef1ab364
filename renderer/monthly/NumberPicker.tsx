// All figures of the period in one table: the one that is clicked goes into the sentence, linked to its records.
import { type KeyboardEvent, useRef, useState } from 'react';
import type { IndicatorShown } from '../../shared/contract/indicatorProcedures.ts';
import type { NumberAspect } from '../../shared/rules/monthly/narrative.ts';
import { type NumberRun, numberRun } from '../../shared/rules/monthly/numberText.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { suggestLinks } from '../fields/links.ts';
import { aspectNames } from '../passport/passportPeriods.ts';
import { Dialog, EmptyState, ErrorPanel, type Link, LinkInput, SearchInput, SkeletonRows } from '../ui/index.ts';

export interface NumberPickerProps {
  period: string;
  onPick: (run: NumberRun) => void;
  onClose: () => void;
}

const columns: readonly NumberAspect[] = [
  'value',
  'previous',
  'againstPrevious',
  'lastYear',
  'againstLastYear',
  'cumulative',
  'againstLastYearCumulative',
];

export function NumberPicker({ period, onPick, onClose }: NumberPickerProps) {
  const [village, setVillage] = useState<Link | null>(null);
  const [search, setSearch] = useState('');
  const scope = village === null ? {} : { village: village.id };
  const { data, failure, reload } = useAnswer('indicators.figures', { period, scope });
  const wanted = search.trim();
  const values = (data?.values ?? []).filter(
    ({ label, about }) => wanted === '' || label.includes(wanted) || about.includes(wanted),
  );
  return (
    <Dialog open title="插入数字" width="wide" onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: from the search into the table by arrow key */}
      <div
        className="pn-picker-bar"
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || wanted === '') return;
          event.preventDefault();
          document.querySelector<HTMLElement>('.pn-picker-table [data-at]')?.focus();
        }}
      >
        <SearchInput label="查找指标" value={search} onChange={setSearch} autoFocus />
        <LinkInput
          label="某个村（社区）"
          placeholder="全部村（社区）"
          value={village}
          suggest={(typed) => suggestLinks('village', typed)}
          onChange={setVillage}
        />
      </div>
      {failure !== null && <ErrorPanel compact message={failure} onRetry={() => void reload()} />}
      {!data && failure === null && <SkeletonRows />}
      {data && values.length === 0 && <EmptyState title={wanted === '' ? '还没有指标' : `没有“${wanted}”`} />}
      {values.length > 0 && (
        <FigureTable
          groups={data?.groups ?? []}
          values={values}
          onPick={(value, aspect) => onPick(numberRun(value, aspect, village?.id ?? null))}
        />
      )}
      <p className="pn-picker-note">点一个数，就放到光标所在的地方；以后刷新时跟着记录变。</p>
    </Dialog>
  );
}

interface FigureTableProps {
  groups: readonly { key: string; title: string }[];
  values: readonly IndicatorShown[];
  onPick: (value: IndicatorValueShown, aspect: NumberAspect) => void;
}

type IndicatorValueShown = Parameters<typeof numberRun>[0];

function FigureTable({ groups, values, onPick }: FigureTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const step = steps[event.key];
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-at]');
    if (!step || !cell) return;
    event.preventDefault();
    const [row = 0, column = 0] = cell.dataset.at!.split(' ').map(Number);
    const at = `${row + step[0]} ${column + step[1]}`;
    table.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus();
  };
  let row = -1;
  const first = { current: true };
  return (
    <div className="pn-picker-table">
      <table ref={table} aria-label="指标" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">指标</th>
            {columns.map((aspect) => (
              <th key={aspect} scope="col">
                {aspectNames[aspect]}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ key, title }) => {
          const ofGroup = values.filter(({ group }) => group === key);
          if (ofGroup.length === 0) return null;
          return (
            <tbody key={key}>
              <tr>
                <th colSpan={columns.length + 1} scope="rowgroup" className="pn-picker-group">
                  {title}
                </th>
              </tr>
              {ofGroup.map((value) => {
                row += 1;
                const at = row;
                return (
                  <tr key={value.key}>
                    <th scope="row" title={value.about}>
                      {value.label}
                      <small>{value.unit}</small>
                    </th>
                    {columns.map((aspect, column) => {
                      const text = textOf(value, aspect);
                      if (text === null) return <td key={aspect} />;
                      const isFirst = first.current;
                      first.current = false;
                      return (
                        <td key={aspect}>
                          <button
                            type="button"
                            data-at={`${at} ${column}`}
                            tabIndex={isFirst ? 0 : -1}
                            aria-label={`${value.label} ${aspectNames[aspect]} ${text}`}
                            onClick={() => onPick(shownValue(value), aspect)}
                          >
                            {text}
                          </button>
                        </td>
                      );
                    })}
                  </tr>
                );
              })}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

/** The contract leaves the group open; a sentence does not ask for it. */
const shownValue = (value: IndicatorShown) => value as IndicatorValueShown;

function textOf(value: IndicatorShown, aspect: NumberAspect): string | null {
  if (value[aspect] === null) return null;
  return numberRun(shownValue(value), aspect).text;
}
