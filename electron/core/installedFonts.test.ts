import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { installedFonts } from './installedFonts.ts';

const hasFontconfig = (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'fc-list')));

test.runIf(process.platform === 'linux' && hasFontconfig)('fontconfig names every font once', async () => {
  const fonts = await installedFonts();
  expect(fonts?.length).toBeGreaterThan(0);
  expect(new Set(fonts).size).toBe(fonts!.length);
  expect(fonts!.every((name) => name.trim() === name && name !== '')).toBe(true);
});

test.runIf(process.platform === 'linux')('a machine that does not tell is not said to lack fonts', async () => {
  const path = process.env.PATH;
  process.env.PATH = '/nowhere';
  try {
    expect(await installedFonts()).toBeNull();
  } finally {
    process.env.PATH = path;
  }
});
