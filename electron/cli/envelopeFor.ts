// What is printed on stderr: the core's own envelope, or one for what went wrong on this side of it.
import type { ErrorEnvelope } from '../../shared/contract/errors.ts';
import { defaultDataFolder } from '../core/dataFolder.ts';
import { envelopeOf } from '../core/dispatch.ts';
import { nodeHost } from '../core/nodeHost.ts';
import { commandLineFiles } from './commandLineFiles.ts';
import { RefusedCall } from './program.ts';

/** The causes of faults go to the log of the data folder. */
export function envelopeFor(error: unknown, data: string | undefined): ErrorEnvelope {
  if (error instanceof RefusedCall) return error.envelope;
  const host = nodeHost({ shell: 'cli', dataFolder: data ?? defaultDataFolder(), files: commandLineFiles() });
  return envelopeOf(error, host.log);
}
