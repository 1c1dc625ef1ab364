// What may stand in the log: where and why something failed, never whose record it was.

/** An error with its causes, without the data it happened on. */
export function causeInLog(error: unknown): string {
  return withoutData(causeOf(error));
}

/** Messages of others may quote what they choked on: names and numbers, grouped ones too, are blotted out. */
export function withoutData(text: string): string {
  return text.replaceAll(/\p{Script=Han}+/gu, '＊').replaceAll(/\d(?:[ -]?\d){5,}/g, '#');
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\ncaused by: ${causeOf(error.cause)}`;
}
