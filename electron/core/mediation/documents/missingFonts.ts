// Fonts that the documents name and this computer lacks, with what will most likely stand in for them.
import { fontSubstitutes, formFonts } from '../../documents/paper/paperPage.ts';

const named = (['body', 'title'] as const).map((use) => ({ font: formFonts[use], ...fontSubstitutes[use] }));

const fallback = '系统默认的中文字体';

/** Nothing is missing where the installed fonts are not known. */
export function missingFonts(installed: readonly string[] | null): { font: string; substitute: string }[] {
  if (installed === null) return [];
  const has = new Set(installed.map((name) => name.toLowerCase()));
  const isThere = (name: string): boolean => has.has(name.toLowerCase());
  return named
    .filter(({ font, sameAs }) => ![font, ...sameAs].some(isThere))
    .map(({ font, nearest }) => ({ font, substitute: nearest.find(isThere) ?? fallback }));
}
