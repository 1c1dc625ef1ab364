import { describe, expect, test } from 'vitest';
import { type ColourName, colours, cssVariables, rowHeight } from './tokens.ts';

/** Relative luminance of a #rrggbb colour (WCAG 2.2, 1.4.3). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: ColourName, b: ColourName): number {
  const [light = 0, dark = 0] = [luminance(colours[a]), luminance(colours[b])].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe('the palette', () => {
  const grounds: ColourName[] = ['ground', 'surface', 'sunken'];
  test.each<[ColourName, ColourName[]]>([
    ['ink', grounds],
    ['inkMuted', [...grounds, 'accentSofter', 'warningSoft']],
    ['accent', [...grounds, 'accentSoft']],
    ['danger', ['surface', 'ground', 'dangerSoft']],
    ['warning', ['surface', 'ground', 'warningSoft']],
    ['success', ['surface', 'successSoft']],
    ['onAccent', ['accent', 'accentHover', 'danger']],
  ])('%s can be read on its grounds', (ink, on) => {
    for (const ground of on) expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  test('placeholders can be read on the surface', () => {
    expect(contrast('inkFaint', 'surface')).toBeGreaterThanOrEqual(4);
  });
});

test('large type is a quarter larger, in whole pixels for rows', () => {
  expect(rowHeight('normal')).toBe(32);
  expect(rowHeight('large')).toBe(40);
  expect(cssVariables('large')['--pa-font-size']).toBe('17.5px');
  expect(cssVariables('normal')['--pa-ink-muted']).toBe(colours.inkMuted);
});
