// The rows of an opened view, fetched by page as the grid asks for them. The core sorts and filters once; a changed row
// keeps its place and a new one stands at the end until the view is opened again, so that nothing jumps.
import { Refusal } from '../../shared/contract/errors.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { ViewInput } from '../../shared/contract/shapes.ts';
import { call } from '../api/client.ts';
import type { ShownRow } from '../fields/cellView.ts';

const pageSize = 200;
const mostAtOnce = 500;
/** Pages kept in memory; those farthest from the window go first. */
const keptPages = 40;

export interface RowWindowState {
  /** How many rows there are, new ones included; undefined before the first answer. */
  total: number | undefined;
  /** A view is being opened; the old rows stay meanwhile. */
  opening: boolean;
  failure: unknown;
  /** Changes whenever a row does. */
  revision: number;
}

export interface RowWindow {
  state(): RowWindowState;
  watch(watcher: () => void): () => void;
  /** Opens a view; when the order or the conditions changed, or everything is to be read anew. */
  open(spec: ViewInput): Promise<void>;
  row(index: number): ShownRow | undefined;
  byId(id: string): ShownRow | undefined;
  indexOf(id: string): number | undefined;
  /** The grid shows rows [from, to). */
  show(from: number, to: number): void;
  load(from: number, to: number): Promise<ShownRow[]>;
  /** Puts a newer state of a row in its place. */
  put(row: ShownRow): void;
  /** A row made here, at the end. Answers its place. */
  append(row: ShownRow): number;
  /** Reads the loaded rows anew, in their places: after masking changed, or a row that many point to. */
  refresh(): Promise<void>;
  /** Where a row stands in the view; -1 when it is not in it. */
  position(id: string): Promise<number>;
  /** The view on the core's side, for sums; undefined before it is open. */
  viewId(): string | undefined;
  /** Drops everything shown, e.g. because the screen was locked. */
  clear(): void;
  close(): void;
}

