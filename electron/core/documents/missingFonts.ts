// Fonts that documents name and this computer lacks, with what stands in for them on it.
import type { PaperKind } from '../../../shared/contract/previewProcedures.ts';
import { officialFonts } from './official/officialPage.ts';
import { fontSubstitutes, formFonts } from './paper/paperPage.ts';

interface NamedFont {
  font: string;
  /** The same letters under another name. */
  sameAs: readonly string[];
  /** The nearest ones, best first (document-format.md §3). */
  nearest: readonly string[];
}

const songs = ['宋体', 'SimSun', 'Source Han Serif SC', 'Noto Serif CJK SC'];

const title: NamedFont = {
  font: officialFonts.title.eastAsia,
  sameAs: ['FZXiaoBiaoSong-B05S', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05'],
  nearest: ['华文中宋', 'STZhongsong', ...songs],
};
const second: NamedFont = {
  font: officialFonts.second.eastAsia,
  sameAs: ['KaiTi'],
  nearest: ['楷体_GB2312', 'KaiTi_GB2312', '华文楷体', 'STKaiti', ...songs],
};
const first: NamedFont = {
  font: officialFonts.first.eastAsia,
  sameAs: ['SimHei'],
  nearest: ['微软雅黑', 'Microsoft YaHei', 'Source Han Sans SC', 'Noto Sans CJK SC'],
};
const body: NamedFont = { font: formFonts.body, ...fontSubstitutes.body };
const number: NamedFont = { font: formFonts.title, ...fontSubstitutes.title };

const fontsOf: Readonly<Record<PaperKind, readonly NamedFont[]>> = {
  form: [body, number],
  list: [title, body, first, number],
  workbook: [title, number],
  official: [title, body, second, first, number],
};

export interface MissingFont {
  font: string;
  substitute: string;
}

const fallback = '系统默认的中文字体';

/** What papers of these kinds miss among the installed fonts; nothing where the installed ones are not known. */
export function missingFonts(papers: readonly PaperKind[], installed: readonly string[] | null): MissingFont[] {
  if (installed === null) return [];
  const has = new Set(installed.map((name) => name.toLowerCase()));
  const isThere = (name: string): boolean => has.has(name.toLowerCase());
  const wanted = [...new Set(papers.flatMap((paper) => fontsOf[paper]))];
  return wanted
    .filter(({ font, sameAs }) => ![font, ...sameAs].some(isThere))
    .map(({ font, nearest }) => ({ font, substitute: nearest.find(isThere) ?? fallback }));
}

/** Latin names of fonts stand apart from the Chinese around them. */
const spaced = (name: string): string => (/^[\x20-\x7e]+$/u.test(name) ? ` ${name} ` : name);

/** A sentence for the user; null where nothing is missing. */
export function missingFontsSentence(missing: readonly MissingFont[]): string | null {
  if (missing.length === 0) return null;
  const pairs = missing.map(({ font, substitute }) => `${font}（以${spaced(substitute)}代替）`).join('、');
  return `本机没有装文书用的字体：${pairs}。文件里已写好字体名，在装有这些字体的电脑上打开即按规定字体显示，页码可能要重新核对。`;
}
