// One connection to the core for each cookie. A session that is left alone is closed, which signs its user out; the
// cookie stays good, so that the next click leads to the sign-in page and not to a dead end.
import type { App, Connection } from '../core/connection.ts';
import { randomSecret } from './launchToken.ts';

export interface Sessions {
  /** A new cookie value. */
  begin(): string;
  /** The connection of a cookie, or null for a cookie nobody gave out. */
  connectionOf(cookie: string): Connection | null;
  close(): Promise<void>;
}

interface Session {
  connection: Connection | null;
  idle: NodeJS.Timeout | null;
}

export function sessions(app: App, idleMs: number, forgotten: (cookie: string) => void): Sessions {
  const all = new Map<string, Session>();

  const end = async (cookie: string, session: Session) => {
    if (session.idle !== null) clearTimeout(session.idle);
    const { connection } = session;
    session.connection = null;
    session.idle = null;
    forgotten(cookie);
    await connection?.close();
  };

  return {
    begin() {
      const cookie = randomSecret();
      all.set(cookie, { connection: null, idle: null });
      return cookie;
    },
    connectionOf(cookie) {
      const session = all.get(cookie);
      if (session === undefined) return null;
      session.connection ??= app.connect();
      if (session.idle !== null) clearTimeout(session.idle);
      session.idle = setTimeout(() => void end(cookie, session).catch(() => undefined), idleMs);
      session.idle.unref();
      return session.connection;
    },
    async close() {
      await Promise.all([...all].map(([cookie, session]) => end(cookie, session)));
      all.clear();
    },
  };
}
