// The desktop program: one window on one data folder, the core in a process of its own.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, ipcMain, Menu, MessageChannelMain, protocol } from 'electron';
import { defaultDataFolder } from '../core/dataFolder.ts';
import { pageFiles } from '../core/pageFiles.ts';
import { connectChannel, goneChannel, portChannel } from './channels.ts';
import { startCore } from './core.ts';
import { answerDialogs } from './dialogs.ts';
import { dataFolderArgument, instanceName, isTrustedSender, pageScheme } from './security.ts';
import { guardedSession, openWindow } from './window.ts';

const built = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** In a package the core lies beside the archive as plain files (electron-builder.yml). */
const unpacked = (path: string) => path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');

// Chromium's own errands; the program opens no connection.
for (const errand of [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'no-pings',
]) {
  app.commandLine.appendSwitch(errand);
}
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

const dataFolder = dataFolderArgument(process.argv.slice(1)) ?? defaultDataFolder();
// Chromium's own files stay out of the data folder (on Windows both would be the same by default), and two data folders
// can be open at once.
app.setPath('userData', join(app.getPath('appData'), 'pingan-taizhang', instanceName(dataFolder)));

if (app.requestSingleInstanceLock()) void app.whenReady().then(run);
else app.quit();

function run() {
  const developing = !app.isPackaged;
  Menu.setApplicationMenu(null);

  const core = startCore(unpacked(built('./coreProcess.js')), dataFolder, (sentence) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(goneChannel, sentence);
  });
  ipcMain.on(connectChannel, (event) => {
    if (!isTrustedSender(event.senderFrame)) return;
    const reason = core.goneBecause();
    if (reason !== null) {
      event.sender.send(goneChannel, reason);
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    core.connect(port1);
    event.sender.postMessage(portChannel, null, [port2]);
  });
  answerDialogs(core);

  const session = guardedSession(pageFiles(built('../renderer')), developing);
  openWindow({ session, preload: built('./preload.cjs'), icon: built('../icons/icon.png'), developing });

  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());

  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void core.stop().finally(() => {
      stopped = true;
      app.quit();
    });
  });
}
