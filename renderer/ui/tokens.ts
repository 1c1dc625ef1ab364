// Every colour and measure of the look, once. The MUI theme is built from these values; style sheets and the grid
// read them as CSS variables `--pa-*`, so that large type changes one attribute and no component.

export const colours = {
  ground: '#f5f4f1',
  surface: '#ffffff',
  sunken: '#efede8',
  rule: '#e0ddd6',
  ruleStrong: '#c2beb4',
  ink: '#20242b',
  inkMuted: '#5b616b',
  inkFaint: '#757b85',
  accent: '#1f4e8c',
  accentHover: '#183f73',
  accentSoft: '#e6edf7',
  accentSofter: '#f2f6fb',
  onAccent: '#ffffff',
  danger: '#b3261e',
  dangerHover: '#931d17',
  dangerSoft: '#fbeae8',
  warning: '#855600',
  warningSoft: '#fcf3dc',
  success: '#2b6a3d',
  successSoft: '#e7f2e9',
} as const;

export type ColourName = keyof typeof colours;

/** Chinese faces of Windows, macOS and Linux in that order; no face is shipped or fetched. */
export const fontFamily =
  '"Microsoft YaHei UI","Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Source Han Sans SC",sans-serif';

/** For key names and reference numbers only. */
export const monoFamily = 'Consolas,"Cascadia Mono","DejaVu Sans Mono","Noto Sans Mono CJK SC",monospace';

export type TypeSize = 'normal' | 'large';

/** Pixels at normal type. Large type multiplies type and rows by 1.25, never the hairlines. */
export const measures = {
  fontSize: 14,
  rowHeight: 32,
  controlHeight: 32,
  topBarHeight: 48,
  navWidth: 196,
  navWidthCollapsed: 52,
  radius: 4,
} as const;

export const largeFactor = 1.25;

/** Row height in whole pixels, for code that places rows by arithmetic (the grid). */
export function rowHeight(size: TypeSize): number {
  return Math.round(measures.rowHeight * (size === 'large' ? largeFactor : 1));
}

/** Type size in pixels; the root element carries it, everything else is in rem. */
export function fontSize(size: TypeSize): number {
  return measures.fontSize * (size === 'large' ? largeFactor : 1);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The CSS variables of one type size: `--pa-ground`, `--pa-ink-muted`, `--pa-row-height`, … */
export function cssVariables(size: TypeSize): Record<string, string> {
  const factor = size === 'large' ? largeFactor : 1;
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(colours)) variables[`--pa-${kebab(name)}`] = value;
  variables['--pa-font-family'] = fontFamily;
  variables['--pa-font-mono'] = monoFamily;
  variables['--pa-font-size'] = `${fontSize(size)}px`;
  variables['--pa-font-size-small'] = `${measures.fontSize * factor * (13 / 14)}px`;
  variables['--pa-font-size-tiny'] = `${measures.fontSize * factor * (12 / 14)}px`;
  variables['--pa-row-height'] = `${rowHeight(size)}px`;
  variables['--pa-control-height'] = `${Math.round(measures.controlHeight * factor)}px`;
  variables['--pa-top-bar-height'] = `${Math.round(measures.topBarHeight * factor)}px`;
  variables['--pa-nav-width'] = `${Math.round(measures.navWidth * factor)}px`;
  variables['--pa-nav-width-collapsed'] = `${Math.round(measures.navWidthCollapsed * factor)}px`;
  variables['--pa-radius'] = `${measures.radius}px`;
  variables['--pa-space'] = `${8 * factor}px`;
  variables['--pa-focus-ring'] = `0 0 0 2px ${colours.surface}, 0 0 0 4px ${colours.accent}`;
  variables['--pa-shadow-raised'] = '0 6px 24px rgba(32, 36, 43, 0.16), 0 1px 3px rgba(32, 36, 43, 0.12)';
  return variables;
}
