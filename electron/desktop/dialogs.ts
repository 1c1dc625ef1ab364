// Files for the page: the user chooses in the system's dialogs, the page gets an opaque handle and a plain name.
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { app, BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain, shell } from 'electron';
import type { PickedFile, PickedPlace } from '../../shared/contract/bridge.ts';
import { plainFileName } from '../core/fileName.ts';
import { openFinishedChannel, pickOpenChannel, pickSaveChannel, takeFileChannel } from './channels.ts';
import type { Core } from './core.ts';
import { isTrustedSender, mayOpenInSystem, withExtension } from './security.ts';

/** Sets up the four questions a page may ask; every one is refused to anything but our own page. */
export function answerDialogs(core: Core): void {
  const saved = new Map<string, string>();

  const guarded = (channel: string, answer: (window: BrowserWindow, given: unknown) => Promise<unknown>) => {
    ipcMain.handle(channel, (event: IpcMainInvokeEvent, given: unknown) => {
      const window = BrowserWindow.fromWebContents(event.sender);
      if (window === null || !isTrustedSender(event.senderFrame)) throw new Error('refused');
      return answer(window, given);
    });
  };

  const allowReading = async (path: string): Promise<PickedFile> => {
    const { size } = await stat(path);
    const handle = randomUUID();
    await core.allow('read', handle, path);
    return { handle, name: basename(path), size };
  };

  guarded(pickOpenChannel, async (window, given): Promise<PickedFile | null> => {
    const { label, extensions } = pickOptions(given);
    const { filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openFile'],
      filters: [{ name: label, extensions }],
    });
    const path = filePaths[0];
    return path === undefined ? null : allowReading(path);
  });

  guarded(takeFileChannel, async (_window, given): Promise<PickedFile | null> => {
    if (typeof given !== 'string' || !isAbsolute(given)) return null;
    return (await isFile(given)) ? allowReading(given) : null;
  });

  guarded(pickSaveChannel, async (window, given): Promise<PickedPlace | null> => {
    const suggested = plainFileName(typeof given === 'string' ? given : '');
    const extension = suggested.split('.').at(-1) ?? '';
    const { filePath } = await dialog.showSaveDialog(window, {
      defaultPath: join(app.getPath('documents'), suggested),
      filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    });
    if (!filePath) return null;
    const path = withExtension(filePath, suggested);
    // The system asked about the name without the extension, not about this one.
    if (path !== filePath && (await exists(path)) && !(await mayReplace(window, path))) return null;
    const handle = randomUUID();
    await core.allow('write', handle, path);
    saved.set(handle, path);
    return { handle, name: basename(path) };
  });

  guarded(openFinishedChannel, async (window, given): Promise<boolean> => {
    const path = typeof given === 'string' ? saved.get(given) : undefined;
    if (path === undefined || !(await exists(path))) return false;
    const openable = mayOpenInSystem(path);
    const { response } = await dialog.showMessageBox(window, {
      type: 'info',
      message: `已保存“${basename(path)}”`,
      detail: path,
      buttons: openable ? ['关闭', '打开文件夹', '打开'] : ['关闭', '打开文件夹'],
      defaultId: openable ? 2 : 1,
      cancelId: 0,
      noLink: true,
    });
    if (response === 1) shell.showItemInFolder(path);
    if (response !== 2) return response === 1;
    const trouble = await shell.openPath(path);
    if (trouble !== '') dialog.showErrorBox('没有打开', `系统没有能打开“${basename(path)}”的程序。文件已经保存好。`);
    return trouble === '';
  });
}

function pickOptions(given: unknown): { label: string; extensions: string[] } {
  const facts = typeof given === 'object' && given !== null ? given : {};
  const label = 'label' in facts && typeof facts.label === 'string' ? facts.label : '文件';
  const listed: unknown[] = 'extensions' in facts && Array.isArray(facts.extensions) ? facts.extensions : [];
  const extensions = listed.filter((word): word is string => typeof word === 'string' && /^[a-z0-9]+$/i.test(word));
  return { label, extensions: extensions.length > 0 ? extensions : ['*'] };
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

async function mayReplace(window: BrowserWindow, path: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: `“${basename(path)}”已经存在，要替换它吗？`,
    buttons: ['取消', '替换'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
