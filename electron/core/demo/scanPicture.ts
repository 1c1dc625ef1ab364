// Drawn papers for the slots of scans: lines where writing would be, a portrait, a seal. Nobody's papers are shown.
import type { DemoScan } from './caseInHand.ts';
import { pngOf } from './picture.ts';

type Colour = readonly [red: number, green: number, blue: number];

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const paper: Colour = [250, 249, 244];
const ink: Colour = [96, 100, 108];
const band: Colour = [205, 220, 232];
const seal: Colour = [204, 62, 54];
const skin: Colour = [214, 190, 168];

const inside = (x: number, y: number, { left, top, width, height }: Box): boolean =>
  x >= left && x < left + width && y >= top && y < top + height;

/** Lines of writing: every so many pixels a stroke, each of another length. */
function isWritten(x: number, y: number, box: Box, pitch: number): boolean {
  if (!inside(x, y, box)) return false;
  const line = Math.floor((y - box.top) / pitch);
  const isStroke = (y - box.top) % pitch < pitch * 0.34;
  const length = box.width * (0.62 + ((line * 37) % 38) / 100);
  return isStroke && x - box.left < length && (x + line * 5) % 13 !== 0;
}

function isRing(x: number, y: number, centre: readonly [number, number], radius: number): boolean {
  const distance = Math.hypot(x - centre[0], y - centre[1]);
  return (distance <= radius && distance >= radius - 5) || distance <= radius * 0.24;
}

/** A card with a portrait, as a copy of an identity paper looks from afar. */
function cardAt(x: number, y: number): Colour {
  const portrait = { left: 300, top: 50, width: 110, height: 140 };
  if (inside(x, y, portrait)) {
    const head = Math.hypot(x - 355, y - 100) < 30;
    const shoulders = y > 138 && Math.abs(x - 355) < 18 + (y - 138) * 0.8;
    return head ? skin : shoulders ? ink : band;
  }
  if (isWritten(x, y, { left: 40, top: 52, width: 220, height: 150 }, 30)) return ink;
  if (isWritten(x, y, { left: 40, top: 228, width: 370, height: 24 }, 24)) return ink;
  return y < 24 || y > 268 ? band : paper;
}

/** A page with a title, writing, signatures and a seal. */
function pageAt(x: number, y: number): Colour {
  if (isRing(x, y, [340, 520], 46)) return seal;
  if (inside(x, y, { left: 140, top: 46, width: 180, height: 16 })) return ink;
  if (isWritten(x, y, { left: 50, top: 96, width: 360, height: 360 }, 24)) return ink;
  if (isWritten(x, y, { left: 50, top: 500, width: 180, height: 76 }, 30)) return ink;
  return paper;
}

/** A slip with a few lines and a fingerprint. */
function slipAt(x: number, y: number): Colour {
  const print = Math.hypot((x - 330) * 1.3, y - 210);
  if (print < 26 && Math.floor(print / 3) % 2 === 0) return seal;
  if (inside(x, y, { left: 180, top: 36, width: 90, height: 14 })) return ink;
  if (isWritten(x, y, { left: 40, top: 84, width: 370, height: 96 }, 28)) return ink;
  if (isWritten(x, y, { left: 250, top: 204, width: 120, height: 44 }, 26)) return ink;
  return paper;
}

/** The bytes of a PNG. */
export function drawScan(kind: DemoScan['paper']): Buffer {
  if (kind === 'identity') return pngOf({ width: 450, height: 290 }, cardAt);
  return kind === 'agreement' ? pngOf({ width: 460, height: 640 }, pageAt) : pngOf({ width: 450, height: 280 }, slipAt);
}
