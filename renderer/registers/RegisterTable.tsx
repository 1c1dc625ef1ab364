import AddIcon from '@mui/icons-material/Add';
import ExportIcon from '@mui/icons-material/FileDownloadOutlined';
import ImportIcon from '@mui/icons-material/FileUploadOutlined';
import {
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Problem } from '../../shared/contract/errors.ts';
import type { Filter, Row } from '../../shared/contract/shapes.ts';
import type { Register } from '../../shared/registers/register.ts';
import { sentenceOf } from '../api/client.ts';
import { usePreference } from '../api/preference.ts';
import { cellView, type ShownRow } from '../fields/cellView.ts';
import { gridColumns } from '../fields/gridColumn.ts';
import type { Office } from '../fields/office.ts';
import { Grid } from '../grid/Grid.tsx';
import type { ColumnLayout, GridHandle, MenuContext, MenuEntry as RowEntry } from '../grid/types.ts';
import { useReveal } from '../records/useReveal.ts';
import { useWithdrawal } from '../records/useWithdrawal.tsx';
import { hrefOf, replaceQuery } from '../route.ts';
import {
  Button,
  ErrorPanel,
  notify,
  notifyError,
  Page,
  type PageAction,
  PageHead,
  ShortcutsActive,
  useShortcut,
  useTypeSize,
} from '../ui/index.ts';
import { AsOfDialog } from './AsOfDialog.tsx';
import { ColumnsButton } from './ColumnsButton.tsx';
import { type CellSaving, saveCells, saveNewRow } from './cellSaving.ts';
import { layoutShowing, readLayout, type StoredLayout, shownKeys, storedLayout } from './columnLayout.ts';
import { RowDrawer } from './drawer/RowDrawer.tsx';
import { EmptyRegister } from './EmptyRegister.tsx';
import { RegisterBar, WidenButton } from './RegisterBar.tsx';
import { RegisterFooter } from './RegisterFooter.tsx';
import type { Rights } from './RegisterPage.tsx';
import { headMenu, rowMenu } from './registerMenus.ts';
import { createRowWindow } from './rowWindow.ts';
import { type SavedView, SavedViewsButton } from './SavedViewsButton.tsx';
import { useExports } from './useExports.tsx';
import { usePastedRows } from './usePastedRows.tsx';
import { useRegisterView } from './useRegisterView.ts';
import { useUnsavedCells } from './useUnsavedCells.ts';
import { isNarrowed, wholeRegister } from './viewState.ts';
import { useVillageActs } from './villages/useVillageActs.tsx';

interface RegisterTableProps {
  register: Register;
  office: Office;
  /** Options can be found by pinyin: columns are made anew then. */
  spelled: boolean;
  rights: Rights;
  query: Readonly<Record<string, string>>;
  /** Another page than the ledger's, over the same table. */
  variant?: TableVariant;
}

/** What a page of its own makes different: rows are looked at here and worked on elsewhere. */
export interface TableVariant {
  title: string;
  /** Always in force, beside what is typed and clicked. Keep its identity. */
  filters: readonly Filter[];
  /** Columns shown until the user arranges them, in this order. */
  columns: readonly string[];
  /** At the left of the bar. */
  bar: ReactNode;
  /** Instead of 新增. */
  main: PageAction | undefined;
  /** What is done to the selected rows: buttons of the head, and first in the menu of the rows. */
  acts: readonly { label: string; icon: ReactNode; run: (rows: readonly ShownRow[]) => void }[];
  /** A sentence for the mark at the row, where something is the matter with it. */
  warningOf: (row: Row) => string | undefined;
  /** Enter or a double click. */
  open: (row: ShownRow) => void;
  /** Instead of the rows when nothing is typed or clicked and there are none. */
  empty: ReactNode;
}

const noFilters: readonly Filter[] = [];
const largeScale = 1.25;
// A browser keeps Ctrl+N to itself.
const addKeys = typeof window !== 'undefined' && window.pingan ? 'Ctrl+N' : 'Alt+N';

