// The checked rows of an import as the window holds them: pages of one filter, fetched when they come on screen.
// A row that was mended stays where it stands although it no longer fits the filter, so that nothing jumps.
import type { ImportCounts, PreviewRow } from '../../shared/contract/exchangeProcedures.ts';
import type { Show } from './rowStates.ts';

export const pageSize = 200;

/** What the list asks of the core; the page passes calls, the tests a list in memory. */
export interface ReviewSource {
  rows(show: Show, from: number, count: number): Promise<{ total: number; counts: ImportCounts; rows: PreviewRow[] }>;
  mend(key: string, field: string, text: string): Promise<{ row: PreviewRow; counts: ImportCounts }>;
  decide(key: string, decision: string): Promise<{ row: PreviewRow; counts: ImportCounts }>;
}

export interface ReviewRows {
  /** Changes with every change, for `useSyncExternalStore`. */
  version(): number;
  subscribe(watcher: () => void): () => void;
  total(): number;
  counts(): ImportCounts | null;
  row(index: number): PreviewRow | undefined;
  /** Sees to it that these rows are there. @throws what the source throws */
  load(from: number, to: number): Promise<readonly PreviewRow[]>;
  mend(key: string, field: string, text: string): Promise<PreviewRow>;
  decide(key: string, decision: string): Promise<PreviewRow>;
}

export function createReviewRows(source: ReviewSource, show: Show): ReviewRows {
  let pages = new Map<number, PreviewRow[]>();
  let asking = new Map<number, Promise<void>>();
  let total = 0;
  let counts: ImportCounts | null = null;
  let version = 0;
  /** Rows mended and decided: what was asked for before the last of them may be older than it. */
  let mends = 0;
  const watchers = new Set<() => void>();

  const tell = () => {
    version += 1;
    for (const watcher of watchers) watcher();
  };

  const fits = (row: PreviewRow) => show === 'all' || row.state === show;

  /** Held rows of pages before `page` that the core no longer counts to this filter. */
  const leftBefore = (page: number) => {
    let left = 0;
    for (const [at, rows] of pages) if (at < page) left += rows.filter((row) => !fits(row)).length;
    return left;
  };

  const startAnew = (freshTotal: number) => {
    pages = new Map();
    asking = new Map();
    total = freshTotal;
  };

  async function fetchPage(page: number): Promise<void> {
    const mine = asking;
    const seen = mends;
    const answer = await source.rows(show, page * pageSize - leftBefore(page), pageSize);
    if (mine !== asking) return;
    if (seen !== mends) return fetchPage(page);
    asking.delete(page);
    const known = pages.size > 0;
    const left = leftBefore(Number.POSITIVE_INFINITY);
    counts = answer.counts;
    // Other rows came or went meanwhile: positions no longer hold.
    if (known && answer.total + left !== total) {
      startAnew(answer.total);
      tell();
      return;
    }
    if (!known) total = answer.total;
    pages.set(page, answer.rows);
    tell();
  }

  const pageReady = (page: number): Promise<void> => {
    if (pages.has(page)) return Promise.resolve();
    const running = asking.get(page);
    if (running) return running;
    const mine = asking;
    const started = fetchPage(page).catch((error: unknown) => {
      mine.delete(page);
      throw error;
    });
    asking.set(page, started);
    return started;
  };

  const row = (index: number) => pages.get(Math.floor(index / pageSize))?.[index % pageSize];

  async function load(from: number, to: number): Promise<readonly PreviewRow[]> {
    const wanted: number[] = [];
    for (let page = Math.floor(from / pageSize); page * pageSize < to; page += 1) wanted.push(page);
    await Promise.all(wanted.map(pageReady));
    const rows: PreviewRow[] = [];
    for (let at = from; at < Math.min(to, total); at += 1) {
      const found = row(at);
      if (found) rows.push(found);
    }
    return rows;
  }

  function take(changed: { row: PreviewRow; counts: ImportCounts }): PreviewRow {
    const before = counts;
    mends += 1;
    counts = changed.counts;
    let old: PreviewRow | undefined;
    for (const [page, rows] of pages) {
      const at = rows.findIndex((each) => each.key === changed.row.key);
      if (at < 0) continue;
      old = rows[at];
      pages.set(
        page,
        rows.map((each, index) => (index === at ? changed.row : each)),
      );
    }
    if (before && old && othersChanged(before, changed.counts, old, changed.row)) refresh();
    tell();
    return changed.row;
  }

  /** Mending one row settled others (a number that stood in two of them). */
  function refresh(): void {
    if (show !== 'all') {
      startAnew(counts?.[show] ?? 0);
      return;
    }
    for (const page of [...pages.keys()]) void renew(page);
  }

  /** Positions of all rows are fixed, so that a page can be renewed under its old rows. */
  async function renew(page: number): Promise<void> {
    try {
      const seen = mends;
      const answer = await source.rows(show, page * pageSize, pageSize);
      if (seen !== mends) return renew(page);
      pages.set(page, answer.rows);
      counts = answer.counts;
      tell();
    } catch {
      // The old rows stay; the next call says what is wrong.
    }
  }

  return {
    version: () => version,
    subscribe: (watcher) => {
      watchers.add(watcher);
      return () => {
        watchers.delete(watcher);
      };
    },
    total: () => total,
    counts: () => counts,
    row,
    load,
    mend: async (key, field, text) => take(await source.mend(key, field, text)),
    decide: async (key, decision) => take(await source.decide(key, decision)),
  };
}

function othersChanged(before: ImportCounts, after: ImportCounts, old: PreviewRow, now: PreviewRow): boolean {
  const expected = { ...before };
  expected[old.state] -= 1;
  expected[now.state] += 1;
  return (['good', 'warned', 'doubtful', 'held', 'unchanged'] as const).some(
    (state) => expected[state] !== after[state],
  );
}
