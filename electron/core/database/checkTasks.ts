// Checking every page takes seconds on a large database: in a thread of its own nobody waits for it.
import { z } from 'zod';
import type { Host } from '../host.ts';
import { runLimited } from '../jobs/thread.ts';
import { type BackupVerifier, countAllRows, type VerifiedBackup, verifyBackup } from './backup.ts';
import { checkIntegrity, type IntegrityReport } from './health.ts';
import { openReadOnly } from './open.ts';

const memoryMb = 256;
const seconds = 1800;

const bytes = z.instanceof(Uint8Array).transform((key) => Buffer.from(key));
const verifyInput = z.object({ file: z.string(), scratch: z.string(), key: bytes.optional() });
const checkInput = z.object({ file: z.string(), key: bytes });

/** The full check with the number of all rows; 0 rows when it is damaged. */
export interface DatabaseCheck extends IntegrityReport {
  rows: number;
}

function checkDatabase(file: string, key: Buffer): DatabaseCheck {
  const reader = openReadOnly(file, key);
  try {
    const report = checkIntegrity(reader);
    return { ...report, rows: report.ok ? countAllRows(reader.driver) : 0 };
  } finally {
    reader.close();
  }
}

/** For the worker module. */
export async function verifyBackupTask(input: unknown): Promise<VerifiedBackup> {
  const { file, scratch, key } = verifyInput.parse(input);
  return verifyBackup(file, scratch, key).finally(() => key?.fill(0));
}

/** For the worker module. */
export async function checkDatabaseTask(input: unknown): Promise<DatabaseCheck> {
  const { file, key } = checkInput.parse(input);
  try {
    return checkDatabase(file, key);
  } finally {
    key.fill(0);
  }
}

/** The command line has one caller, who waits anyway: there a thread would only cost its start. */
const alone = (host: Host) => host.shell === 'cli';

/** `verifyBackup` as this host does it. */
export function verifierOf(host: Host): BackupVerifier {
  if (alone(host)) return verifyBackup;
  return async (file, scratch, key) => {
    const task = { module: host.workerModule, task: 'verifyBackup', input: { file, scratch, key }, memoryMb, seconds };
    return (await runLimited(task)) as VerifiedBackup;
  };
}

/** Checks the open database through a reader of its own. */
export async function checkOpenDatabase(host: Host, file: string, key: Buffer): Promise<DatabaseCheck> {
  if (alone(host)) return checkDatabase(file, key);
  const task = { module: host.workerModule, task: 'checkDatabase', input: { file, key }, memoryMb, seconds };
  return (await runLimited(task)) as DatabaseCheck;
}
