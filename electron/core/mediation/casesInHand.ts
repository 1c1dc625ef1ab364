// The cases that one transaction is at work on: what follows from their changes is written once, and is no change of its
// own that something follows from again.
import type { WriteCall } from '../registers/writeCall.ts';

const inHand = new WeakMap<WriteCall, Set<string>>();

function casesOf(call: WriteCall): Set<string> {
  const known = inHand.get(call) ?? new Set<string>();
  inHand.set(call, known);
  return known;
}

/** Whether this transaction is at work on the case. */
export function isInHand(call: WriteCall, id: string): boolean {
  return casesOf(call).has(id);
}

/** Runs work during which the case is in hand. */
export async function withInHand<R>(call: WriteCall, id: string, work: () => Promise<R>): Promise<R> {
  const cases = casesOf(call);
  cases.add(id);
  try {
    return await work();
  } finally {
    cases.delete(id);
  }
}
