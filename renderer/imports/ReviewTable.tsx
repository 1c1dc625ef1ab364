// The checked rows of an import: filters with counts, a table whose cells are mended in place, and below it what is
// wrong with the row under the cursor and whom a doubtful name may mean.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ImportCounts, PreviewRow } from '../../shared/contract/exchangeProcedures.ts';
import type { Register } from '../../shared/registers/register.ts';
import { call, sentenceOf } from '../api/client.ts';
import { useOffice } from '../fields/office.ts';
import { Grid } from '../grid/Grid.tsx';
import type { CellEdit, EditResult, GridColumn, GridHandle, GridSelection } from '../grid/types.ts';
import { Button, EmptyState, ErrorPanel, notifyError, SkeletonRows, useShortcut, useTypeSize } from '../ui/index.ts';
import { RowPanel } from './RowPanel.tsx';
import { flawsOf, reviewCells, reviewColumns, reviewedFields, reviewMark } from './reviewColumns.ts';
import { countOf, firstShow, type Show, showHints, shows, showTitle } from './rowStates.ts';
import { useReviewRows } from './useReviewRows.ts';
import './ReviewTable.css';

export interface ReviewTableProps {
  /** A checked import. */
  importId: string;
  register: Register;
  /** The rows come from more than one sheet. */
  severalSheets?: boolean;
  /** Told at first and after every change. */
  onCounts: (counts: ImportCounts) => void;
  /** A row was mended or decided. */
  onTouched?: () => void;
  /** Ctrl+S, once the cell that is being typed in is taken over. */
  onSave?: () => void;
}

const firstRows = 200;

/** Reads what the review starts from: which columns there are and which filter is of most use. */
export function ReviewTable(props: ReviewTableProps) {
  const { importId, register, severalSheets = false, onCounts, onTouched, onSave } = props;
  const { office, failure: officeFailure } = useOffice();
  const [start, setStart] = useState<{ rows: PreviewRow[]; counts: ImportCounts }>();
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    let current = true;
    call('imports.rows', { import: importId, show: 'all', from: 0, count: firstRows }).then(
      (answer) => current && setStart(answer),
      (error: unknown) => current && setFailure(sentenceOf(error)),
    );
    return () => {
      current = false;
    };
  }, [importId]);

  const columnsOf = useMemo(() => {
    if (!start || !office) return null;
    const fields = reviewedFields(register, start.rows);
    const numbered = start.rows.some((row) => row.cells.serial !== undefined);
    const make = (flawed: boolean) => reviewColumns(register, fields, office, { severalSheets, numbered, flawed });
    return { plain: make(false), flawed: make(true) };
  }, [start, office, register, severalSheets]);

  if (failure !== null) return <ErrorPanel message={failure} />;
  if (officeFailure !== null) return <ErrorPanel message={sentenceOf(officeFailure)} />;
  if (!start || !columnsOf || !office) return <SkeletonRows />;
  return (
    <Review
      importId={importId}
      register={register}
      columnsOf={columnsOf}
      today={office.today}
      startCounts={start.counts}
      onCounts={onCounts}
      onTouched={onTouched}
      onSave={onSave}
    />
  );
}

interface ReviewProps extends ReviewTableProps {
  columnsOf: { plain: readonly GridColumn[]; flawed: readonly GridColumn[] };
  today: string;
  startCounts: ImportCounts;
}

const rowKey = (row: PreviewRow) => row.key;

