// The notices at the bottom of the window, as a store outside React: anything may report, one component shows.

export type NoticeTone = 'done' | 'info' | 'warning' | 'error';

export interface Notice {
  /** A neutral sentence: 已注销 1 条 */
  text: string;
  tone?: NoticeTone;
  /** What takes it back or leads on. A failure of it becomes a notice of its own. */
  action?: { label: string; run: () => Promise<void> | void };
}

export interface ShownNotice extends Notice {
  id: number;
  tone: NoticeTone;
  /** Milliseconds until it goes by itself; null stays until it is closed. */
  lifetime: number | null;
}

const most = 3;
const lifetimes = { plain: 6000, withAction: 12_000 };

let shown: readonly ShownNotice[] = [];
let lastId = 0;
const watchers = new Set<() => void>();

function show(next: readonly ShownNotice[]): void {
  shown = next;
  for (const watcher of watchers) watcher();
}

function lifetimeOf(notice: Notice): number | null {
  if (notice.tone === 'error') return null;
  return notice.action ? lifetimes.withAction : lifetimes.plain;
}

/** Shows a notice; returns its id. The oldest of more than three goes. */
export function notify(notice: Notice): number {
  lastId += 1;
  show([...shown, { ...notice, tone: notice.tone ?? 'done', id: lastId, lifetime: lifetimeOf(notice) }].slice(-most));
  return lastId;
}

/** A notice that something can be taken back: 已注销 1 条 · 撤销 */
export function notifyUndoable(text: string, undo: () => Promise<void> | void): number {
  return notify({ text, action: { label: '撤销', run: undo } });
}

/** A notice of what did not work; it stays until it is closed. */
export function notifyError(error: unknown): number {
  const text = error instanceof Error && error.message !== '' ? error.message : '操作没有完成，请重试';
  return notify({ text, tone: 'error' });
}

export function dismissNotice(id: number): void {
  if (shown.some((notice) => notice.id === id)) show(shown.filter((notice) => notice.id !== id));
}

export function clearNotices(): void {
  if (shown.length > 0) show([]);
}

export function noticesNow(): readonly ShownNotice[] {
  return shown;
}

export function watchNotices(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
