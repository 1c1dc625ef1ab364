// From nothing to a useful screen: the built browser shell is started, Chromium opens it, the sign-in can be typed in.
import { spawn } from 'node:child_process';
import { openChromium } from '../../renderer/e2e/chromium.ts';
import { inProject } from '../projectRoot.ts';
import { type Line, median } from './measure.ts';

function serve(folder: string): Promise<{ address: string; stop(): void }> {
  const child = spawn(process.execPath, [inProject('dist', 'loopback', 'main.js'), '--data', folder, '--no-open']);
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\S+/.exec(printed)?.[0];
      if (address) resolve({ address, stop: () => child.kill('SIGTERM') });
    });
    child.on('exit', () => reject(new Error(`the browser shell ended: ${printed}`)));
  });
}

/** `folder` is a township that is set up and that nobody has open. */
export async function coldStart(folder: string): Promise<Line[]> {
  const browser = await openChromium();
  const whole: number[] = [];
  const server: number[] = [];
  for (let run = 0; run < 4; run += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const started = performance.now();
    const { address, stop } = await serve(folder);
    const served = performance.now();
    await page.goto(address);
    await page.locator('input[type=password]').waitFor();
    whole.push(performance.now() - started);
    server.push(served - started);
    await context.close();
    stop();
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  await browser.close();
  return [
    { what: 'start of the program', ours: median(server.slice(1)), note: 'process to address, browser shell' },
    { what: 'start to the sign-in page', ours: median(whole.slice(1)), note: 'Chromium already open, empty cache' },
  ];
}
