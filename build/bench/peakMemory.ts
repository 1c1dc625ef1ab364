// How much memory this process has held at most, in bytes.
import { readFileSync } from 'node:fs';

/**
 * Linux keeps the figure of the program alone (`VmHWM`); the one of `getrusage` also counts what the parent held when
 * it started this process.
 */
export function peakMemory(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}
