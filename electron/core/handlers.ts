// How a procedure is implemented: a plain function of its checked input and of the call it came with.
import type { Contract, OutputOf, ProcedureName, ReceivedBy } from '../../shared/contract/index.ts';
import type { Role } from '../../shared/contract/procedure.ts';
import type { AppState } from './appState.ts';
import type { ConnectionState } from './connectionState.ts';
import type { Township } from './township.ts';

export type BareName = {
  [N in ProcedureName]: Contract[N]['access'] extends 'anyone' ? N : never;
}[ProcedureName];
export type OpenName = Exclude<ProcedureName, BareName>;

export interface SignedInUser {
  id: string;
  login: string;
  name: string;
  role: Role;
}

/** A call before sign-in: no database. */
export interface BareCall {
  app: AppState;
  connection: ConnectionState;
}

/** A call of somebody who is signed in: the township's data are open. */
export interface Call extends BareCall {
  township: Township;
  user: SignedInUser;
}

export type BareHandlers = { [N in BareName]: (input: ReceivedBy<N>, call: BareCall) => Promise<OutputOf<N>> };
export type OpenHandlers = { [N in OpenName]: (input: ReceivedBy<N>, call: Call) => Promise<OutputOf<N>> };
