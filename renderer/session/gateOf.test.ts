import { describe, expect, test } from 'vitest';
import { gateOf, type SessionState, type SetupState } from './useSession.ts';

const setup = (state: SetupState['state']): SetupState => ({ state, message: null, backup: null, version: '0.1.0' });
const session = (state: SessionState['state']): SessionState => ({
  state,
  user: null,
  autoLockMinutes: 15,
  division: '433125109',
  township: '迁陵镇',
  demo: null,
});

describe('what is shown', () => {
  test('nothing is known yet', () => {
    expect(gateOf({ setup: null, session: null, failure: null }).kind).toBe('starting');
    expect(gateOf({ setup: setup('ready'), session: null, failure: null }).kind).toBe('starting');
  });

  test.each(['empty', 'damaged', 'foreign', 'newer'] as const)('a folder that is %s goes to the set-up', (state) => {
    expect(gateOf({ setup: setup(state), session: null, failure: null }).kind).toBe('setup');
  });

  test.each([
    ['signedOut', 'signedOut'],
    ['locked', 'locked'],
    ['signedIn', 'open'],
  ] as const)('%s', (state, kind) => {
    expect(gateOf({ setup: setup('ready'), session: session(state), failure: null }).kind).toBe(kind);
  });

  test('a core that does not answer is told, whatever was known', () => {
    expect(gateOf({ setup: setup('ready'), session: session('signedIn'), failure: '没有回应' })).toEqual({
      kind: 'failed',
      message: '没有回应',
    });
  });
});
