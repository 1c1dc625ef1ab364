// After several wrong passwords the core makes everybody wait; the button counts the seconds down.
import { useEffect, useState } from 'react';
import { Refusal } from '../../shared/contract/errors.ts';

/** Seconds that a refused sign-in asks to wait; 0 when the next attempt is free. */
export function secondsOf(error: unknown): number {
  if (!(error instanceof Refusal)) return 0;
  const seconds = (error.details as { seconds?: unknown } | null | undefined)?.seconds;
  return typeof seconds === 'number' && seconds > 0 ? Math.ceil(seconds) : 0;
}

/** Counts down to zero, a second at a time. */
export function useWait(): [number, (seconds: number) => void] {
  const [until, setUntil] = useState(0);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const tick = () => setLeft(Math.max(0, Math.ceil((until - performance.now()) / 1000)));
    tick();
    if (until <= performance.now()) return;
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [until]);
  return [left, (seconds) => setUntil(performance.now() + seconds * 1000)];
}
