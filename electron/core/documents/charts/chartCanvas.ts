// A sheet to draw charts on for paper: lengths in millimetres, black on white, told apart by markers, dashes and hatches.
import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';

const dotsPerMillimetre = 300 / 25.4;

/** Sans faces with Chinese that machines have; the last is whatever the machine takes for the script. */
const family = 'SimHei, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans CJK JP", sans-serif';

/** 小五 and 六号 in millimetres. */
export const letters = { usual: 3.175, small: 2.65 } as const;

export interface ChartSheet {
  canvas: Canvas;
  pen: SKRSContext2D;
  /** Millimetres. */
  width: number;
  height: number;
}

export function chartSheet(width: number, height: number): ChartSheet {
  const canvas = createCanvas(Math.round(width * dotsPerMillimetre), Math.round(height * dotsPerMillimetre));
  const pen = canvas.getContext('2d');
  pen.scale(dotsPerMillimetre, dotsPerMillimetre);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#000000';
  pen.strokeStyle = '#000000';
  pen.textBaseline = 'middle';
  return { canvas, pen, width, height };
}

const setLetters = (pen: SKRSContext2D, height: number, bold: boolean): void => {
  pen.font = `${bold ? 'bold ' : ''}${height}px ${family}`;
};

/** Millimetres a text takes. */
export function textLength(pen: SKRSContext2D, text: string, height: number = letters.usual): number {
  setLetters(pen, height, false);
  return pen.measureText(text).width;
}

interface Lettering {
  align?: 'left' | 'center' | 'right';
  height?: number;
  bold?: boolean;
  /** White around the letters, where they stand on lines. */
  halo?: boolean;
}

/** A text, its middle at `y`. */
export function letter(
  pen: SKRSContext2D,
  text: string,
  x: number,
  y: number,
  { align = 'left', height = letters.usual, bold = false, halo = false }: Lettering = {},
): void {
  setLetters(pen, height, bold);
  pen.textAlign = align;
  if (halo) {
    pen.strokeStyle = '#ffffff';
    pen.lineWidth = 0.8;
    pen.setLineDash([]);
    pen.lineJoin = 'round';
    pen.strokeText(text, x, y);
    pen.strokeStyle = '#000000';
  }
  pen.fillText(text, x, y);
}

/** A straight line. */
export function rule(
  pen: SKRSContext2D,
  from: readonly [number, number],
  to: readonly [number, number],
  { width = 0.2, color = '#000000', dash = [] as number[] } = {},
): void {
  pen.lineWidth = width;
  pen.strokeStyle = color;
  pen.setLineDash(dash);
  pen.beginPath();
  pen.moveTo(...from);
  pen.lineTo(...to);
  pen.stroke();
  pen.strokeStyle = '#000000';
  pen.setLineDash([]);
}

/** How a series is told apart without colour: line and marker, or filling. */
export interface SeriesLook {
  dash: readonly number[];
  marker: 'disc' | 'square' | 'triangle' | 'diamond';
  isHollow: boolean;
}

export const seriesLooks: readonly [SeriesLook, SeriesLook, SeriesLook, SeriesLook] = [
  { dash: [], marker: 'disc', isHollow: false },
  { dash: [1.8, 1], marker: 'square', isHollow: true },
  { dash: [0.4, 0.9], marker: 'triangle', isHollow: false },
  { dash: [2.4, 0.8, 0.4, 0.8], marker: 'diamond', isHollow: true },
];

const markerSize = 0.95;

export function mark(pen: SKRSContext2D, look: SeriesLook, x: number, y: number): void {
  const r = markerSize;
  pen.beginPath();
  if (look.marker === 'disc') pen.arc(x, y, r, 0, 2 * Math.PI);
  else if (look.marker === 'square') pen.rect(x - r, y - r, 2 * r, 2 * r);
  else if (look.marker === 'triangle') {
    pen.moveTo(x, y - r * 1.2);
    pen.lineTo(x + r * 1.1, y + r);
    pen.lineTo(x - r * 1.1, y + r);
    pen.closePath();
  } else {
    pen.moveTo(x, y - r * 1.3);
    pen.lineTo(x + r * 1.3, y);
    pen.lineTo(x, y + r * 1.3);
    pen.lineTo(x - r * 1.3, y);
    pen.closePath();
  }
  pen.fillStyle = look.isHollow ? '#ffffff' : '#000000';
  pen.fill();
  pen.lineWidth = 0.3;
  pen.setLineDash([]);
  pen.stroke();
  pen.fillStyle = '#000000';
}

export type Filling = 'grey' | 'hatched';

/** A bar with an outline, grey or hatched. */
export function bar(pen: SKRSContext2D, x: number, y: number, width: number, height: number, filling: Filling): void {
  const [left, right] = width < 0 ? [x + width, x] : [x, x + width];
  pen.setLineDash([]);
  pen.fillStyle = filling === 'grey' ? '#8c8c8c' : '#ffffff';
  pen.fillRect(left, y, right - left, height);
  if (filling === 'hatched') {
    pen.save();
    pen.beginPath();
    pen.rect(left, y, right - left, height);
    pen.clip();
    pen.lineWidth = 0.2;
    pen.beginPath();
    for (let at = left - height; at < right; at += 1.1) {
      pen.moveTo(at, y + height);
      pen.lineTo(at + height, y);
    }
    pen.stroke();
    pen.restore();
  }
  pen.lineWidth = 0.25;
  pen.strokeRect(left, y, right - left, height);
  pen.fillStyle = '#000000';
}

let chinese: boolean | undefined;

/** Whether the machine has any font with Chinese: without one every character is drawn as the same box. */
export function drawsChinese(): boolean {
  chinese ??= !drawn('国').equals(drawn('乙'));
  return chinese;
}

function drawn(character: string): Buffer {
  const { pen } = chartSheet(4, 4);
  letter(pen, character, 0.4, 2);
  const { data } = pen.getImageData(0, 0, 47, 47);
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}
