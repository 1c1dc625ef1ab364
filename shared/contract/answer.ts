// What comes back over every transport.
import type { ErrorEnvelope } from './errors.ts';

export type Answer = { ok: true; output: unknown } | { ok: false; error: ErrorEnvelope };
