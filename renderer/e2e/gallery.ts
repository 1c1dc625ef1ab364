// Serves the component sheets (renderer/ui/gallery) and opens them in Chromium, for pictures and keyboard tests.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright-core';
import { build, type InlineConfig, preview } from 'vite';
import { openChromium } from './chromium.ts';

export interface Gallery {
  page: Page;
  /** Shows a sheet, e.g. `form`, at a type size. */
  show(sheet: string, type?: 'normal' | 'large'): Promise<void>;
  /** What the browser complained about so far. */
  complaints: string[];
  close(): Promise<void>;
}

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the sheets, serves them on a free port and opens a window of 1366 × 768. */
export async function openGallery(): Promise<Gallery> {
  const common: InlineConfig = {
    root: from('..'),
    configFile: false,
    plugins: [react()],
    logLevel: 'warn',
    build: {
      outDir: from('../../.cache/gallery'),
      emptyOutDir: true,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: from('../ui/gallery/index.html') },
    },
  };
  await build(common);
  const server = await preview({ ...common, preview: { port: 0, host: '127.0.0.1' } });
  const address = server.resolvedUrls?.local[0] ?? '';
  const browser = await openChromium();
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return {
    page,
    complaints,
    async show(sheet, type = 'normal') {
      await page.goto(`${address}ui/gallery/index.html?sheet=${sheet}&type=${type}`);
      await page.waitForSelector('#root *', { timeout: 60_000 });
      await page.waitForTimeout(400);
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
