// The typed client of the contract. Refusals are thrown as `Refusal`; pages show their sentence.
import { type ErrorEnvelope, Refusal } from '../../shared/contract/errors.ts';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/index.ts';
import { FileRefused } from './fileRefused.ts';
import { transport } from './transport.ts';

type SessionEnd = (error: Refusal) => void;

let onSessionEnd: SessionEnd = () => undefined;

/** Told whenever a call is refused because nobody is signed in, the session is locked, or the database is damaged. */
export function whenSessionEnds(listener: SessionEnd): void {
  onSessionEnd = listener;
}

/** Calls a procedure. @throws Refusal with the sentence for the user. */
export async function call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const answer = await transport().call(name, input);
  if (answer.ok) return answer.output as OutputOf<N>;
  const refusal = refusalFrom(answer.error);
  if (endsSession(name, refusal)) onSessionEnd(refusal);
  throw refusal;
}

function endsSession(name: ProcedureName, { code, details }: Refusal): boolean {
  if ((details as { reason?: unknown } | null | undefined)?.reason === 'damaged') return true;
  return code === 'unauthenticated' && !name.startsWith('session.') && !name.startsWith('setup.');
}

function refusalFrom(error: ErrorEnvelope): Refusal {
  return new Refusal(error.code, error.message, {
    ...(error.problems ? { problems: error.problems } : {}),
    details: error.details,
  });
}

/** The sentence to show for whatever was thrown. */
export function sentenceOf(error: unknown): string {
  const told = error instanceof Refusal || error instanceof FileRefused;
  return told ? error.message : '程序出了意外，请重试；仍不行请重新打开程序。';
}

/** The same of what a form sends: each error once where the refusal names them. */
export function sentencesOf(error: unknown): string {
  if (!(error instanceof Refusal) || !error.problems?.length) return sentenceOf(error);
  const errors = error.problems.filter(({ level }) => level === 'error').map(({ message }) => message);
  return errors.length === 0 ? error.message : [...new Set(errors)].join('');
}

export interface JobWatch {
  /** Told about every change until the job ends. */
  onProgress?(status: OutputOf<'jobs.status'>): void;
  signal?: AbortSignal;
}

const pollMilliseconds = 200;

/** Waits for a job. Aborting the signal cancels it. @returns its result. @throws Refusal when it failed or was cancelled. */
export async function finished<R>(job: string, { onProgress, signal }: JobWatch = {}): Promise<R> {
  let cancelled = false;
  for (;;) {
    if (signal?.aborted && !cancelled) {
      cancelled = true;
      await call('jobs.cancel', { job });
    }
    const status = await call('jobs.status', { job });
    onProgress?.(status);
    if (status.state === 'done') return status.result as R;
    if (status.state === 'cancelled') throw new Refusal('unavailable', '已取消。', { details: { cancelled: true } });
    if (status.state === 'failed') throw new Refusal('unavailable', status.error?.message ?? '没有完成。');
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
  }
}

export function wasCancelled(error: unknown): boolean {
  return error instanceof Refusal && (error.details as { cancelled?: boolean } | undefined)?.cancelled === true;
}
