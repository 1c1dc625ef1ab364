// The programs: command line, browser shell, desktop shell and worker, with every package inside but the native ones.
import { defineConfig } from 'vite';
import { inProject } from './projectRoot.ts';

/** Packages with machine code; they stay outside the bundles and are shipped as they are. */
export const nativePackages = ['better-sqlite3', '@node-rs/argon2', '@napi-rs/canvas'];

/** Every bundle lies one folder below `dist`; nodeHost.ts and serve.ts count on it. */
export const programs = defineConfig({
  root: inProject(),
  publicDir: false,
  ssr: { noExternal: true, external: nativePackages },
  build: {
    ssr: true,
    outDir: inProject('dist'),
    emptyOutDir: false,
    target: 'node22',
    minify: false,
    rolldownOptions: {
      input: {
        'cli/main': inProject('electron', 'cli', 'main.ts'),
        'core/worker': inProject('electron', 'core', 'worker.ts'),
        'loopback/main': inProject('electron', 'loopback', 'main.ts'),
        'desktop/main': inProject('electron', 'desktop', 'main.ts'),
        'desktop/coreProcess': inProject('electron', 'desktop', 'coreProcess.ts'),
      },
      external: ['electron', ...nativePackages],
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        // Packages inside a bundle count as our own code, whose deprecated calls Node would report to the user.
        banner: 'process.noDeprecation = true;',
      },
    },
  },
});

/** A sandboxed preload script is one CommonJS file. */
export const preload = defineConfig({
  root: inProject(),
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: inProject('dist', 'desktop'),
    emptyOutDir: false,
    target: 'chrome130',
    minify: false,
    rolldownOptions: {
      input: inProject('electron', 'desktop', 'preload.ts'),
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
});
