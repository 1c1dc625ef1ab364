// Draws icon.png and icon.ico from icon.svg with the system's Chromium. Run by hand when the drawing changes; the
// results are committed.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { inProject } from '../projectRoot.ts';

const svg = readFileSync(inProject('build', 'icons', 'icon.svg'), 'utf8');
const icoSizes = [16, 24, 32, 48, 64, 128, 256];

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const page = await browser.newPage();

async function draw(size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}

/** An .ico that holds PNG pictures, as Windows has read since Vista. */
function ico(pictures: { size: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    // A side of 256 is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

writeFileSync(inProject('build', 'icons', 'icon.png'), await draw(512));
const pictures: { size: number; png: Buffer }[] = [];
for (const size of icoSizes) pictures.push({ size, png: await draw(size) });
writeFileSync(inProject('build', 'icons', 'icon.ico'), ico(pictures));
await browser.close();
