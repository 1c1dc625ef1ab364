import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DraftSign, draftKeeper } from './draftKeeper.ts';

const at = '2026-11-21T02:31:00.000Z';

function setUp(put: (text: string) => Promise<{ at: string }> = async () => ({ at })) {
  const kept: string[] = [];
  const signs: DraftSign[] = [];
  const keeper = draftKeeper(
    (text) => {
      kept.push(text);
      return put(text);
    },
    (sign) => signs.push(sign),
  );
  return { keeper, kept, signs };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('keeping what is typed', () => {
  it('waits for a second of quiet and keeps the last state once', async () => {
    const { keeper, kept, signs } = setUp();
    for (const text of ['张', '张三', '张三说']) {
      keeper.typed(() => text);
      await vi.advanceTimersByTimeAsync(900);
    }
    expect(kept).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(kept).toEqual(['张三说']);
    expect(signs.at(-1)).toEqual({ state: 'kept', at });
  });

  it('keeps every five seconds while somebody goes on typing', async () => {
    const { keeper, kept } = setUp();
    for (let tenths = 0; tenths < 120; tenths += 5) {
      keeper.typed(() => String(tenths));
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(kept.length).toBe(2);
  });

  it('asks one at a time; what came meanwhile follows', async () => {
    let answer: (kept: { at: string }) => void = () => undefined;
    const { keeper, kept } = setUp(() => new Promise((resolve) => (answer = resolve)));
    keeper.typed(() => '一');
    await vi.advanceTimersByTimeAsync(1000);
    keeper.typed(() => '一二');
    await vi.advanceTimersByTimeAsync(3000);
    expect(kept).toEqual(['一']);
    answer({ at });
    await vi.advanceTimersByTimeAsync(1500);
    expect(kept).toEqual(['一', '一二']);
  });

  it('tries again what could not be kept', async () => {
    let broken = true;
    const { keeper, kept, signs } = setUp(async () => {
      if (broken) throw new Error('磁盘已满');
      return { at };
    });
    keeper.typed(() => '一');
    await vi.advanceTimersByTimeAsync(1000);
    expect(signs.at(-1)).toEqual({ state: 'failed', at: null });
    broken = false;
    await vi.advanceTimersByTimeAsync(1100);
    expect(kept).toEqual(['一', '一']);
    expect(signs.at(-1)).toEqual({ state: 'kept', at });
  });

  it('rests while the window is locked and goes on afterwards', async () => {
    const { keeper, kept } = setUp();
    keeper.setReachable(false);
    keeper.typed(() => '一');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(kept).toEqual([]);
    keeper.setReachable(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(kept).toEqual(['一']);
  });

  it('keeps nothing after it was forgotten, and at once when it stops', async () => {
    const { keeper, kept } = setUp();
    keeper.typed(() => '一');
    await keeper.forget();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(kept).toEqual([]);
    keeper.typed(() => '二');
    keeper.stop();
    expect(kept).toEqual(['二']);
  });

  it('keeps what was typed while it was keeping, when it stops meanwhile', async () => {
    let answer: (kept: { at: string }) => void = () => undefined;
    const { keeper, kept } = setUp(() => new Promise((resolve) => (answer = resolve)));
    keeper.typed(() => '一');
    await vi.advanceTimersByTimeAsync(1000);
    keeper.typed(() => '一二');
    keeper.stop();
    answer({ at });
    await vi.advanceTimersByTimeAsync(0);
    expect(kept).toEqual(['一', '一二']);
  });
});
