import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import type { DesktopBridge } from '../../shared/contract/bridge.ts';
import {
  connectChannel,
  goneChannel,
  openFinishedChannel,
  pickOpenChannel,
  pickSaveChannel,
  portChannel,
  takeFileChannel,
} from './channels.ts';
import * as fake from './fakeElectron.ts';

async function freshBridge(): Promise<DesktopBridge> {
  vi.resetModules();
  vi.doMock('electron', () => fake);
  fake.ipcRenderer.removeAllListeners();
  fake.ipcRenderer.sent = [];
  fake.contextBridge.exposed = {};
  await import('./preload.ts');
  return fake.contextBridge.exposed.pingan as DesktopBridge;
}

describe('the preload script', () => {
  it('exposes five functions and nothing of Electron', async () => {
    const bridge = await freshBridge();
    expect(Object.keys(fake.contextBridge.exposed)).toEqual(['pingan']);
    expect(Object.keys(bridge).sort()).toEqual(['call', 'openFinished', 'pickOpen', 'pickSave', 'takeFile']);
    expect(fake.ipcRenderer.sent).toEqual([connectChannel]);
  });

  it('sends what was called before the port came, once it is there', async () => {
    const bridge = await freshBridge();
    const early = bridge.call('test.echo', '{"a":1}');
    const { port1, port2 } = new MessageChannel();
    port2.on('message', ({ id, procedure, input }) => port2.postMessage({ id, answer: `${procedure}:${input}` }));
    fake.ipcRenderer.emit(portChannel, { ports: [port1] });
    expect(await early).toBe('test.echo:{"a":1}');
    expect(await bridge.call('later', '')).toBe('later:');
    port2.close();
  });

  it('answers what waits when the core is gone, with the sentence it was given', async () => {
    const bridge = await freshBridge();
    const waiting = bridge.call('test.echo', '1');
    fake.ipcRenderer.emit(goneChannel, {}, '后台部分没有启动。');
    expect(JSON.parse(await waiting)).toEqual({
      ok: false,
      error: { code: 'unavailable', message: '后台部分没有启动。' },
    });
  });

  it('answers what waits when the port closes', async () => {
    const bridge = await freshBridge();
    const { port1, port2 } = new MessageChannel();
    fake.ipcRenderer.emit(portChannel, { ports: [port1] });
    const waiting = bridge.call('test.echo', '1');
    port2.close();
    expect(JSON.parse(await waiting)).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  });

  it('asks the main process for files', async () => {
    const bridge = await freshBridge();
    fake.ipcRenderer.invoked = [];
    await bridge.pickOpen({ label: '表格', extensions: ['xlsx'] });
    await bridge.pickSave('a.xlsx');
    await bridge.openFinished('h');
    expect(fake.ipcRenderer.invoked.map(({ channel }) => channel)).toEqual([
      pickOpenChannel,
      pickSaveChannel,
      openFinishedChannel,
    ]);
  });

  it('hands over the path of a dropped file, never one that a page names', async () => {
    const bridge = await freshBridge();
    fake.ipcRenderer.invoked = [];
    await bridge.takeFile(new File(['x'], '名单.csv'));
    expect(await bridge.takeFile('/etc/passwd')).toBeNull();
    expect(fake.ipcRenderer.invoked).toEqual([{ channel: takeFileChannel, given: '/dropped/名单.csv' }]);
  });
});
