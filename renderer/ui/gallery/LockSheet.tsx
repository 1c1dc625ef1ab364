import { useState } from 'react';
import { type GateState, SessionGate } from '../../session/SessionGate.tsx';
import { Button, EmptyState, useShortcut } from '../index.ts';
import { FormSheet } from './FormSheet.tsx';

/** A form with typed input under the lock: F9 locks, the button unlocks. */
export function LockSheet() {
  const [state, setState] = useState<GateState>({ kind: 'open' });
  useShortcut('F9', () => setState({ kind: 'locked' }));
  return (
    <SessionGate
      state={state}
      setup={null}
      signIn={null}
      lock={
        <EmptyState title="已锁定" action={<Button onClick={() => setState({ kind: 'open' })}>解锁</Button>}>
          <input aria-label="密码" type="password" />
        </EmptyState>
      }
    >
      <FormSheet />
    </SessionGate>
  );
}
