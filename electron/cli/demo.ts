// `demo`: the demo township in an empty folder, its password from the environment.
import { resolve } from 'node:path';
import { defaultDataFolder } from '../core/dataFolder.ts';
import { createDemo, type DemoMade } from '../core/demo/createDemo.ts';
import { nodeHost } from '../core/nodeHost.ts';
import type { Given } from './arguments.ts';
import { commandLineFiles } from './commandLineFiles.ts';
import { givenPassword } from './program.ts';
import { WrongUsage } from './usage.ts';

export async function runDemo({ data, texts }: Given): Promise<DemoMade> {
  const { people, month } = texts;
  if (people !== undefined && !/^\d+$/.test(people)) throw new WrongUsage('--people 后面要写人数。');
  const host = nodeHost({
    shell: 'cli',
    dataFolder: data === undefined ? defaultDataFolder() : resolve(data),
    files: commandLineFiles(),
  });
  return createDemo(host, {
    password: givenPassword(),
    ...(people === undefined ? {} : { people: Number(people) }),
    ...(month === undefined ? {} : { month }),
  });
}
