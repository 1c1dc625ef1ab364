// End-to-end tests: the built pages and programs in a real Chromium. One file at a time, since each starts a browser.
import { defineConfig } from 'vitest/config';
import { projectRoot } from './projectRoot.ts';

export default defineConfig({
  root: projectRoot,
  test: {
    include: ['renderer/e2e/**/*.{e2e,test}.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    pool: 'forks',
    fileParallelism: false,
  },
});
