// Who works at this window: for pages that show less to some roles (the core refuses by itself; this only hides), and for
// those that must ask again after the window was locked.
import { createContext, useContext } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { type Access, mayCall } from '../../shared/contract/procedure.ts';

type User = NonNullable<OutputOf<'session.state'>['user']>;

/** Given by the application around all pages. */
export const CurrentUser = createContext<User | null>(null);

export function useCurrentUser(): User | null {
  return useContext(CurrentUser);
}

/** Whether the signed-in user may call procedures of this access. */
export function useMay(access: Access): boolean {
  const user = useContext(CurrentUser);
  return user !== null && mayCall(user.role, access);
}

/** Given by the application: grows with every unlocking. */
export const Unlocks = createContext(0);

/** Changes when the window was unlocked: the core has forgotten views, imports and reveals, and what was refused may be asked. */
export function useUnlocks(): number {
  return useContext(Unlocks);
}
