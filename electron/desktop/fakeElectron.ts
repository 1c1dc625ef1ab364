// Electron as far as the desktop shell uses it, for tests on machines without its binary. It records what was set and
// lets a test play the system: answer a dialog, kill a process, send a message from a page.
import { EventEmitter } from 'node:events';

export class FakePort extends EventEmitter {
  peer: FakePort | null = null;
  started = false;
  postMessage(data: unknown) {
    queueMicrotask(() => this.peer?.emit('message', { data }));
  }
  start() {
    this.started = true;
  }
  close() {
    this.peer?.emit('close');
  }
}

export class MessageChannelMain {
  port1 = new FakePort();
  port2 = new FakePort();
  constructor() {
    this.port1.peer = this.port2;
    this.port2.peer = this.port1;
  }
}

export class FakeChild extends EventEmitter {
  sent: { message: Record<string, unknown>; ports: FakePort[] }[] = [];
  killed = false;
  postMessage(message: Record<string, unknown>, ports: FakePort[] = []) {
    this.sent.push({ message, ports });
  }
  kill() {
    this.killed = true;
    this.emit('exit', 1);
    return true;
  }
}

export const utilityProcess = {
  children: [] as FakeChild[],
  forked: [] as { script: string; args: string[] }[],
  fork(script: string, args: string[]) {
    const child = new FakeChild();
    utilityProcess.children.push(child);
    utilityProcess.forked.push({ script, args });
    return child;
  },
};

type Handler = (...given: never[]) => unknown;

export class FakeSession extends EventEmitter {
  partition: string;
  handlers: Record<string, Handler> = {};
  spellChecker = true;
  protocol = {
    handle: (scheme: string, handler: Handler) => {
      this.handlers[`protocol:${scheme}`] = handler;
    },
  };
  webRequest = {
    onBeforeRequest: (handler: Handler) => {
      this.handlers.request = handler;
    },
  };
  constructor(partition: string) {
    super();
    this.partition = partition;
  }
  setPermissionRequestHandler(handler: Handler) {
    this.handlers.permission = handler;
  }
  setPermissionCheckHandler(handler: Handler) {
    this.handlers.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: Handler) {
    this.handlers.device = handler;
  }
  setSpellCheckerEnabled(enabled: boolean) {
    this.spellChecker = enabled;
  }
}

export const session = {
  made: [] as FakeSession[],
  fromPartition(partition: string) {
    const made = new FakeSession(partition);
    session.made.push(made);
    return made;
  },
};

export class FakeContents extends EventEmitter {
  sent: { channel: string; payload: unknown; ports: FakePort[] }[] = [];
  openHandler: (() => { action: string }) | null = null;
  setWindowOpenHandler(handler: () => { action: string }) {
    this.openHandler = handler;
  }
  send(channel: string, payload: unknown) {
    this.sent.push({ channel, payload, ports: [] });
  }
  postMessage(channel: string, payload: unknown, ports: FakePort[]) {
    this.sent.push({ channel, payload, ports });
  }
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = [];
  static getAllWindows() {
    return BrowserWindow.all;
  }
  static fromWebContents(contents: FakeContents) {
    return BrowserWindow.all.find((window) => window.webContents === contents) ?? null;
  }
  options: { webPreferences: Record<string, unknown> } & Record<string, unknown>;
  webContents = new FakeContents();
  loaded: string[] = [];
  shown = false;
  focused = 0;
  reloads = 0;
  constructor(options: BrowserWindow['options']) {
    super();
    this.options = options;
    BrowserWindow.all.push(this);
  }
  async loadURL(address: string) {
    this.loaded.push(address);
  }
  show() {
    this.shown = true;
  }
  focus() {
    this.focused += 1;
  }
  reload() {
    this.reloads += 1;
  }
  isMinimized() {
    return false;
  }
}

class FakeApp extends EventEmitter {
  isPackaged = true;
  lock = true;
  quits = 0;
  sandboxed = false;
  switches: string[] = [];
  paths: Record<string, string> = { appData: '/home/li/.config', documents: '/home/li/文档' };
  commandLine = { appendSwitch: (name: string) => this.switches.push(name) };
  enableSandbox() {
    this.sandboxed = true;
  }
  getName() {
    return '平安台账';
  }
  getPath(name: string) {
    return this.paths[name] ?? '';
  }
  setPath(name: string, path: string) {
    this.paths[name] = path;
  }
  requestSingleInstanceLock() {
    return this.lock;
  }
  whenReady() {
    return Promise.resolve();
  }
  quit() {
    this.quits += 1;
  }
}

export const app = new FakeApp();

export const ipcMain = Object.assign(new EventEmitter(), {
  handlers: new Map<string, (event: unknown, given: unknown) => unknown>(),
  handle(channel: string, handler: (event: unknown, given: unknown) => unknown) {
    ipcMain.handlers.set(channel, handler);
  },
});

export const dialog = {
  open: [] as string[],
  save: '',
  button: 0,
  asked: [] as Record<string, unknown>[],
  async showOpenDialog(_window: unknown, options: Record<string, unknown>) {
    dialog.asked.push(options);
    return { filePaths: dialog.open };
  },
  async showSaveDialog(_window: unknown, options: Record<string, unknown>) {
    dialog.asked.push(options);
    return { filePath: dialog.save };
  },
  async showMessageBox(_window: unknown, options: Record<string, unknown>) {
    dialog.asked.push(options);
    return { response: dialog.button };
  },
  showErrorBox: (title: string, content: string) => dialog.asked.push({ title, content }),
};

export const shell = {
  opened: [] as string[],
  shown: [] as string[],
  async openPath(path: string) {
    shell.opened.push(path);
    return '';
  },
  showItemInFolder: (path: string) => shell.shown.push(path),
};

export const protocol = {
  schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: Record<string, boolean> }[]) {
    protocol.schemes.push(...schemes);
  },
};

export const contextBridge = {
  exposed: {} as Record<string, unknown>,
  exposeInMainWorld(name: string, value: unknown) {
    contextBridge.exposed[name] = value;
  },
};

export const ipcRenderer = Object.assign(new EventEmitter(), {
  sent: [] as string[],
  invoked: [] as { channel: string; given: unknown }[],
  send: (channel: string) => ipcRenderer.sent.push(channel),
  async invoke(channel: string, given: unknown) {
    ipcRenderer.invoked.push({ channel, given });
    return null;
  },
});

/** A path for every file of the given name; '' for one that a script made up. */
export const webUtils = { getPathForFile: (file: File) => (file.name === 'made-up' ? '' : `/dropped/${file.name}`) };

export const Menu = { setApplicationMenu: (_menu: unknown) => undefined };
