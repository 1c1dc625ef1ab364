import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';
import { browserCommand } from './openBrowser.ts';

describe('browserCommand', () => {
  const address = 'http://127.0.0.1:7000/launch/abc';

  it('opens nothing where there is no display', () => {
    expect(browserCommand(address, { platform: 'linux', env: {} })).toBeNull();
  });

  it('hands the address over as one argument, past any shell', () => {
    expect(browserCommand(address, { platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toEqual({
      file: 'xdg-open',
      args: [address],
    });
    expect(browserCommand(address, { platform: 'win32', env: {} })?.args).toEqual([
      'url.dll,FileProtocolHandler',
      address,
    ]);
  });
});

describe('readArguments', () => {
  it('reads folder and port', () => {
    expect(readArguments(['--data', 'x', '--port', '8123', '--no-open'])).toEqual({
      dataFolder: resolve('x'),
      port: 8123,
      noOpen: true,
    });
    expect(readArguments([])).toEqual({ dataFolder: null, port: 0, noOpen: false });
  });

  it.each([[['--port', '99999']], [['--port', 'abc']], [['--what']], [['--data', '']], [['stray']]])(
    'refuses %j in words',
    (given) => {
      expect(readArguments(given)).toMatch(/[一-龥]/);
    },
  );
});
