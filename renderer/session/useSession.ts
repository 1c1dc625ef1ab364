// Where the program stands: is there a township, who is signed in, is the window locked. The core decides; this hook
// asks it, keeps it awake while somebody works, and notices when it has locked itself.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Refusal } from '../../shared/contract/errors.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import { call, sentenceOf, whenSessionEnds } from '../api/client.ts';
import type { GateState } from './SessionGate.tsx';

export type SetupState = OutputOf<'setup.state'>;
export type SessionState = OutputOf<'session.state'>;
export type SessionUser = NonNullable<SessionState['user']>;

/** What the core said last. */
export interface Standing {
  setup: SetupState | null;
  session: SessionState | null;
  failure: string | null;
}

export interface Session extends Standing {
  gate: GateState;
  user: SessionUser | null;
  /** Takes over what `session.login`, `session.unlock` or `session.recover` answered. */
  accept(state: SessionState): void;
  /** Asks the core anew, after the set-up or a restore. */
  reload(): Promise<void>;
  lock(): Promise<void>;
  signOut(): Promise<void>;
}

/** What is to be shown. A data folder that is not ready is the set-up's business, damaged ones included. */
export function gateOf({ setup, session, failure }: Standing): GateState {
  if (failure !== null) return { kind: 'failed', message: failure };
  if (setup === null) return { kind: 'starting' };
  if (setup.state !== 'ready') return { kind: 'setup' };
  if (session === null) return { kind: 'starting' };
  if (session.state === 'signedOut') return { kind: 'signedOut' };
  return { kind: session.state === 'locked' ? 'locked' : 'open' };
}

const none: Standing = { setup: null, session: null, failure: null };

async function ask(): Promise<Standing> {
  try {
    const setup = await call('setup.state', {});
    const session = setup.state === 'ready' ? await call('session.state', {}) : null;
    return { setup, session, failure: null };
  } catch (error) {
    return { ...none, failure: sentenceOf(error) };
  }
}

const watchEveryMs = 20_000;
const touchEveryMs = 30_000;
const signsOfWork = ['pointerdown', 'keydown', 'wheel'] as const;

/** Tells the core that somebody works, at most twice a minute; asks it in between whether it has locked itself. */
function useWakefulness(awake: boolean, refresh: () => void): void {
  useEffect(() => {
    if (!awake) return;
    let touchedAt = 0;
    const touch = () => {
      const now = performance.now();
      if (now - touchedAt < touchEveryMs) return;
      touchedAt = now;
      // A refusal here means that the session has ended; `whenSessionEnds` is told.
      call('session.touch', {}).catch(() => undefined);
    };
    const timer = setInterval(refresh, watchEveryMs);
    for (const sign of signsOfWork) window.addEventListener(sign, touch, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signsOfWork) window.removeEventListener(sign, touch, { capture: true });
    };
  }, [awake, refresh]);
}

/** The session of this window; used once, by the application. */
export function useSession(): Session {
  const [standing, setStanding] = useState<Standing>(none);

  // An answer that was asked for before the window was locked or unlocked says nothing of the session of now.
  const turn = useRef(0);
  const takeTurn = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    return () => turn.current === mine;
  }, []);

  const accept = useCallback(
    (session: SessionState) => {
      takeTurn();
      setStanding((before) => ({ ...before, session }));
    },
    [takeTurn],
  );
  const askAnew = useCallback(
    async (takes: (now: Standing) => boolean) => {
      const isLast = takeTurn();
      const now = await ask();
      if (!takes(now)) return;
      if (isLast()) setStanding(now);
      else setStanding((before) => ({ ...now, session: before.session }));
    },
    [takeTurn],
  );
  const reload = useCallback(() => askAnew(() => true), [askAnew]);
  const refresh = useCallback(() => {
    const isLast = takeTurn();
    call('session.state', {}).then(
      (session) => isLast() && setStanding((before) => ({ ...before, session })),
      (error: unknown) => {
        if (!(error instanceof Refusal)) setStanding((before) => ({ ...before, failure: sentenceOf(error) }));
      },
    );
  }, [takeTurn]);

  useEffect(() => {
    whenSessionEnds(() => void askAnew(({ failure }) => failure === null));
    void reload();
  }, [askAnew, reload]);

  const gate = useMemo(() => {
    const state = gateOf(standing);
    return state.kind === 'failed' ? { ...state, onRetry: () => void reload() } : state;
  }, [standing, reload]);
  useWakefulness(gate.kind === 'open', refresh);

  return {
    ...standing,
    gate,
    user: standing.session?.user ?? null,
    accept,
    reload,
    lock: useCallback(async () => accept(await call('session.lock', {})), [accept]),
    signOut: useCallback(async () => accept(await call('session.logout', {})), [accept]),
  };
}
