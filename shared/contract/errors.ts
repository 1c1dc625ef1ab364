// The closed list of errors that cross a transport. Expected errors carry the sentence for the user; a fault
// carries only a reference number, and its cause stays in the log.

export const errorCodes = [
  'invalid', // what was given does not hold; `problems` says where
  'unauthenticated', // nobody is signed in, or the session is locked
  'forbidden', // the role does not allow it
  'notFound',
  'conflict', // somebody changed it meanwhile; `current` may hold the newer row
  'locked', // the data folder or a file is in use
  'unavailable', // disk full, folder read-only, cancelled, not set up, damaged
  'internal', // a fault of ours
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** One thing that is wrong (or worth a look) with one field. `code` is stable, `message` is the Chinese sentence. */
export interface Problem {
  field?: string;
  label?: string;
  code: string;
  message: string;
  /** `error` stops saving; `warning` is shown and saved; `hint` is shown only. */
  level: 'error' | 'warning' | 'hint';
}

/** What a refused call looks like on every transport and on the command line's stderr. */
export interface ErrorEnvelope {
  code: ErrorCode;
  message: string;
  problems?: Problem[];
  /** Extra facts for the screen, e.g. the newer row of a conflict or the seconds to wait. JSON only. */
  details?: unknown;
  /** For faults: the number under which the log holds the cause. */
  reference?: string;
}

/** An expected refusal. Throw it anywhere below a procedure; everything else that is thrown becomes `internal`. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly problems: Problem[] | undefined;
  readonly details: unknown;

  constructor(
    code: ErrorCode,
    message: string,
    more: { problems?: Problem[]; details?: unknown; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'Refusal';
    this.code = code;
    this.problems = more.problems;
    this.details = more.details;
  }
}
