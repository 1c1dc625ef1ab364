// End-to-end tests: the built pages and programs in a real Chromium. One file at a time, since each starts a browser.
import { defineConfig } from 'vitest/config';
import { projectRoot } from './projectRoot.ts';

export default defineConfig({
  root: projectRoot,
  test: {
    include: ['renderer/e2e/**/*.{e2e,test}.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Machines are slow or busy: what is waited for gets the time, what is measured is in the bench.
    expect: { poll: { timeout: 30_000 } },
    pool: 'forks',
    fileParallelism: false,
  },
});
