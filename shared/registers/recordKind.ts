// What the records behind a figure are called: a ledger's title, or that of the shifts of rotas.
import { plannedShiftKey, plannedShiftTitle } from '../rules/duty/plannedShift.ts';
import { findRegister } from './index.ts';

/** Empty for a key that is none. */
export const recordKind = (key: string): string =>
  key === plannedShiftKey ? plannedShiftTitle : (findRegister(key)?.title ?? '');
