// How wrong passwords slow down: three are free, then the wait doubles from 2 seconds up to 300.

/** Wrong attempts on one login. Instants are UTC ISO text. */
export interface Attempts {
  failures: number;
  lastFailure: string | null;
  nextAllowed: string | null;
}

export const noAttempts: Attempts = Object.freeze({ failures: 0, lastFailure: null, nextAllowed: null });

const free = 3;
const longestWait = 300;
const forgottenAfter = 24 * 3600 * 1000;

/** Seconds to wait after the n-th wrong attempt in a row. */
export function waitAfter(failures: number): number {
  if (failures <= free) return 0;
  return Math.min(longestWait, 2 ** (failures - free));
}

/** Whole seconds until the next attempt is allowed; 0 when it is allowed now. Never above 300, even if the clock went back. */
export function secondsToWait(attempts: Attempts, now: string): number {
  if (attempts.nextAllowed === null) return 0;
  const seconds = Math.ceil((Date.parse(attempts.nextAllowed) - Date.parse(now)) / 1000);
  return Math.min(Math.max(seconds, 0), waitAfter(attempts.failures));
}

/**
 * A clock that was set back must not lock anyone out for as long as it was set back: the wait then starts over.
 * @returns the same object when the clock is sane.
 */
export function withSaneClock(attempts: Attempts, now: string): Attempts {
  if (attempts.nextAllowed === null) return attempts;
  const longest = Date.parse(now) + waitAfter(attempts.failures) * 1000;
  if (Date.parse(attempts.nextAllowed) <= longest) return attempts;
  return { failures: attempts.failures, lastFailure: now, nextAllowed: new Date(longest).toISOString() };
}

/** One more wrong attempt. A day without any starts the count over. */
export function afterFailure(attempts: Attempts, now: string): Attempts {
  const last = attempts.lastFailure === null ? undefined : Date.parse(attempts.lastFailure);
  const stale = last !== undefined && Date.parse(now) - last > forgottenAfter;
  const failures = (stale ? 0 : attempts.failures) + 1;
  const wait = waitAfter(failures);
  return {
    failures,
    lastFailure: now,
    nextAllowed: wait === 0 ? null : new Date(Date.parse(now) + wait * 1000).toISOString(),
  };
}
