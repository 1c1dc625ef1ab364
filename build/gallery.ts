// Pictures of the component sheets, for looking at: `node build/gallery.ts [sheet …]` writes them to out/gallery.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('../renderer', import.meta.url));
const folder = fileURLToPath(new URL('../out/gallery', import.meta.url));
const sheets =
  process.argv.length > 2
    ? process.argv.slice(2)
    : ['frame', 'collapsed', 'parts', 'form', 'reason', 'confirm', 'notices', 'help'];
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

mkdirSync(folder, { recursive: true });
const server = await createServer({
  root,
  configFile: false,
  plugins: [react()],
  server: { port: 0, host: '127.0.0.1' },
  cacheDir: fileURLToPath(new URL('../.cache/gallery', import.meta.url)),
  logLevel: 'warn',
});
await server.listen();
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  page.on(
    'console',
    (message) => ['error', 'warning'].includes(message.type()) && console.log(message.type(), message.text()),
  );
  page.on('pageerror', (error) => console.log('page error', error.message));
  for (const sheet of sheets) {
    for (const type of ['normal', 'large']) {
      await page.goto(`${address}ui/gallery/index.html?sheet=${sheet}&type=${type}`);
      await page.waitForSelector('#root *', { timeout: 60_000 });
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${folder}/${sheet}-${type}.png` });
    }
  }
} finally {
  await browser.close();
  await server.close();
}
