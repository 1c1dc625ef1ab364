// Fonts that the documents name and this computer lacks, with what will most likely stand in for them.
import { formFonts } from '../../documents/paper/paperPage.ts';

interface NamedFont {
  font: string;
  /** The same letters under another name. */
  sameAs: readonly string[];
  /** The nearest ones, best first. */
  nearest: readonly string[];
}

const named: readonly NamedFont[] = [
  {
    font: formFonts.body,
    sameAs: ['FangSong'],
    nearest: ['仿宋_GB2312', 'FangSong_GB2312', '华文仿宋', 'STFangsong', '方正仿宋简体', '宋体', 'SimSun'],
  },
  { font: formFonts.title, sameAs: ['SimSun'], nearest: ['新宋体', 'NSimSun', '华文宋体', 'STSong', '思源宋体'] },
];

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
