// The window and what is shut around it: sandbox, no Node, no foreign page, no permission, no network.
import { BrowserWindow, type Session, session } from 'electron';
import { guardHeaders, type pageFiles } from '../core/pageFiles.ts';
import { isOwnPage, mayHavePermission, mayLoad, pageOrigin, pageScheme } from './security.ts';

type Pages = ReturnType<typeof pageFiles>;

/** Kept in memory only: no cookie, cache or page state of a window reaches the disk. */
export function guardedSession(pages: Pages, developing: boolean): Session {
  const own = session.fromPartition('pingan');
  own.protocol.handle(pageScheme, (request) => pageResponse(pages, request.url));
  own.setPermissionRequestHandler((_contents, permission, decide) => decide(mayHavePermission(permission)));
  own.setPermissionCheckHandler((_contents, permission) => mayHavePermission(permission));
  own.setDevicePermissionHandler(() => false);
  own.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !mayLoad(details.url, developing) }));
  own.on('will-download', (event) => event.preventDefault());
  // The spelling checker would fetch its dictionaries from the network.
  own.setSpellCheckerEnabled(false);
  return own;
}

/** One of the built pages with the same headers as on the loopback door, or 404. */
export function pageResponse(pages: Pages, address: string): Response {
  const url = URL.parse(address);
  const page = url !== null && isOwnPage(address) ? pages.find(url.pathname) : null;
  if (page === null) return new Response('', { status: 404, headers: guardHeaders });
  return new Response(new Uint8Array(page.body), { headers: { ...guardHeaders, 'Content-Type': page.type } });
}

export interface WindowParts {
  session: Session;
  preload: string;
  icon: string;
  developing: boolean;
}

export function openWindow({ session: own, preload, icon, developing }: WindowParts): BrowserWindow {
  const window = new BrowserWindow({
    title: '平安台账',
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    icon,
    webPreferences: {
      session: own,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
      devTools: developing,
      navigateOnDragDrop: false,
    },
  });
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  const stayHome = (event: { preventDefault(): void; url: string }) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  };
  webContents.on('will-navigate', stayHome);
  webContents.on('will-frame-navigate', stayHome);
  webContents.on('will-redirect', stayHome);
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  reloadAfterCrash(window);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${pageOrigin}/`);
  return window;
}

/** A crashed page comes back by itself, but not in a circle. */
function reloadAfterCrash(window: BrowserWindow): void {
  let last = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    const now = performance.now();
    if (reason === 'clean-exit' || (last !== 0 && now - last < 10_000)) return;
    last = now;
    window.reload();
  });
}
