// Downloads Electron's binary into its cache, as a process of its own that start.ts can end. Every piece that arrives
// is told to the parent, so that silence can be noticed.
import { createRequire } from 'node:module';
import { downloadArtifact } from '@electron/get';

const require = createRequire(import.meta.url);
const { version } = require('electron/package.json') as { version: string };
const checksums = require('electron/checksums.json') as Record<string, string>;

try {
  await downloadArtifact({
    version,
    artifactName: 'electron',
    platform: process.platform,
    arch: process.arch,
    checksums,
    cacheRoot: process.env.electron_config_cache,
    downloadOptions: {
      quiet: true,
      getProgressCallback: (progress: { percent: number }) => {
        process.send?.({ percent: progress.percent });
        return Promise.resolve();
      },
    },
  });
  process.exit(0);
} catch (error) {
  process.send?.({ failed: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}
