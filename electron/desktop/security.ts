// What the window may do, decided by plain functions of plain values; window.ts and dialogs.ts only carry it out.
import { createHash } from 'node:crypto';
import { extname, resolve } from 'node:path';

export const pageScheme = 'app';
export const pageOrigin = 'app://pingan';

/** The address is one of our own built pages. */
export function isOwnPage(address: string): boolean {
  const url = URL.parse(address);
  // `origin` is 'null' for schemes that the URL standard does not know, so host and scheme are compared by themselves.
  return (
    url !== null && url.protocol === `${pageScheme}:` && url.host === 'pingan' && url.username === '' && url.port === ''
  );
}

/** What the window may load at all: its own pages, what they made themselves, and the developer tools' own pages. */
export function mayLoad(address: string, developing: boolean): boolean {
  if (isOwnPage(address) || address.startsWith('data:')) return true;
  if (address.startsWith('blob:')) return isOwnPage(address.slice('blob:'.length));
  return developing && address.startsWith('devtools://');
}

/** Copying on a click is what the copy key does anyway; everything else a page can ask for is refused. */
export function mayHavePermission(permission: string): boolean {
  return permission === 'clipboard-sanitized-write';
}

/** Only the top frame of one of our pages may talk to the main process. */
export function isTrustedSender(frame: { url: string; parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}

const documents = new Set(['.xlsx', '.docx', '.pdf', '.csv', '.txt', '.png', '.jpg', '.jpeg', '.zip']);

/** Kinds of files that the system may open for the user: documents, never programs or scripts. */
export function mayOpenInSystem(path: string): boolean {
  return documents.has(extname(path).toLowerCase());
}

/** The path as chosen, with the suggested name's extension where the user left it out. */
export function withExtension(chosen: string, suggestedName: string): string {
  const wanted = extname(suggestedName);
  return wanted === '' || extname(chosen).toLowerCase() === wanted.toLowerCase() ? chosen : `${chosen}${wanted}`;
}

/** `--data DIR` or `--data=DIR` out of a command line that also holds switches of Electron itself; null without it. */
export function dataFolderArgument(commandLine: readonly string[]): string | null {
  for (const [index, word] of commandLine.entries()) {
    const given = word === '--data' ? commandLine[index + 1] : word.startsWith('--data=') ? word.slice(7) : undefined;
    if (given !== undefined && given !== '' && !given.startsWith('--')) return resolve(given);
  }
  return null;
}

/** A short name for the window's own settings folder, one for each data folder, so that two can be open at once. */
export function instanceName(dataFolder: string): string {
  return createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
}
