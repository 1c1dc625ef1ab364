import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../shared/contract/errors.ts';
import type { ReportText } from './merge.ts';
import { reportSaver, type SaveSign } from './reportSaver.ts';

const report = (title: string): ReportText => ({
  text: { title, opening: [], sections: [] },
  signers: { preparer: '', reviewer: '', signer: '' },
});

function saverWith(save: (title: string, version: number) => Promise<{ version: number }>) {
  const saved: string[] = [];
  const signs: SaveSign['state'][] = [];
  let conflicts = 0;
  const saver = reportSaver({
    save: (each, version) => {
      saved.push(`${each.text.title} on ${version}`);
      return save(each.text.title, version);
    },
    onSign: ({ state }) => signs.push(state),
    onConflict: () => {
      conflicts += 1;
    },
  });
  saver.begin(report('first'), 1);
  return { saver, saved, signs, conflicts: () => conflicts };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('saving while it is written', () => {
  it('waits for a pause, then saves the last state on the version it knows', async () => {
    const { saver, saved, signs } = saverWith(async (_, version) => ({ version: version + 1 }));
    saver.changed(report('a'));
    saver.changed(report('ab'));
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    saver.changed(report('abc'));
    expect(await saver.flush()).toBe(true);
    expect(saved).toEqual(['ab on 1', 'abc on 2']);
    expect(signs.at(-1)).toBe('saved');
  });

  it('saves every five seconds while somebody types on', async () => {
    const { saver, saved } = saverWith(async (_, version) => ({ version: version + 1 }));
    for (let key = 0; key < 12; key += 1) {
      saver.changed(report(`${key}`));
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(saved).toEqual(['9 on 1']);
  });

  it('tries again what could not be saved', async () => {
    let works = false;
    const { saver, saved, signs } = saverWith(async (_, version) => {
      if (!works) throw new Refusal('unavailable', '磁盘已满。');
      return { version: version + 1 };
    });
    saver.changed(report('a'));
    expect(await saver.flush()).toBe(false);
    expect(signs.at(-1)).toBe('failed');
    works = true;
    await vi.advanceTimersByTimeAsync(5000);
    expect(saved).toEqual(['a on 1', 'a on 1']);
    expect(signs.at(-1)).toBe('saved');
  });

  it('is done for all who wait only when the last state is saved', async () => {
    const answers: ((saved: { version: number }) => void)[] = [];
    const { saver, saved } = saverWith(() => new Promise((resolve) => answers.push(resolve)));
    saver.changed(report('a'));
    const first = saver.flush();
    saver.changed(report('ab'));
    const ends: string[] = [];
    const second = saver.flush().then((isSaved) => ends.push(`second ${isSaved}`));
    const third = saver.flush().then((isSaved) => ends.push(`third ${isSaved}`));
    answers[0]?.({ version: 2 });
    await first;
    await vi.advanceTimersByTimeAsync(0);
    expect(saved).toEqual(['a on 1', 'ab on 2']);
    expect(ends).toEqual([]);
    answers[1]?.({ version: 3 });
    await Promise.all([second, third]);
    expect(ends.toSorted()).toEqual(['second true', 'third true']);
  });

  it('stops at a conflict until it is decided', async () => {
    const { saver, saved, conflicts } = saverWith(async (_, version) => {
      if (version === 1) throw new Refusal('conflict', '有人刚改过。');
      return { version: version + 1 };
    });
    saver.changed(report('a'));
    expect(await saver.flush()).toBe(false);
    saver.changed(report('ab'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(conflicts()).toBe(1);
    expect(saved).toEqual(['a on 1']);
    saver.begin(report('theirs'), 5);
    saver.changed(report('both'));
    expect(await saver.flush()).toBe(true);
    expect(saved.at(-1)).toBe('both on 5');
  });

  it('asks nothing while the window is locked', async () => {
    const { saver, saved } = saverWith(async (_, version) => ({ version: version + 1 }));
    saver.setReachable(false);
    saver.changed(report('a'));
    await vi.advanceTimersByTimeAsync(6000);
    expect(saved).toEqual([]);
    saver.setReachable(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(saved).toEqual(['a on 1']);
  });
});
