import { describe, expect, it } from 'vitest';
import { type Attempts, afterFailure, noAttempts, secondsToWait, waitAfter, withSaneClock } from './attempts.ts';

const now = '2026-11-21T12:00:00.000Z';

function failed(times: number): Attempts {
  let attempts = noAttempts;
  for (let i = 0; i < times; i += 1) attempts = afterFailure(attempts, now);
  return attempts;
}

describe('attempts', () => {
  it('leaves three free and then doubles up to 300 seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 50].map(waitAfter)).toEqual([
      0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300,
    ]);
  });

  it('says how long to wait, rounded up, and ends', () => {
    expect(secondsToWait(failed(5), now)).toBe(4);
    expect(secondsToWait(failed(5), '2026-11-21T12:00:03.100Z')).toBe(1);
    expect(secondsToWait(failed(5), '2026-11-21T12:00:04.000Z')).toBe(0);
    expect(secondsToWait(failed(3), now)).toBe(0);
  });

  it('starts the wait over, not for years, when the clock went back', () => {
    const earlier = '2020-01-01T00:00:00.000Z';
    const attempts = withSaneClock(failed(6), earlier);
    expect(secondsToWait(attempts, earlier)).toBe(8);
    expect(secondsToWait(attempts, '2020-01-01T00:00:08.000Z')).toBe(0);
    expect(withSaneClock(attempts, earlier)).toBe(attempts);
  });

  it('forgets after a day', () => {
    expect(afterFailure(failed(9), '2026-11-22T12:00:01.000Z').failures).toBe(1);
    expect(afterFailure(failed(9), '2026-11-22T11:59:00.000Z').failures).toBe(10);
  });
});
