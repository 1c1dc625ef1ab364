// Where the user is, as the hash of the address: it survives a reload, the back button works, and no server is asked.
import { useSyncExternalStore } from 'react';
import type { ViewInput } from '../shared/contract/shapes.ts';
import { findRegister } from '../shared/registers/index.ts';
import { plannedShiftKey, readPlannedShiftId } from '../shared/rules/duty/plannedShift.ts';
import { hasUnsaved, mayLeave } from './ui/unsaved.ts';

export interface Route {
  /** `today`, `register`, `import`, `settings`, `help`, `persons`, … the first part. */
  page: string;
  /** The second part: a register's key, a settings part, a help page. Empty where there is none. */
  part: string;
  /** What follows the question mark: the row that is open, a saved view. */
  query: Readonly<Record<string, string>>;
}

export const firstRoute: Route = { page: 'today', part: '', query: {} };

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads `#/register/person?row=…`; anything empty is the first page. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [page = '', part = ''] = path.split('/').map(decode);
  if (page === '') return firstRoute;
  return { page, part, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** The address of a place: `#/register/person?row=…`. */
export function hrefOf(page: string, part = '', query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  const path = part === '' ? encodeURIComponent(page) : `${encodeURIComponent(page)}/${encodeURIComponent(part)}`;
  return `#/${path}${search === '' ? '' : `?${search}`}`;
}

/** The address of a place named with a slash, `mediation/cases`. */
function hrefOfPlace(place: string, query: Readonly<Record<string, string>>): string {
  const [page = '', part = ''] = place.split('/');
  return hrefOf(page, part, query);
}

/** The address of a register that shows a view: `#/register/person?view=…`, the JSON of the view encoded. */
export function viewHref(view: ViewInput): string {
  return hrefOfPlace(findRegister(view.register)?.list ?? `register/${view.register}`, { view: JSON.stringify(view) });
}

/** The address of a team's rota in the week of a day. */
export function rotaHref({ team, day }: { team: string; day: string }): string {
  return hrefOf('duty', 'rota', { team, month: day.slice(0, 7), view: 'week', day });
}

/**
 * The address of a row, open in its register or on the page that shows it: `#/register/person?row=ID`. A record of a case
 * names its register too, since the page is that of the case.
 */
export function rowHref(register: string, id: string): string {
  const shift = register === plannedShiftKey ? readPlannedShiftId(id) : null;
  if (shift !== null) return rotaHref(shift);
  const { page, list } = findRegister(register) ?? {};
  if (page === undefined) return hrefOf('register', register, { row: id });
  return hrefOfPlace(page, list === undefined ? { part: register, row: id } : { row: id });
}

/** Goes to an address made by `hrefOf`; unsaved input is asked about first. */
export async function go(href: string): Promise<void> {
  if (await mayLeave()) follow(href);
}

/** Changes the query of the present place without a new step of the back button. */
export function replaceQuery(query: Readonly<Record<string, string>>): void {
  const { page, part } = parseRoute(current);
  follow(hrefOf(page, part, query), true);
}

let current = typeof window === 'undefined' ? '' : window.location.hash;
const watchers = new Set<() => void>();

function tell(): void {
  for (const watcher of watchers) watcher();
}

function follow(href: string, replace = false): void {
  current = href;
  if (replace) window.history.replaceState(null, '', href);
  else window.location.hash = href;
  tell();
}

/** A link or the back button has already changed the address: with unsaved input it is put back until the user agrees. */
async function onHashChange(): Promise<void> {
  const wanted = window.location.hash;
  if (wanted === current) return;
  if (!hasUnsaved()) {
    current = wanted;
    tell();
    return;
  }
  window.history.replaceState(null, '', current || '#/');
  await go(wanted);
}

function watch(watcher: () => void): () => void {
  if (watchers.size === 0) window.addEventListener('hashchange', onHashChange);
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
    if (watchers.size === 0) window.removeEventListener('hashchange', onHashChange);
  };
}

/** The present place; the component is drawn again when it changes. */
export function useRoute(): Route {
  return parseRoute(
    useSyncExternalStore(
      watch,
      () => current,
      () => '',
    ),
  );
}
