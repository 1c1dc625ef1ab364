// Full numbers for a while: asked with a reason, counted down, ended by hand, by time, by a lock and on leaving the page.
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../api/client.ts';

export interface Reveal {
  /** Seconds that are left; null while numbers are masked. */
  left: number | null;
  grant(reason: string): Promise<void>;
  end(): Promise<void>;
  /** The core has forgotten it (the screen was locked). */
  forget(): void;
}

/** One or several registers, apart by blanks. `onChange` reads the rows anew, in clear or masked. */
export function useReveal(registers: string, onChange: () => Promise<void>): Reveal {
  const [ends, setEnds] = useState<number | null>(null);
  const [left, setLeft] = useState<number | null>(null);

  const end = useCallback(async () => {
    setEnds(null);
    setLeft(null);
    await endAll(registers);
    await onChange();
  }, [registers, onChange]);

  useEffect(() => {
    if (ends === null) return;
    const tick = () => {
      const seconds = Math.ceil((ends - performance.now()) / 1000);
      if (seconds <= 0) void end();
      else setLeft(seconds);
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [ends, end]);

  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  const isOpen = ends !== null;
  useEffect(() => {
    if (!isOpen) return;
    return () => void endAll(registers).catch(() => undefined);
  }, [registers, isOpen]);

  const grant = async (reason: string) => {
    let until = '';
    for (const register of registers.split(' ')) ({ until } = await call('reveal.grant', { register, reason }));
    // Whoever has left the page meanwhile does not see it count down: nothing stays open behind her.
    if (!isHere.current) return endAll(registers);
    // The two clocks are those of one machine; a negative rest only ends it at once.
    const seconds = Math.min(15 * 60, (Date.parse(until) - Date.now()) / 1000);
    setEnds(performance.now() + seconds * 1000);
    await onChange();
  };

  const forget = () => {
    setEnds(null);
    setLeft(null);
  };
  return { left, grant, end, forget };
}

async function endAll(registers: string): Promise<void> {
  await Promise.all(registers.split(' ').map((register) => call('reveal.end', { register })));
}

/** 14:05 */
export function minutesLeft(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
