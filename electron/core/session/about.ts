// about.json in the data folder: which township it is, for the page before sign-in. Public names only, no record.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const shape = z.object({
  division: z.string(),
  township: z.string(),
  /** The second place of backups, known before sign-in so that a damaged database can be replaced from it. */
  backupFolder: z.string().nullable().optional(),
  /** What to type at the sign-in page of the demo township; absent for real ones. */
  demo: z.object({ login: z.string(), password: z.string() }).optional(),
});

export type About = z.infer<typeof shape>;

export const aboutFile = (folder: string) => join(folder, 'about.json');

/** Null when there is none or it cannot be read; nothing depends on it. */
export function readAbout(folder: string): About | null {
  try {
    return shape.parse(JSON.parse(readFileSync(aboutFile(folder), 'utf8')));
  } catch {
    return null;
  }
}

export function writeAbout(folder: string, about: About): void {
  writeFileSync(aboutFile(folder), JSON.stringify(about), { mode: 0o600 });
}
