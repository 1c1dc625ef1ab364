// Who works at this window, for pages that show less to some roles. The core refuses by itself; this only hides.
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
