import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { pdfDataFolder } from '../../documents/pdfPages.ts';
import { type Scan, type ScanPage, scanReader } from './scanPages.ts';
import { gpsWords, jpegWithExif, twoPagePdf } from './testing/scanSamples.ts';

async function pagesOf(bytes: Buffer, kind: Scan['kind']): Promise<ScanPage[]> {
  const reader = scanReader(async () => bytes, pdfDataFolder('/nowhere'));
  return reader.pages({ id: 'a', name: '扫描.jpg', kind });
}

async function colourAt(bytes: Buffer, x: number, y: number): Promise<number[]> {
  const image = await loadImage(bytes);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return [...context.getImageData(Math.floor(x * image.width), Math.floor(y * image.height), 1, 1).data];
}

test('a photo keeps its shape, stands upright and loses what the camera wrote', async () => {
  // Orientation 6: the camera lay on its side; the red half is the right one of the stored picture, the lower one upright.
  const photo = jpegWithExif(400, 200, 6);
  expect(photo.includes(gpsWords)).toBe(true);
  const [page] = await pagesOf(photo, 'photo');
  expect([page!.width, page!.height]).toEqual([200, 400]);
  const written = await page!.picture.bytes();
  expect(written.includes(gpsWords)).toBe(false);
  const image = await loadImage(written);
  expect([image.width, image.height]).toEqual([200, 400]);
  const [red] = await colourAt(written, 0.5, 0.9);
  const [, , blue] = await colourAt(written, 0.5, 0.1);
  expect(red).toBeGreaterThan(200);
  expect(blue).toBeGreaterThan(200);
});

test('a huge photo is made small enough for paper; WebP and PNG become JPEG', async () => {
  const canvas = createCanvas(6000, 3000);
  const webp = await canvas.encode('webp', 80);
  const [page] = await pagesOf(webp, 'photo');
  const image = await loadImage(await page!.picture.bytes());
  expect(image.width).toBe(1650);
  expect(image.height).toBe(825);
  // Transparent becomes paper.
  expect(await colourAt(await page!.picture.bytes(), 0.5, 0.5)).toEqual([255, 255, 255, 255]);
});

test('every page of a PDF is a picture at 150 dpi', async () => {
  const pages = await pagesOf(twoPagePdf(), 'pdf');
  expect(pages.map(({ width, height }) => [width, height])).toEqual([
    [595, 842],
    [842, 595],
  ]);
  const image = await loadImage(await pages[0]!.picture.bytes());
  expect(image.width).toBe(Math.ceil((595 * 150) / 72));
  // The page draws a black square at its lower left.
  expect((await colourAt(await pages[0]!.picture.bytes(), 0.1, 0.95))[0]).toBeLessThan(60);
  expect((await colourAt(await pages[0]!.picture.bytes(), 0.9, 0.1))[0]).toBeGreaterThan(240);
});

test('what cannot be read is refused by name', async () => {
  const broken = Buffer.concat([twoPagePdf().subarray(0, 40), Buffer.alloc(200)]);
  await expect(pagesOf(broken, 'pdf')).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('扫描.jpg'),
  });
  await expect(pagesOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2]), 'photo')).rejects.toMatchObject({
    code: 'unavailable',
  });
});
