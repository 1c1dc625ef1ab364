// A migration that has run on somebody's data is never edited. `npm run frozen` compares each file with the committed
// list; `npm run frozen -- --freeze` adds files that are new to it, and only those.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../projectRoot.ts';

/** File name to SHA-256 of its text with line ends made equal. */
export type Hashes = Record<string, string>;

export interface Comparison {
  changed: string[];
  missing: string[];
  unlisted: string[];
  /** New files whose name sorts before one that is frozen already: they would run out of order on old data. */
  late: string[];
}

const migrationName = /^\d{4}-[\w-]+\.ts$/;

/** The hashes of the migrations in a folder. `index.ts`, which grows, and tests are not migrations. */
export function hashMigrations(folder: string): Hashes {
  const names = readdirSync(folder).filter((name) => migrationName.test(name) && !name.endsWith('.test.ts'));
  return Object.fromEntries(names.sort().map((name) => [name, hashText(readFileSync(join(folder, name), 'utf8'))]));
}

const hashText = (text: string): string => createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');

export function compareMigrations(frozen: Hashes, found: Hashes): Comparison {
  const last = Object.keys(frozen).sort().at(-1) ?? '';
  const unlisted = Object.keys(found).filter((name) => !(name in frozen));
  return {
    changed: Object.keys(frozen).filter((name) => name in found && found[name] !== frozen[name]),
    missing: Object.keys(frozen).filter((name) => !(name in found)),
    unlisted,
    late: unlisted.filter((name) => name < last),
  };
}

function main(freeze: boolean): number {
  const list = inProject('build', 'checks', 'frozenMigrations.json');
  const frozen = JSON.parse(readFileSync(list, 'utf8')) as Hashes;
  const found = hashMigrations(inProject('electron', 'core', 'database', 'migrations'));
  const { changed, missing, unlisted, late } = compareMigrations(frozen, found);
  for (const name of changed) console.error(`${name} is frozen and was changed: put the change into a new migration`);
  for (const name of missing) console.error(`${name} is frozen and is gone: bring it back`);
  for (const name of late) console.error(`${name} comes before a frozen one: give it the next number`);
  if (changed.length + missing.length + late.length > 0) return 1;
  if (unlisted.length > 0 && !freeze) {
    console.error(`not listed yet: ${unlisted.join(', ')}. When it is final: npm run frozen -- --freeze`);
    return 1;
  }
  if (unlisted.length > 0) writeFileSync(list, `${JSON.stringify(found, null, 2)}\n`);
  console.log(`frozen migrations: ${Object.keys(found).length} as listed`);
  return 0;
}

if (import.meta.main) process.exit(main(process.argv.includes('--freeze')));
