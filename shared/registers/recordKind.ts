// What the records behind a figure are called: a ledger's title, or that of the shifts of rotas.
import { plannedShiftKey, plannedShiftTitle } from '../rules/duty/plannedShift.ts';
import { registerTitle } from './index.ts';

/** The key itself where it is none. */
export const recordKind = (key: string): string => (key === plannedShiftKey ? plannedShiftTitle : registerTitle(key));
