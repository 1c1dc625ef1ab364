// Unit tests: beside the code they test. Tests in the browser have a configuration of their own (build/vitest.e2e.config.ts).
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['shared/**/*.test.ts', 'electron/**/*.test.ts', 'renderer/**/*.test.{ts,tsx}', 'build/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'dist/**', 'out/**', 'renderer/e2e/**'],
    testTimeout: 90_000,
    hookTimeout: 90_000,
    // Machines are slow or busy: what is waited for gets the time, what is measured is in the bench.
    expect: { poll: { timeout: 30_000 } },
    pool: 'forks',
    maxWorkers: 2,
  },
});
