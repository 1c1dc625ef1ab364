import { describe, expect, it } from 'vitest';
import { breachesOf, importRule, importsIn, nameRule } from './layerRules.ts';

describe('importRule', () => {
  it.each([
    ['shared/rules/day.ts', '../fields/day.ts'],
    ['shared/contract/procedure.ts', 'zod'],
    ['electron/core/nodeHost.ts', 'node:fs'],
    ['electron/core/nodeHost.ts', '../../package.json'],
    ['electron/core/app.ts', '../../shared/contract/errors.ts'],
    ['electron/desktop/main.ts', 'electron'],
    ['electron/desktop/main.ts', '../core/dataFolder.ts'],
    ['electron/loopback/serve.ts', '../core/app.ts'],
    ['electron/cli/main.ts', '../loopback/serve.ts'],
    ['renderer/grid/Grid.tsx', '../ui/Button.tsx'],
    ['renderer/grid/Grid.tsx', './Grid.css'],
    ['renderer/registers/Page.tsx', '../grid/Grid.tsx'],
    ['renderer/main.tsx', './registers/Page.tsx'],
    ['renderer/frame/Frame.tsx', '../registers/Page.tsx'],
    ['renderer/api/transport.test.ts', '../../electron/loopback/server.ts'],
    ['shared/rules/day.test.ts', 'node:fs'],
    ['build/start.ts', '../electron/core/dataFolder.ts'],
  ])('%s may import %s', (file, specifier) => {
    expect(importRule({ file, specifier })).toBeNull();
  });

  it.each([
    ['shared/rules/day.ts', 'node:fs', 'outside Node'],
    ['shared/rules/day.ts', 'react', 'only zod'],
    ['shared/rules/day.ts', '../../electron/core/host.ts', 'shared imports only'],
    ['electron/core/app.ts', 'electron', 'only electron/desktop'],
    ['electron/core/app.ts', '../desktop/main.ts', 'the core'],
    ['electron/core/app.ts', '../../renderer/route.ts', 'the core'],
    ['electron/desktop/main.ts', '../loopback/server.ts', 'desktop shell'],
    ['electron/loopback/server.ts', '../cli/main.ts', 'browser shell'],
    ['electron/cli/main.ts', '../desktop/main.ts', 'command line'],
    ['electron/cli/main.ts', 'electron', 'only electron/desktop'],
    ['renderer/registers/Page.tsx', '../../electron/core/host.ts', 'a feature'],
    ['renderer/registers/Page.tsx', '../rosters/Page.tsx', 'a feature'],
    ['renderer/registers/Page.tsx', 'node:path', 'outside Node'],
    ['renderer/registers/Page.tsx', 'better-sqlite3', 'belongs to the core'],
    ['renderer/main.tsx', '../electron/core/host.ts', 'the pages'],
    ['renderer/grid/Grid.tsx', '../registers/Page.tsx', 'knows no feature'],
    ['renderer/ui/Button.tsx', '../grid/Grid.tsx', 'knows no feature'],
    ['renderer/ui/Button.test.tsx', 'electron', 'only electron/desktop'],
    ['electron/core/app.ts', './host', 'real extension'],
  ])('%s may not import %s', (file, specifier, words) => {
    expect(importRule({ file, specifier })).toContain(words);
  });
});

describe('importsIn', () => {
  it('finds every way to import', () => {
    const source = `
import a from './a.ts';
import type { B } from "./b.ts";
import {
  c,
  type D,
} from './c.ts';
import './e.css';
export { f } from './f.ts';
export * from './g.ts';
const h = await import('./h.ts');
// import i from './i.ts';
/* import j from './j.ts'; */
const text = "import k from 'k'";
export const l = from('./l.ts');
`;
    expect(importsIn(source).sort()).toEqual(['./a.ts', './b.ts', './c.ts', './e.css', './f.ts', './g.ts', './h.ts']);
  });
});

describe('nameRule', () => {
  it.each([
    'shared/utils.ts',
    'electron/core/helpers.ts',
    'renderer/common/Button.tsx',
    'shared/misc.test.ts',
    'shared/util.ts',
  ])('refuses %s', (file) => {
    expect(nameRule(file)).not.toBeNull();
  });

  it.each(['shared/rules/commonSurnames.ts', 'electron/core/uuid.ts'])('takes %s', (file) => {
    expect(nameRule(file)).toBeNull();
  });
});

describe('breachesOf', () => {
  it('names file, import and rule', () => {
    expect(breachesOf('shared/a.ts', "import { x } from '../electron/core/x.ts';")).toEqual([
      { file: 'shared/a.ts', specifier: '../electron/core/x.ts', rule: expect.stringContaining('shared') },
    ]);
  });
});
