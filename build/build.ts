// `npm run build`: everything that the program needs in `dist/`, each part only when its sources changed.
import { cpSync, existsSync, rmSync } from 'node:fs';
import { build, type UserConfig } from 'vite';
import { buildDivisions, divisionAsset } from './divisions.ts';
import { buildIfStale } from './freshness.ts';
import { preload, programs } from './programs.config.ts';
import { inProject } from './projectRoot.ts';
import renderer from './renderer.config.ts';

const packages = [inProject('package.json'), inProject('package-lock.json')];

const quietly = (config: UserConfig) => build({ ...config, configFile: false, logLevel: 'warn' });

/** Builds what is missing or older than its sources. `say` gets one line for each part that is built. */
export async function buildMissing(say: (line: string) => void): Promise<void> {
  if (!existsSync(divisionAsset)) say('正在整理全国行政区划……');
  await buildDivisions();
  const pageSources = [
    inProject('renderer'),
    inProject('shared'),
    inProject('build', 'renderer.config.ts'),
    inProject('build', 'icons'),
    ...packages,
  ];
  await buildIfStale('renderer', pageSources, inProject('dist', 'renderer', 'index.html'), async () => {
    say('正在生成界面……');
    await quietly(renderer);
  });
  const coreSources = [
    inProject('electron'),
    inProject('shared'),
    inProject('build', 'programs.config.ts'),
    ...packages,
  ];
  await buildIfStale('programs', coreSources, inProject('dist', 'desktop', 'preload.cjs'), async () => {
    say('正在生成程序……');
    for (const folder of ['chunks', 'cli', 'core', 'loopback', 'desktop']) {
      rmSync(inProject('dist', folder), { recursive: true, force: true });
    }
    await quietly(programs);
    await quietly(preload);
    cpSync(inProject('build', 'icons', 'icon.png'), inProject('dist', 'icons', 'icon.png'));
    cpSync(
      inProject('node_modules', 'highs', 'build', 'highs.wasm'),
      inProject('dist', 'assets', 'solver', 'highs.wasm'),
    );
    // What pdf.js reads while it draws: character maps, standard fonts, decoders of scanned pages.
    for (const folder of ['cmaps', 'iccs', 'standard_fonts', 'wasm']) {
      const data = inProject('node_modules', 'pdfjs-dist', folder);
      cpSync(data, inProject('dist', 'assets', 'pdf', folder), { recursive: true });
    }
  });
}

if (import.meta.main) await buildMissing((line) => console.log(line));
