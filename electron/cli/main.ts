// The command line: `npm run -s cli -- [--data DIR] COMMAND`. JSON on stdout; a refused call prints its envelope on
// stderr and ends with 1, wrong usage with 2.
import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { readGiven, splitCommand } from './arguments.ts';
import { usage, WrongUsage } from './usage.ts';

// Compiled code of the program (never data) is kept in the system's temporary folder, so that commands start at once.
enableCompileCache();

let folder: string | undefined;

/** Prints what went wrong. @returns the exit code. */
async function tell(error: unknown): Promise<number> {
  if (error instanceof WrongUsage) {
    process.stderr.write(`${error.message}\n\n${usage}\n`);
    return 2;
  }
  const { envelopeFor } = await import('./envelopeFor.ts');
  process.stderr.write(`${JSON.stringify(envelopeFor(error, folder && resolve(folder)))}\n`);
  return 1;
}

/** Runs one command line. @returns the exit code. */
async function run(words: string[]): Promise<number> {
  if (words[0] === '--help' || words[0] === '-h') {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  try {
    const { command: name, rest, data } = splitCommand(words);
    const { commands } = await import('./commands.ts');
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new WrongUsage(`没有名为“${name}”的命令。`);
    const given = readGiven(command, rest, data);
    folder = given.data;
    const { output, code = 0 } = await command.run(given);
    if (output !== undefined) process.stdout.write(`${JSON.stringify(output)}\n`);
    return code;
  } catch (error) {
    return tell(error);
  }
}

// Whoever read the output has gone (`… | head`): there is nobody left to tell.
process.stdout.on('error', () => process.exit(1));
// A fault outside of any call: an envelope like every other, never a stack trace.
process.on('uncaughtException', (error) => {
  void tell(error).finally(() => process.exit(1));
});

process.exitCode = await run(process.argv.slice(2));
