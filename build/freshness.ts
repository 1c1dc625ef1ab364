// Whether something built is still what its sources say: a list of their sizes and times, kept beside the result.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './projectRoot.ts';

const stampFolder = inProject('dist', '.built');
const notSources = /\.test\.tsx?$|(^|\/)(e2e|harness|node_modules)\//;

/** One text that changes when a file under these paths is added, removed or written. */
export function fingerprint(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesUnder(path)) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined) return [];
  if (facts.isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !notSources.test(file))
    .sort();
}

/** Builds unless the result is there and its sources are unchanged. True when it built. */
export async function buildIfStale(
  name: string,
  sources: readonly string[],
  result: string,
  build: () => Promise<void>,
): Promise<boolean> {
  const stamp = join(stampFolder, name);
  const now = fingerprint(sources);
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return false;
  rmSync(stamp, { force: true });
  await build();
  mkdirSync(stampFolder, { recursive: true });
  writeFileSync(stamp, now);
  return true;
}
