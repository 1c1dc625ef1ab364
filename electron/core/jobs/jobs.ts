// Long pieces of work of one program run: started by a procedure, asked about and cancelled by others.
import { Refusal } from '../../../shared/contract/errors.ts';

export interface JobProgress {
  /** What is being done, in words for the user. */
  step(text: string): void;
  /** Pieces done and, when known, of how many. */
  advance(done: number, total?: number): void;
  /** Something usable is there already: `take` ends the work with it, as soon as it can. */
  offer(take: () => void): void;
  signal: AbortSignal;
}

export type JobWork = (progress: JobProgress) => Promise<unknown>;

interface Job {
  owner: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  step: string;
  done: number;
  total: number | null;
  take: (() => void) | null;
  result: unknown;
  error: { code: string; message: string } | null;
  abort: AbortController;
  finished: Promise<void>;
}

export interface JobStatus {
  state: Job['state'];
  step: string;
  done: number;
  total: number | null;
  /** It could end now with what there is (`take`). */
  offers: boolean;
  result: unknown;
  error: Job['error'];
}

const kept = 100;

export class Jobs {
  readonly #jobs = new Map<string, Job>();
  readonly #newId: () => string;
  readonly #fault: (error: unknown) => { code: string; message: string };

  /** `fault` turns whatever was thrown into the words for the user and logs what is not expected. */
  constructor(newId: () => string, fault: (error: unknown) => { code: string; message: string }) {
    this.#newId = newId;
    this.#fault = fault;
  }

  /** Starts the work and returns the job's id at once. */
  start(owner: string, work: JobWork): string {
    const id = this.#newId();
    const abort = new AbortController();
    const job: Job = {
      owner,
      state: 'running',
      step: '',
      done: 0,
      total: null,
      take: null,
      result: null,
      error: null,
      abort,
      finished: Promise.resolve(),
    };
    this.#jobs.set(id, job);
    this.#forgetOldest();
    job.finished = this.#run(job, work);
    return id;
  }

  async #run(job: Job, work: JobWork): Promise<void> {
    const progress: JobProgress = {
      step: (text) => {
        job.step = text;
      },
      advance: (done, total) => {
        job.done = done;
        if (total !== undefined) job.total = total;
      },
      offer: (take) => {
        job.take = take;
      },
      signal: job.abort.signal,
    };
    try {
      job.result = (await work(progress)) ?? null;
      job.state = 'done';
    } catch (error) {
      if (job.abort.signal.aborted) {
        job.state = 'cancelled';
        return;
      }
      job.error = this.#fault(error);
      job.state = 'failed';
    }
  }

  status(id: string, owner: string): JobStatus {
    const { state, step, done, total, take, result, error } = this.#own(id, owner);
    return { state, step, done, total, offers: state === 'running' && take !== null, result, error };
  }

  cancel(id: string, owner: string): void {
    this.#own(id, owner).abort.abort();
  }

  /** Ends a piece of work with what there is so far; one that has ended already stays as it is. @throws Refusal `invalid` before anything is there */
  take(id: string, owner: string): void {
    const job = this.#own(id, owner);
    if (job.state !== 'running') return;
    if (!job.take) throw new Refusal('invalid', '还没有可以用的结果，请再等一等。');
    job.take();
  }

  isRunning(owner: string): boolean {
    return [...this.#jobs.values()].some((job) => job.owner === owner && job.state === 'running');
  }

  /** Cancels what runs (of one owner, or all), waits until it has stopped, and forgets the results with it. */
  async stop(owner?: string): Promise<void> {
    const stopping = [...this.#jobs].filter(([, job]) => owner === undefined || job.owner === owner);
    for (const [, job] of stopping) job.abort.abort();
    await Promise.all(stopping.map(([, job]) => job.finished));
    for (const [id] of stopping) this.#jobs.delete(id);
  }

  #own(id: string, owner: string): Job {
    const job = this.#jobs.get(id);
    if (!job || job.owner !== owner) throw new Refusal('notFound', '这项工作已经结束或不存在。');
    return job;
  }

  #forgetOldest(): void {
    for (const [id, job] of this.#jobs) {
      if (this.#jobs.size <= kept) return;
      if (job.state !== 'running') this.#jobs.delete(id);
    }
  }
}
