// A small drawn picture as a PNG (W3C PNG, 8-bit RGB): hills under a sky, for the photo slots of invented rows.
import { crc32, deflateSync } from 'node:zlib';
import type { Chance } from './chance.ts';

const width = 480;
const height = 320;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** Heights of a ridge over the width, in pixels from the top. */
function ridge(top: number, chance: Chance): number[] {
  const [slow, quick, shift] = [chance.between(60, 110), chance.between(18, 40), chance.between(0, 200)];
  return Array.from({ length: width }, (_, x) =>
    Math.round(top + 26 * Math.sin((x + shift) / slow) + 8 * Math.sin((x + shift) / quick)),
  );
}

type Colour = readonly [red: number, green: number, blue: number];

/** The bytes of a PNG whose every pixel is asked for. */
export function pngOf(size: { width: number; height: number }, colourAt: (x: number, y: number) => Colour): Buffer {
  const line = 1 + size.width * 3;
  const rows = Buffer.alloc(size.height * line);
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) rows.set(colourAt(x, y), y * line + 1 + x * 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size.width, 0);
  header.writeUInt32BE(size.height, 4);
  // 8 bits, colour type 2 (RGB), the one compression, filter and interlace that are usual.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The bytes of the PNG. */
export function drawPicture(chance: Chance): Buffer {
  const ridges = [130, 180, 230].map((top) => ridge(top, chance));
  const colours: readonly Colour[] = [
    [122, 152, 168],
    [88, 128, 110],
    [58, 98, 66],
  ];
  return pngOf({ width, height }, (x, y) => {
    const hill = ridges.findLastIndex((heights) => y >= heights[x]!);
    return hill >= 0 ? colours[hill]! : [190 + y / 6, 214 + y / 9, 236];
  });
}
