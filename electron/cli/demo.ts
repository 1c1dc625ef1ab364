// `demo`: the demo township in an empty folder, its administrator's password from the environment.
import type { Given } from './arguments.ts';

export async function runDemo(_given: Given): Promise<unknown> {
  throw new Error('not written');
}