export function createRowWindow(): RowWindow {
  let current: RowWindowState = { total: undefined, opening: false, failure: null, revision: 0 };
  let view: { id: string; spec: ViewInput; total: number } | undefined;
  let rows = new Map<number, ShownRow>();
  let places = new Map<string, number>();
  let pages = new Set<number>();
  let added: ShownRow[] = [];
  let asked = 0;
  let wanted = { from: 0, to: pageSize };
  const fetching = new Map<number, Promise<void>>();
  const watchers = new Set<() => void>();

  function set(change: Partial<RowWindowState>): void {
    current = { ...current, ...change, revision: current.revision + 1 };
    for (const watcher of watchers) watcher();
  }

  function keep(from: number, answer: OutputOf<'views.rows'>): void {
    answer.rows.forEach((row, at) => {
      // Saved while the page was asked for: what was put in its place since is newer.
      const known = rows.get(from + at)?.row;
      if (known?.id === row.id && known.version > row.version) return;
      rows.set(from + at, { row, titles: answer.titles });
      places.set(row.id, from + at);
    });
  }

  function forget(): void {
    rows = new Map();
    places = new Map();
    pages = new Set();
    fetching.clear();
  }

  async function open(spec: ViewInput): Promise<void> {
    asked += 1;
    const mine = asked;
    set({ opening: true });
    try {
      const opened = await call('views.open', spec);
      const from = Math.max(0, Math.min(wanted.from, opened.total - 1));
      const page = Math.floor(from / pageSize);
      const first = await call('views.rows', { view: opened.view, from: page * pageSize, count: pageSize });
      if (asked !== mine) {
        call('views.close', { view: opened.view }).catch(() => undefined);
        return;
      }
      const old = view;
      view = { id: opened.view, spec, total: opened.total };
      forget();
      added = [];
      keep(page * pageSize, first);
      pages.add(page);
      set({ total: opened.total, opening: false, failure: null });
      if (old) call('views.close', { view: old.id }).catch(() => undefined);
      show(wanted.from, wanted.to);
    } catch (failure) {
      if (asked === mine) set({ opening: false, failure });
    }
  }

  /** A view that the core has dropped (too many open, or the session was locked) is opened again. */
  async function rowsAt(from: number, count: number): Promise<OutputOf<'views.rows'> | undefined> {
    const mine = view;
    if (!mine) return undefined;
    try {
      const answer = await call('views.rows', { view: mine.id, from, count });
      return view === mine ? answer : undefined;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'notFound') throw error;
      if (view === mine) await open(mine.spec);
      return undefined;
    }
  }

  function fetchPage(page: number): Promise<void> {
    const running = fetching.get(page);
    if (running) return running;
    const job = rowsAt(page * pageSize, pageSize)
      .then((answer) => {
        // Asked anew meanwhile, e.g. because numbers are shown or masked: the later answer counts.
        if (!answer || fetching.get(page) !== job) return;
        keep(page * pageSize, answer);
        pages.add(page);
        dropFar();
        set({});
      })
      .catch((failure: unknown) => set({ failure }))
      .finally(() => {
        if (fetching.get(page) === job) fetching.delete(page);
      });
    fetching.set(page, job);
    return job;
  }

  function dropFar(): void {
    if (pages.size <= keptPages) return;
    const middle = (wanted.from + wanted.to) / 2 / pageSize;
    const far = [...pages].sort((a, b) => Math.abs(b - middle) - Math.abs(a - middle)).slice(0, pages.size - keptPages);
    for (const page of far) {
      pages.delete(page);
      for (let at = page * pageSize; at < (page + 1) * pageSize; at += 1) {
        const id = rows.get(at)?.row.id;
        if (id !== undefined) places.delete(id);
        rows.delete(at);
      }
    }
  }

  function show(from: number, to: number): void {
    wanted = { from, to };
    if (!view) return;
    const last = Math.min(to, view.total);
    for (let page = Math.floor(from / pageSize); page * pageSize < last; page += 1) {
      if (!pages.has(page)) void fetchPage(page);
    }
  }

  function row(index: number): ShownRow | undefined {
    return rows.get(index) ?? (view && index >= view.total ? added[index - view.total] : undefined);
  }

  function indexOf(id: string): number | undefined {
    const place = places.get(id);
    if (place !== undefined) return place;
    const at = added.findIndex((each) => each.row.id === id);
    return at < 0 || !view ? undefined : view.total + at;
  }

  function put(next: ShownRow): void {
    const place = places.get(next.row.id);
    if (place === undefined) {
      added = added.map((each) => (each.row.id === next.row.id ? next : each));
    } else {
      rows.set(place, next);
    }
    set({});
  }

  async function load(from: number, to: number): Promise<ShownRow[]> {
    const loaded: ShownRow[] = [];
    for (let at = from; at < to; ) {
      const known = row(at);
      if (known) {
        loaded.push(known);
        at += 1;
        continue;
      }
      const answer = await rowsAt(at, Math.min(mostAtOnce, to - at));
      if (!answer || answer.rows.length === 0) throw new Refusal('unavailable', '列表刚刚更新，请再试一次。');
      loaded.push(...answer.rows.map((each) => ({ row: each, titles: answer.titles })));
      at += answer.rows.length;
    }
    return loaded;
  }

  async function refresh(): Promise<void> {
    const near = [...new Set([...pages, ...fetching.keys()])].filter(
      (page) => (page + 1) * pageSize > wanted.from && page * pageSize < wanted.to,
    );
    const fresh = new Set(near);
    for (const page of [...pages].filter((each) => !fresh.has(each))) {
      pages.delete(page);
      for (let at = page * pageSize; at < (page + 1) * pageSize; at += 1) {
        const id = rows.get(at)?.row.id;
        if (id !== undefined) places.delete(id);
        rows.delete(at);
      }
    }
    // Answers that are under way were asked for before.
    fetching.clear();
    await Promise.all(near.map((page) => fetchPage(page)));
    if (added.length > 0) await refreshAdded();
  }

  async function refreshAdded(): Promise<void> {
    const register = view?.spec.register;
    if (register === undefined) return;
    const fresh = await Promise.all(added.map((each) => call('rows.get', { register, id: each.row.id })));
    added = fresh;
    set({});
  }

  return {
    state: () => current,
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    open,
    row,
    byId(id) {
      const place = indexOf(id);
      return place === undefined ? undefined : row(place);
    },
    indexOf,
    show,
    load,
    put,
    append(next) {
      added = [...added, next];
      const total = (view?.total ?? 0) + added.length;
      set({ total });
      return total - 1;
    },
    refresh,
    async position(id) {
      const place = indexOf(id);
      if (place !== undefined) return place;
      if (!view) return -1;
      return (await call('views.position', { view: view.id, id })).position;
    },
    viewId: () => view?.id,
    clear() {
      asked += 1;
      view = undefined;
      added = [];
      forget();
      set({ opening: true });
    },
    close() {
      asked += 1;
      if (view) call('views.close', { view: view.id }).catch(() => undefined);
      view = undefined;
    },
  };
}