function Review(props: ReviewProps) {
  const { importId, register, columnsOf, startCounts, onCounts, onTouched, onSave } = props;
  const [show, setShow] = useState<Show>(() => firstShow(startCounts));
  const { rows, ready, failure, onWindow } = useReviewRows(importId, show);
  const large = useTypeSize() === 'large';
  const grid = useRef<GridHandle>(null);
  const [active, setActive] = useState<{ rowIndex: number; key: string }>({ rowIndex: 0, key: '' });
  const [deciding, setDeciding] = useState(false);
  const counts = rows.counts() ?? startCounts;
  const columns = isFlawed(show, startCounts) ? columnsOf.flawed : columnsOf.plain;
  const cell = useMemo(() => reviewCells(register), [register]);

  const told = useRef(onCounts);
  told.current = onCounts;
  useEffect(() => told.current(counts), [counts]);

  // For keys that follow each other faster than the page is drawn.
  const cursor = useRef({ rowIndex: 0, key: '' });
  const onSelection = useCallback((selection: GridSelection) => {
    cursor.current = selection.active;
    setActive(selection.active);
  }, []);

  const onEdit = async (edits: readonly CellEdit[]): Promise<EditResult[]> => {
    const results: EditResult[] = [];
    // From the first key on: whoever leaves while it is being saved is asked too.
    onTouched?.();
    for (const { rowId, key, text } of edits) {
      try {
        await rows.mend(rowId, key, text);
        results.push({ rowId, key, ok: true });
      } catch (error) {
        results.push({ rowId, key, ok: false, problem: sentenceOf(error) });
      }
    }
    return results;
  };

  /** The next row from a place that needs something; the list of a filter holds few others. */
  const nextFlawed = async (from: number, back: boolean): Promise<number | undefined> => {
    const step = back ? -1 : 1;
    for (let at = from + step; at >= 0 && at < rows.total(); at += step) {
      let row = rows.row(at);
      if (!row) {
        await rows.load(at, at + 1);
        row = rows.row(at);
      }
      if (row && needsHand(row, show)) return at;
    }
    return undefined;
  };

  /** A flaw of the row under the cursor that was not yet looked at: from another cell its first, from a flaw the next. */
  const flawBeside = (back: boolean): string | undefined => {
    const row = rows.row(cursor.current.rowIndex);
    if (!row || !needsHand(row, show)) return undefined;
    const flaws = flawsOf(row, columns);
    const here = flaws.indexOf(cursor.current.key);
    if (here < 0) return flaws.at(back ? -1 : 0);
    return back ? flaws[here - 1] : flaws[here + 1];
  };

  const goToFlaw = async (back: boolean) => {
    try {
      const beside = flawBeside(back);
      const at = beside === undefined ? await nextFlawed(cursor.current.rowIndex, back) : cursor.current.rowIndex;
      if (at === undefined) return;
      const row = rows.row(at);
      const flaws = row ? flawsOf(row, columns) : [];
      grid.current?.select(at, beside ?? flaws.at(back ? -1 : 0) ?? columns[0]?.key);
      grid.current?.focus();
    } catch (error) {
      notifyError(error);
    }
  };
  useShortcut('F8', () => void goToFlaw(false));
  useShortcut('Shift+F8', () => void goToFlaw(true));

  const save = async () => {
    if (grid.current && !(await grid.current.commit())) return;
    onSave?.();
  };
  useShortcut('Ctrl+S', () => void save(), onSave !== undefined);

  // The row is asked of the cursor, not remembered: keys may follow each other faster than the panel is drawn.
  const isDeciding = useRef(false);
  // Once it is settled the core names nobody any more; a slip of the finger must still be mendable.
  const settledAmong = useRef(new Map<string, PreviewRow['choices']>());
  const decide = async (decision: string) => {
    const row = rows.row(cursor.current.rowIndex);
    if (!row || isDeciding.current) return;
    isDeciding.current = true;
    if (row.choices.length > 0) settledAmong.current.set(row.key, row.choices);
    setDeciding(true);
    try {
      onTouched?.();
      const now = await rows.decide(row.key, decision);
      if (now.state !== 'doubtful' && show === 'doubtful') await goToFlaw(false);
    } catch (error) {
      notifyError(error);
    } finally {
      isDeciding.current = false;
      setDeciding(false);
      grid.current?.focus();
    }
  };

  // Once for each filter: the cursor starts on what is to be mended.
  const started = useRef<unknown>(null);
  useEffect(() => {
    if (!ready || started.current === rows) return;
    started.current = rows;
    const row = rows.row(0);
    if (!row) return;
    grid.current?.select(0, flawsOf(row, columns)[0] ?? columns[0]?.key);
    grid.current?.focus();
  }, [ready, rows, columns]);

  // After a lock the core has forgotten the file: the sentence says the way out, and nothing else is of use.
  if (failure !== null) return <ErrorPanel message={failure} />;
  const row = rows.row(active.rowIndex);
  const choices = row === undefined ? [] : choicesOf(row, settledAmong.current);
  return (
    <div className="pa-review">
      <div className="pa-review-bar">
        <div className="pa-review-filters" role="tablist" aria-label="按核对结果显示">
          {shows.map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              aria-selected={each === show}
              className={`pa-review-filter pa-review-${each}`}
              disabled={each !== show && countOf(counts, each) === 0}
              onClick={() => (each === show ? grid.current?.focus() : setShow(each))}
            >
              {showTitle(each)}
              <span className="pa-review-number">{countOf(counts, each).toLocaleString('zh-CN')}</span>
            </button>
          ))}
        </div>
        <span className="pa-review-hint">{showHints[show]}</span>
        <Button kind="quiet" shortcut="F8" hint="到下一处要改、要看、要选的地方" onClick={() => void goToFlaw(false)}>
          下一处
        </Button>
      </div>
      <div className="pa-review-grid">
        <Grid<PreviewRow>
          key={show}
          ref={grid}
          label={`核对：${showTitle(show)}`}
          rowCount={rows.total()}
          row={rows.row}
          rowId={rowKey}
          cell={cell}
          rowMark={reviewMark}
          onWindow={onWindow}
          loadRows={rows.load}
          columns={columns}
          onEdit={onEdit}
          onSelection={onSelection}
          today={props.today}
          scale={large ? 1.25 : 1}
          footer={`${rows.total().toLocaleString('zh-CN')} 行`}
          empty={ready ? <EmptyState title={`没有“${showTitle(show)}”的行`} /> : <SkeletonRows />}
        />
      </div>
      <RowPanel
        key={row?.key ?? ''}
        register={register}
        row={row}
        choices={choices}
        tall={choices.length > 0 || show === 'doubtful' || (show === 'all' && counts.doubtful > 0)}
        busy={deciding}
        onGo={(field) => {
          grid.current?.select(active.rowIndex, field);
          grid.current?.focus();
        }}
        onDecide={(decision) => void decide(decision)}
      />
    </div>
  );
}

function choicesOf(row: PreviewRow, settled: ReadonlyMap<string, PreviewRow['choices']>): PreviewRow['choices'] {
  if (row.choices.length > 0 || row.chosen === null) return row.choices;
  return settled.get(row.key) ?? [];
}

/** Whether a column for what is wrong is worth its room. */
function isFlawed(show: Show, counts: ImportCounts): boolean {
  if (show === 'good' || show === 'unchanged') return false;
  return show !== 'all' || counts.good + counts.unchanged < counts.rows;
}

/** In the filter of warnings and in all rows, warnings are places to look at too. */
function needsHand(row: PreviewRow, show: Show): boolean {
  if (row.state === 'held') return true;
  if (row.state === 'doubtful') return row.chosen === null;
  return row.state === 'warned' && (show === 'warned' || show === 'all');
}
