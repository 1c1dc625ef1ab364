import { describe, expect, test } from 'vitest';
import type { ImportCounts, PreviewRow } from '../../shared/contract/exchangeProcedures.ts';
import { createReviewRows, pageSize, type ReviewSource } from './reviewRows.ts';
import type { RowState, Show } from './rowStates.ts';

/** A ledger in memory: every third row is held, the rest may go in. */
function ledger(size: number) {
  const rows = Array.from({ length: size }, (_, at): PreviewRow => {
    const state: RowState = at % 3 === 0 ? 'held' : 'good';
    return { key: `k${at}`, sheet: '表', row: at + 2, state, cells: {}, problems: [], choices: [], chosen: null };
  });
  const fitting = (show: Show) => rows.filter((row) => show === 'all' || row.state === show);
  const counts = (): ImportCounts => ({
    rows: rows.length,
    good: fitting('good').length,
    warned: fitting('warned').length,
    doubtful: fitting('doubtful').length,
    held: fitting('held').length,
    unchanged: fitting('unchanged').length,
  });
  const set = (key: string, state: RowState) => {
    const at = rows.findIndex((row) => row.key === key);
    rows[at] = { ...(rows[at] as PreviewRow), state };
    return { row: rows[at] as PreviewRow, counts: counts() };
  };
  /** Rows that become good together with a mended one. */
  const along = new Map<string, string>();
  const asked: number[] = [];
  const source: ReviewSource = {
    async rows(show, from, count) {
      asked.push(from);
      return { total: fitting(show).length, counts: counts(), rows: fitting(show).slice(from, from + count) };
    },
    async mend(key, _field, text) {
      const other = along.get(key);
      if (other !== undefined) set(other, 'good');
      return set(key, text === '' ? 'held' : 'good');
    },
    async decide(key, decision) {
      return set(key, decision === 'hold' ? 'held' : 'good');
    },
  };
  return { rows, source, along, asked };
}

const keysOf = (rows: readonly PreviewRow[]) => rows.map((row) => row.key);

describe('the rows of a filter', () => {
  test('come by pages, once each', async () => {
    const { source, asked } = ledger(3000);
    const list = createReviewRows(source, 'held');
    await Promise.all([list.load(0, 10), list.load(0, 10)]);
    await list.load(0, 30);
    expect(asked).toEqual([0]);
    expect(list.total()).toBe(1000);
    expect(list.row(1)?.key).toBe('k3');
    expect(keysOf(await list.load(400, 402))).toEqual(['k1200', 'k1203']);
    expect(list.row(999)).toBeUndefined();
  });

  test('stay where they are when they are mended, and none is skipped further down', async () => {
    const { source } = ledger(3000);
    const list = createReviewRows(source, 'held');
    await list.load(0, 1);
    for (const key of ['k0', 'k3', 'k9']) await list.mend(key, 'name', '改好');
    expect(list.row(0)).toMatchObject({ key: 'k0', state: 'good' });
    expect(list.counts()?.held).toBe(997);
    expect(list.total()).toBe(1000);
    const rows = await list.load(0, 1000);
    expect(new Set(keysOf(rows)).size).toBe(1000);
    expect(keysOf(rows).slice(pageSize - 1, pageSize + 2)).toEqual(['k597', 'k600', 'k603']);
  });

  test('a page before mended ones is found too', async () => {
    const { source } = ledger(3000);
    const list = createReviewRows(source, 'held');
    await list.load(600, 601);
    await list.mend('k1800', 'name', '改好');
    expect(keysOf(await list.load(0, 2))).toEqual(['k0', 'k3']);
    expect(list.row(600)?.key).toBe('k1800');
    expect(keysOf(await list.load(800, 801))).toEqual(['k2400']);
  });

  test('are read anew when mending one settles others', async () => {
    const { source, along } = ledger(300);
    along.set('k0', 'k3');
    const list = createReviewRows(source, 'held');
    await list.load(0, 10);
    await list.mend('k0', 'name', '改好');
    expect(list.total()).toBe(98);
    expect(keysOf(await list.load(0, 2))).toEqual(['k6', 'k9']);
  });

  test('a mended row that is spoiled again is counted again', async () => {
    const { source } = ledger(3000);
    const list = createReviewRows(source, 'held');
    await list.load(0, 1);
    await list.mend('k0', 'name', '改好');
    await list.mend('k0', 'name', '');
    expect(keysOf(await list.load(200, 202))).toEqual(['k600', 'k603']);
  });
});

test('of all rows, those settled along are renewed where they stand', async () => {
  const { source, along } = ledger(300);
  along.set('k0', 'k3');
  const list = createReviewRows(source, 'all');
  await list.load(0, 10);
  await list.mend('k0', 'name', '改好');
  await expect.poll(() => list.row(3)?.state).toBe('good');
  expect(list.total()).toBe(300);
});

test('a row stays as it was mended last, however late the rows come that were asked for before', async () => {
  const { source, along } = ledger(300);
  along.set('k0', 'k3');
  const late: (() => void)[] = [];
  let isSlow = false;
  const list = createReviewRows(
    {
      ...source,
      async rows(...given) {
        const answer = await source.rows(...given);
        if (isSlow) await new Promise<void>((resolve) => late.push(resolve));
        return answer;
      },
    },
    'all',
  );
  await list.load(0, 10);
  isSlow = true;
  await list.mend('k0', 'name', '改好');
  await expect.poll(() => late.length).toBeGreaterThan(0);
  isSlow = false;
  await list.mend('k6', 'name', '改好');
  for (const answer of late) answer();
  await expect.poll(() => list.row(3)?.state).toBe('good');
  expect(list.row(6)?.state).toBe('good');
  expect(list.counts()?.held).toBe(97);
});

test('a failed page is asked for again', async () => {
  const { source } = ledger(30);
  let broken = true;
  const list = createReviewRows(
    { ...source, rows: async (...given) => (broken ? Promise.reject(new Error('断了')) : source.rows(...given)) },
    'all',
  );
  await expect(list.load(0, 1)).rejects.toThrow('断了');
  broken = false;
  expect(await list.load(0, 1)).toHaveLength(1);
});

test('watchers are told of every change', async () => {
  const { source } = ledger(30);
  const list = createReviewRows(source, 'all');
  let told = 0;
  const stop = list.subscribe(() => {
    told += 1;
  });
  const before = list.version();
  await list.load(0, 1);
  expect(told).toBe(1);
  expect(list.version()).not.toBe(before);
  stop();
  await list.decide('k0', 'new');
  expect(told).toBe(1);
});