const asStored = (stored: unknown) => stored as StoredLayout | null;

/** Head, bar and grid of a register. */
export function RegisterTable({ register, office, spelled, rights, query, variant }: RegisterTableProps) {
  const rows = useMemo(() => createRowWindow(), []);
  const standing = useSyncExternalStore(rows.watch, rows.state);
  const grid = useRef<GridHandle>(null);
  const [chosenView, setChosenView] = useState<string | null>(null);
  const [filterRow, setFilterRow] = useState(false);
  const selected = useRef<{ from: number; to: number; key?: string }>({ from: 0, to: 0 });
  const [asksDay, setAsksDay] = useState(false);
  const editable = rights.write && variant === undefined;
  const { state, view, search, setSearch, change, take, takeView } = useRegisterView(
    register,
    query.view,
    variant?.filters ?? noFilters,
    (next) => {
      if (Object.keys(next.filters).length > 0) setFilterRow(true);
      grid.current?.reset();
    },
  );
  const [stored, setStored] = usePreference<StoredLayout | null>(`grid.${register.key}`, asStored);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pinyin of options arrives later
  const columns = useMemo(() => gridColumns(register, office, editable), [register, office, spelled, editable]);
  const arranged = variant?.columns;
  const layout = useMemo(() => {
    const own = readLayout(stored);
    return stored === null && arranged !== undefined ? layoutShowing(columns, arranged, own) : own;
  }, [stored, columns, arranged]);
  const shown = useMemo(() => shownKeys(columns, layout), [columns, layout]);
  const scale = useTypeSize() === 'large' ? largeScale : 1;
  const isActive = useContext(ShortcutsActive);
  const reveal = useReveal(register.key, rows.refresh);
  const setLayout = (next: ColumnLayout) => setStored(storedLayout(next));

  const reopen = useCallback(() => {
    if (view) void rows.open(view);
  }, [rows, view]);
  const { row: openRow, ...restOfQuery } = query;
  const close = () => {
    replaceQuery(restOfQuery);
    setTimeout(() => grid.current?.focus(), 0);
  };
  const withdrawal = useWithdrawal(register, () => {
    reopen();
    if (query.row !== undefined) close();
  });

  const pasted = usePastedRows(register, reopen);
  const villages = useVillageActs(register, rights.direct, office.today, reopen);

  useEffect(() => () => rows.close(), [rows]);

  // The core forgets views and reveals with a lock, and nothing read before stays on the screen after it.
  const forgetReveal = useRef(reveal.forget);
  forgetReveal.current = reveal.forget;
  useEffect(() => {
    if (!view) return;
    if (isActive) {
      void rows.open(view);
      return;
    }
    rows.clear();
    forgetReveal.current();
  }, [isActive, rows, view]);

  // Other rows or another order are looked at from the top; the column stays.
  const lastView = useRef(view);
  useEffect(() => {
    if (lastView.current !== null && lastView.current !== view) grid.current?.select(0, selected.current.key);
    lastView.current = view;
  }, [view]);

  // A table that was just opened is worked in at once, without a click into it first.
  const isStarted = useRef(false);
  useEffect(() => {
    if (isStarted.current || standing.total === undefined || openRow !== undefined) return;
    isStarted.current = true;
    const at = document.activeElement;
    if (at === null || at === document.body || at.closest('nav') !== null) grid.current?.focus();
  }, [standing.total, openRow]);

  const [unsaved, setUnsaved] = useUnsavedCells(grid);

  const saving: CellSaving = {
    register,
    office,
    window: rows,
    onWarnings(problems: readonly Problem[]) {
      const sentences = [...new Set(problems.map((problem) => problem.message))];
      notify({ text: `已保存，请核对：${sentences.slice(0, 3).join('；')}`, tone: 'warning' });
    },
  };

  const byKey = useMemo(() => new Map(register.fields.map((field) => [field.key, field])), [register]);
  const cell = useCallback(
    (row: ShownRow, key: string) => {
      const field = byKey.get(key);
      return field ? cellView(row, field, office) : { text: '', value: null };
    },
    [byKey, office],
  );

  const open = (id: string) => replaceQuery({ ...query, row: id });
  const enter = variant?.open ?? (({ row }: ShownRow) => open(row.id));
  const [round, setRound] = useState(0);
  const onSaved = (row: ShownRow, made: boolean) => {
    if (made) grid.current?.select(rows.append(row));
    else rows.put(row);
    if (register.fields.some((field) => field.via !== undefined)) rows.refresh().catch(notifyError);
  };
  const add = () => open('new');
  // Under an open form the page's own keys rest: what is typed there must not be lost to them.
  const onTop = openRow === undefined;
  const addNew = variant === undefined ? add : variant.main?.onPress;
  useShortcut('Ctrl+N', () => addNew?.(), rights.write && onTop);
  useShortcut('Alt+N', () => addNew?.(), rights.write && onTop);
  useShortcut('Ctrl+Shift+L', () => setFilterRow(!filterRow), onTop);

  const withdraw = (chosen: readonly ShownRow[]) => {
    const ids = chosen.filter(({ row }) => row.withdrawn === null).map(({ row }) => row.id);
    if (ids.length > 0) withdrawal.ask(ids);
  };
  const withSelection = (run: (chosen: readonly ShownRow[]) => void) => {
    const { from, to } = selected.current;
    // Before anything was selected the first row is the place.
    const last = Math.min(Math.max(to, from + 1), standing.total ?? 0);
    rows.load(from, last).then(run, notifyError);
  };
  useShortcut('Ctrl+-', () => withSelection(withdraw), rights.write && onTop && unsaved === 0);

  const menu = ({ rows: chosen }: MenuContext<ShownRow>): RowEntry[] => [
    ...(variant?.acts ?? []).map(({ label, run }) => ({ label, run: () => run(chosen) })),
    ...rowMenu(chosen, {
      writable: rights.write,
      villages,
      ...(editable ? { startNewRow: () => grid.current?.startNewRow() } : {}),
      withdraw,
      restore: (ids) => void withdrawal.restore(ids).catch(notifyError),
    }),
  ];

  const chooseView = async (saved: SavedView | null) => {
    setChosenView(saved?.id ?? null);
    if (saved === null) {
      take(wholeRegister);
      return;
    }
    setLayout(layoutShowing(columns, saved.columns, layout));
    await takeView(saved.view);
  };

  const widen = () => {
    setChosenView(null);
    take({ ...wholeRegister, sort: state?.sort ?? [] });
  };

  const exports = useExports({
    register,
    view,
    total: standing.total ?? 0,
    shown,
    selection: () => selected.current,
    load: rows.load,
  });
  useShortcut('Ctrl+P', exports.print, onTop);

  const narrowed = state !== null && isNarrowed(state);
  const more = headMenu(register, {
    writable: rights.write,
    villages,
    exports,
    withSelection,
    askDay: () => setAsksDay(true),
    reopen,
    filled: editable,
  });

  return (
    <Page
      fill
      head={
        <PageHead
          title={variant?.title ?? register.title}
          count={standing.total}
          note={narrowed ? <WidenButton onPress={widen} /> : undefined}
          tools={
            <>
              {variant?.acts.map(({ label, icon, run }) => (
                <Button key={label} icon={icon} onClick={() => withSelection(run)}>
                  {label}
                </Button>
              ))}
              {editable && (
                <Button icon={<ImportIcon />} href={hrefOf('import', '', { register: register.key })}>
                  导入
                </Button>
              )}
              <Button icon={<ExportIcon />} onClick={exports.list}>
                导出
              </Button>
            </>
          }
          main={
            variant
              ? variant.main && { ...variant.main, shortcut: addKeys }
              : rights.write
                ? { label: '新增', icon: <AddIcon />, shortcut: addKeys, onPress: add }
                : undefined
          }
          more={more}
        />
      }
      bar={
        state && (
          <RegisterBar
            register={register}
            state={state}
            search={search}
            onSearch={setSearch}
            onChange={change}
            filterRow={filterRow}
            onFilterRow={setFilterRow}
            reveal={reveal}
            start={variant?.bar}
          >
            {view && (
              <SavedViewsButton
                register={register.key}
                view={view}
                columns={shown}
                chosen={chosenView}
                onChoose={(saved) => chooseView(saved).catch(notifyError)}
                onKept={setChosenView}
              />
            )}
            <ColumnsButton columns={columns} layout={layout} onLayout={setLayout} />
          </RegisterBar>
        )
      }
    >
      {standing.failure !== null && standing.total === undefined ? (
        <ErrorPanel message={sentenceOf(standing.failure)} onRetry={reopen} />
      ) : (
        <div className={`pr-grid${standing.opening && standing.total !== undefined ? ' pr-grid-waiting' : ''}`}>
          <Grid<ShownRow>
            ref={grid}
            label={register.title}
            rowCount={standing.total ?? 0}
            row={rows.row}
            rowId={({ row }) => row.id}
            cell={cell}
            rowMark={({ row }) => ({
              withdrawn: row.withdrawn !== null,
              problem: row.problems.find((problem) => problem.field === undefined)?.message ?? variant?.warningOf(row),
            })}
            onWindow={rows.show}
            loadRows={rows.load}
            columns={columns}
            layout={layout}
            onLayout={setLayout}
            sort={state?.sort ?? []}
            onSort={(sort) => change({ sort })}
            filters={state?.filters ?? {}}
            onFilter={(filters) => change({ filters })}
            showFilters={filterRow}
            onEdit={editable ? (edits) => saveCells(edits, saving) : undefined}
            onNewRow={editable && state?.withdrawn !== 'only' ? (values) => saveNewRow(values, saving) : undefined}
            onPaste={(paste) => {
              // Onto rows that are there, and a single line, the grid itself checks before it saves.
              if (paste.rowIds.length > 0 || paste.matrix.length < 2) return { kind: 'apply' };
              pasted.start(paste);
              return { kind: 'handled' };
            }}
            onOpen={enter}
            enterOpens={variant !== undefined}
            onSelection={({ top, bottom, active }) => {
              selected.current = { from: top, to: Math.min(bottom + 1, standing.total ?? 0), key: active.key };
            }}
            onUnsaved={setUnsaved}
            menu={menu}
            today={office.today}
            scale={scale}
            footer={
              <RegisterFooter
                register={register}
                office={office}
                total={standing.total}
                narrowed={narrowed}
                shown={shown}
                viewId={rows.viewId()}
                revision={standing.revision}
              />
            }
            empty={
              standing.total === 0 &&
              (variant && !narrowed ? (
                variant.empty
              ) : (
                <EmptyRegister
                  register={register}
                  narrowed={narrowed}
                  writable={rights.write}
                  onWiden={widen}
                  onAdd={add}
                />
              ))
            }
          />
        </div>
      )}
      {asksDay && (
        <AsOfDialog
          today={office.today}
          day={state?.asOf ?? null}
          onChoose={(asOf) => {
            setAsksDay(false);
            change({ asOf });
          }}
          onClose={() => setAsksDay(false)}
        />
      )}
      {exports.layer}
      {openRow !== undefined && variant === undefined && (
        <RowDrawer
          key={`${openRow} ${round}`}
          register={register}
          office={office}
          writable={rights.write}
          id={openRow === 'new' ? null : openRow}
          revealed={reveal.left !== null}
          onSaved={onSaved}
          onNext={() => {
            setRound(round + 1);
            open('new');
          }}
          onWithdraw={(row) => withdraw([row])}
          onRestore={(id) => withdrawal.restore([id])}
          onForm={exports.form}
          onClose={close}
        />
      )}
      {pasted.layer}
      {villages.dialog}
      {withdrawal.dialog}
    </Page>
  );
}
