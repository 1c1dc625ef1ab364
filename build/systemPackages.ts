// The system packages that the tests need: a browser, Chinese fonts, and an office program to look at documents with.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian's name, and a file or font that shows it is there. */
interface SystemPackage {
  name: string;
  present(): boolean;
}

const program = (name: string) => () =>
  ['/usr/bin', '/usr/local/bin', '/bin'].some((folder) => existsSync(`${folder}/${name}`));
const file = (path: string) => () => existsSync(path);

const needed: SystemPackage[] = [
  { name: 'chromium', present: program('chromium') },
  { name: 'fonts-noto-cjk', present: file('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') },
  { name: 'libreoffice-writer-nogui', present: file('/usr/lib/libreoffice/program/libswlo.so') },
  { name: 'libreoffice-calc-nogui', present: file('/usr/lib/libreoffice/program/libsclo.so') },
  { name: 'poppler-utils', present: program('pdftoppm') },
];

export const missingPackages = (): string[] => needed.filter((one) => !one.present()).map(({ name }) => name);

/** Installs what is missing where this process may; returns what is missing still. */
export function installMissing(say: (line: string) => void): string[] {
  const missing = missingPackages();
  if (missing.length === 0) return [];
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return missing;
  say(`installing ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-q', '-y', ...args], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  apt('update');
  apt('install', '--no-install-recommends', ...missing);
  return missingPackages();
}
