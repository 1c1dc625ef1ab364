// The secret in the address that opens the program: good for one use, so that an address left in a browser's history
// or seen over a shoulder opens nothing.
import { randomBytes } from 'node:crypto';
import { sameSecret } from './requestGuard.ts';

export interface LaunchTokens {
  /** A new token; one given out before and not used stays good. */
  issue(): string;
  /** True once for each token. */
  use(token: string): boolean;
}

const mostUnused = 8;

export function launchTokens(): LaunchTokens {
  let unused: string[] = [];
  return {
    issue() {
      const token = randomSecret();
      unused = [...unused.slice(-(mostUnused - 1)), token];
      return token;
    },
    use(token) {
      const found = unused.find((kept) => sameSecret(token, kept));
      if (found === undefined) return false;
      unused = unused.filter((kept) => kept !== found);
      return true;
    },
  };
}

/** 256 random bits as text that needs no escaping in addresses and cookies. */
export const randomSecret = (): string => randomBytes(32).toString('base64url');
