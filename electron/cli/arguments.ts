// From the words of a command line to a command: options and operands as each command declares them.
import { parseArgs } from 'node:util';
import { WrongUsage } from './usage.ts';

type Kind = 'text' | 'flag';

export interface CommandForm {
  options: Readonly<Record<string, Kind>>;
  /** Fewest and most operands after the command. */
  operands: readonly [least: number, most: number];
}

export interface Given {
  /** From `--data`; undefined for the usual folder. */
  data: string | undefined;
  operands: string[];
  texts: Readonly<Record<string, string | undefined>>;
  flags: ReadonlySet<string>;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/**
 * The command's name and the words after it. Only `--data` may stand before the command.
 * @throws WrongUsage
 */
export function splitCommand(words: readonly string[]): { command: string; rest: string[]; data: string | undefined } {
  let data: string | undefined;
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at]!;
    if (word === '--data') {
      data = words[at + 1];
      at += 1;
    } else if (word.startsWith('--data=')) data = word.slice('--data='.length);
    else break;
    if (!data) throw new WrongUsage('--data 后面要写文件夹。');
  }
  const command = words[at];
  if (command === undefined) throw new WrongUsage('没有写命令。');
  return { command, rest: words.slice(at + 1), data };
}

/** @throws WrongUsage for options and operands that the command does not have. */
export function readGiven(form: CommandForm, rest: string[], data: string | undefined): Given {
  const options = {
    data: text,
    ...Object.fromEntries(Object.entries(form.options).map(([name, kind]) => [name, kind === 'flag' ? flag : text])),
  };
  let values: Record<string, string | boolean | undefined>;
  let positionals: string[];
  try {
    ({ values, positionals } = parseArgs({ args: rest, options, allowPositionals: true, strict: true }));
  } catch (error) {
    throw new WrongUsage(`参数不对：${rest.join(' ')}`, { cause: error });
  }
  const [least, most] = form.operands;
  if (positionals.length < least) throw new WrongUsage('命令后面还缺内容。');
  if (positionals.length > most) throw new WrongUsage(`不认识多出来的“${positionals[most]}”。`);
  const texts: Record<string, string | undefined> = {};
  const flags = new Set<string>();
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string') texts[name] = value;
    if (value === true) flags.add(name);
  }
  return { data: texts.data ?? data, operands: positionals, texts, flags };
}

/** A text that must be JSON. @throws WrongUsage */
export function readJson(written: string, what: string): unknown {
  try {
    return JSON.parse(written);
  } catch (error) {
    throw new WrongUsage(`${what}不是完整的 JSON。`, { cause: error });
  }
}
