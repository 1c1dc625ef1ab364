// Numbers of a running series that are left out on purpose.
import { Refusal } from '../../../shared/contract/errors.ts';

const mostAtOnce = 1000;

/**
 * The numbers after the last one up to a chosen one.
 * @throws Refusal `invalid` where that one was given already, or too many would be left out.
 */
export function numbersToLeaveOut(last: number, upTo: number): number[] {
  if (upTo <= last) throw new Refusal('invalid', `第 ${last} 号和以前的号已经编过，请填写 ${last + 1} 或更大的号。`);
  if (upTo - last > mostAtOnce) throw new Refusal('invalid', `一次最多留出 ${mostAtOnce} 个号，请核对填写的号。`);
  return Array.from({ length: upTo - last }, (_, index) => last + 1 + index);
}
