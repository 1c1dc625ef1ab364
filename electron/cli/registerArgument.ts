// REGISTER on the command line: a key or the Chinese title; and `--view`, a view of it without its register.
import { Refusal } from '../../shared/contract/errors.ts';
import { type ViewInput, viewSpec } from '../../shared/contract/shapes.ts';
import { registerNamed } from '../../shared/registers/index.ts';
import type { Register } from '../../shared/registers/register.ts';
import { readJson } from './arguments.ts';
import { WrongUsage } from './usage.ts';

/** @throws Refusal `notFound` */
export function registerOf(written: string): Register {
  const register = registerNamed(written);
  if (!register) throw new Refusal('notFound', `没有名为“${written}”的台账，可用 registers 查看全部台账。`);
  return register;
}

/** @throws WrongUsage for what is not a JSON object. What is in it is for the core to check. */
export function viewOf(register: Register, written: string | undefined): ViewInput {
  const view = written === undefined ? {} : readJson(written, '--view ');
  if (typeof view !== 'object' || view === null || Array.isArray(view))
    throw new WrongUsage('--view 要写一个 JSON 对象。');
  // A misspelt key would be left out silently, and the command would speak of other rows than were meant.
  const unknown = Object.keys(view).find((key) => !Object.hasOwn(viewSpec.shape, key));
  if (unknown !== undefined) throw new Refusal('invalid', `--view 里的“${unknown}”不认识，可用 procedures 查看写法。`);
  return { ...view, register: register.key };
}
