import { StrictMode, useCallback, useMemo, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Grid } from '../Grid.tsx';
import type {
  CellEdit,
  CellView,
  EditResult,
  GridFilters,
  GridHandle,
  GridPaste,
  NewRowValues,
  SortKey,
} from '../types.ts';
import { type InventedRow, inventedColumns, inventedRow } from './inventedRows.ts';

interface HarnessLog {
  edits: { edits: readonly CellEdit[]; reason: string }[];
  pastes: GridPaste[];
  sorts: (readonly SortKey[])[];
  layouts: unknown[];
  opened: number[];
  windows: number;
  unsaved: number;
  handle: GridHandle | null;
}

declare global {
  interface Window {
    harness: HarnessLog;
  }
}

const parameters = new URLSearchParams(location.search);
const count = Number(parameters.get('rows') ?? '100000');
const scale = Number(parameters.get('scale') ?? '1');
const lag = Number(parameters.get('lag') ?? '20');
const largePaste = 50;

window.harness = { edits: [], pastes: [], sorts: [], layouts: [], opened: [], windows: 0, unsaved: 0, handle: null };

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A stand-in for the core: rows in memory, answers after a short while, loading by window. */
function Harness() {
  const [rows, setRows] = useState(() => Array.from({ length: count }, (_, index) => inventedRow(index)));
  const [loaded, setLoaded] = useState({ from: 0, to: 200 });
  const [sort, setSort] = useState<readonly SortKey[]>([]);
  const [filters, setFilters] = useState<GridFilters>({});
  const latest = useRef(rows);
  latest.current = rows;

  const view = useMemo(() => viewOf(rows, sort, filters), [rows, sort, filters]);
  const row = useCallback(
    (index: number) => (index >= loaded.from && index < loaded.to ? view[index] : undefined),
    [view, loaded],
  );
  const cell = useCallback(
    (each: InventedRow, key: string): CellView => each.cells[key] ?? { text: '', value: null },
    [],
  );

  async function onEdit(edits: readonly CellEdit[], reason: string): Promise<readonly EditResult[]> {
    await wait(lag);
    window.harness.edits.push({ edits, reason });
    const refused = (edit: CellEdit) => edit.key === 'name' && edit.text.includes('冲突');
    const taken = edits.filter((edit) => !refused(edit));
    const next = [...latest.current];
    const places = new Map(next.map((each, at) => [each.id, at]));
    for (const edit of taken) {
      const at = places.get(edit.rowId);
      if (at === undefined) continue;
      const old = next[at]!;
      next[at] = { ...old, cells: { ...old.cells, [edit.key]: written(edit) } };
    }
    latest.current = next;
    setRows(next);
    return edits.map((edit) =>
      refused(edit)
        ? { rowId: edit.rowId, key: edit.key, ok: false, problem: '这一格刚被王主任改过，请看过再改' }
        : { rowId: edit.rowId, key: edit.key, ok: true, restore: `old-${edit.key}` },
    );
  }

  async function onNewRow(values: NewRowValues) {
    await wait(lag);
    const id = `row-${latest.current.length}-new`;
    const cells = Object.fromEntries(
      Object.entries(values).map(([key, { text, value }]) => [key, { text, value: value ?? text }]),
    );
    const next = [...latest.current, { id, cells }];
    latest.current = next;
    setRows(next);
    return { ok: true as const, rowId: id };
  }

  return (
    <Grid<InventedRow>
      ref={(handle) => {
        window.harness.handle = handle;
      }}
      label="人员台账"
      rowCount={view.length}
      row={row}
      rowId={(each) => each.id}
      cell={cell}
      rowMark={(each) => ({ withdrawn: each.withdrawn === true, pending: each.pending === true })}
      onWindow={(from, to) => {
        window.harness.windows += 1;
        void wait(lag).then(() => setLoaded({ from, to }));
      }}
      loadRows={async (from, to) => {
        await wait(lag);
        return view.slice(from, to);
      }}
      columns={inventedColumns}
      onLayout={(layout) => window.harness.layouts.push(layout)}
      sort={sort}
      onSort={(next) => {
        window.harness.sorts.push(next);
        setSort(next);
      }}
      filters={filters}
      onFilter={setFilters}
      showFilters
      onEdit={onEdit}
      onNewRow={onNewRow}
      onPaste={(paste) => {
        window.harness.pastes.push(paste);
        return paste.matrix.length > largePaste ? { kind: 'handled' } : { kind: 'apply' };
      }}
      onOpen={(_, index) => window.harness.opened.push(index)}
      onUnsaved={(unsaved) => {
        window.harness.unsaved = unsaved;
      }}
      menu={({ rows: chosen }) => [{ label: `撤销登记（${chosen.length} 行）`, danger: true, run: () => {} }]}
      today="2026-03-05"
      footer={<span>共 {view.length.toLocaleString('zh-CN')} 行</span>}
      empty={<span>还没有人员。在上面一行直接输入，或用“导入”。</span>}
      scale={scale}
    />
  );
}

function written({ key, text, value, restore }: CellEdit): CellView {
  if (key === 'phone')
    return {
      text: restore ? '138****0000' : text.replace(/^(\d{3})\d{4}/, '$1****'),
      value: null,
      masked: text !== '',
    };
  return { text, value: value ?? text };
}

function viewOf(rows: readonly InventedRow[], sort: readonly SortKey[], filters: GridFilters): readonly InventedRow[] {
  const text = (row: InventedRow, key: string) => row.cells[key]?.text ?? '';
  const kept = rows.filter((row) =>
    Object.entries(filters).every(([key, filter]) => {
      if (filter.kind === 'text') return text(row, key).includes(filter.text);
      if (filter.kind === 'code') return filter.values.includes(String(row.cells[key]?.value ?? ''));
      if (filter.kind === 'day') return text(row, key) >= (filter.from ?? '') && text(row, key) <= (filter.to ?? '9');
      return true;
    }),
  );
  if (sort.length === 0) return kept;
  return [...kept].sort((a, b) => {
    for (const { key, direction } of sort) {
      const order = text(a, key) < text(b, key) ? -1 : text(a, key) > text(b, key) ? 1 : 0;
      if (order !== 0) return direction === 'ascending' ? order : -order;
    }
    return 0;
  });
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Harness />
  </StrictMode>,
);
