// Edits of one page in the order they were made: each is sent when the one before was answered, so that it knows the version
// that one has made. After a refusal those still waiting are dropped: they were meant for a rota that is no more as it was.

export interface EditQueue<T> {
  send(work: () => Promise<T>): void;
  /** Whether everything that was sent has been answered. */
  isIdle(): boolean;
  /** Resolves when everything sent so far has been answered or dropped. */
  settled(): Promise<void>;
}

interface QueueEnds<T> {
  /** `isLast`: nothing waits behind it. */
  answered(answer: T, isLast: boolean): void;
  /** Awaited before anything that is sent afterwards. */
  refused(error: unknown): Promise<void>;
}

export function createEditQueue<T>({ answered, refused }: QueueEnds<T>): EditQueue<T> {
  let line: Promise<void> = Promise.resolve();
  let waiting = 0;
  let refusals = 0;

  return {
    send(work) {
      const mine = refusals;
      waiting += 1;
      line = line.then(async () => {
        try {
          if (mine === refusals) {
            const answer = await work();
            answered(answer, waiting === 1);
          }
        } catch (error) {
          refusals += 1;
          await refused(error);
        } finally {
          waiting -= 1;
        }
      });
    },
    isIdle: () => waiting === 0,
    settled: () => line,
  };
}
