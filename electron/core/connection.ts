// What every shell talks to. One connection per window, browser or command line; the connection carries the session.
import type { Answer } from '../../shared/contract/answer.ts';

export type { Answer };

export interface Connection {
  /** Never rejects: a refusal and a fault are answers too. */
  call(procedure: string, input: unknown): Promise<Answer>;
  /** Ends the session. The database is closed and its key forgotten when the last session ends. */
  close(): Promise<void>;
}

/** The whole application, made by `createApp({ host })` in `app.ts`. */
export interface App {
  connect(): Connection;
  close(): Promise<void>;
}
