import type { ReactNode } from 'react';
import { EmptyState, ErrorPanel, layersAttribute, ShortcutsActive } from '../ui/index.ts';
import './SessionGate.css';

/** Where the program stands before pages may be shown. */
export type GateState =
  /** The core is being asked. */
  | { kind: 'starting' }
  /** It did not answer, or the database cannot be opened. */
  | { kind: 'failed'; message: string; reference?: string; onRetry?: () => void; help?: ReactNode }
  /** The data folder is empty: the wizard. */
  | { kind: 'setup' }
  | { kind: 'signedOut' }
  /** Signed in and locked: what was open waits, unseen. */
  | { kind: 'locked' }
  | { kind: 'open' };

export interface SessionGateProps {
  state: GateState;
  setup: ReactNode;
  signIn: ReactNode;
  lock: ReactNode;
  /** The application. It stays mounted under the lock, so that nothing typed is lost. */
  children: ReactNode;
}

/** Shows the wizard, the sign-in, the lock or the application. */
export function SessionGate({ state, setup, signIn, lock, children }: SessionGateProps) {
  switch (state.kind) {
    case 'starting':
      return (
        <Alone>
          <EmptyState title="正在打开台账…" />
        </Alone>
      );
    case 'failed':
      return (
        <Alone>
          <ErrorPanel message={state.message} reference={state.reference} onRetry={state.onRetry}>
            {state.help}
          </ErrorPanel>
        </Alone>
      );
    case 'setup':
      return <Alone>{setup}</Alone>;
    case 'signedOut':
      return <Alone>{signIn}</Alone>;
    case 'locked':
    case 'open': {
      const locked = state.kind === 'locked';
      return (
        <>
          <div className="pa-gate" key="application" hidden={locked} inert={locked} {...{ [layersAttribute]: '' }}>
            <ShortcutsActive value={!locked}>{children}</ShortcutsActive>
          </div>
          {locked && <Alone>{lock}</Alone>}
        </>
      );
    }
  }
}

function Alone({ children }: { children: ReactNode }) {
  return (
    <main className="pa-gate pa-gate-alone" {...{ [layersAttribute]: '' }}>
      {children}
    </main>
  );
}
