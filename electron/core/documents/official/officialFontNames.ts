// Fonts an official document names and this computer lacks, with what stands in for them on it.
import { officialFonts } from './officialPage.ts';

interface NamedFont {
  font: string;
  /** The same letters under another name. */
  sameAs: readonly string[];
  /** The nearest ones, best first (document-format.md §3). */
  nearest: readonly string[];
}

const songs = ['宋体', 'SimSun', 'Source Han Serif SC', 'Noto Serif CJK SC'];

const named: readonly NamedFont[] = [
  {
    font: officialFonts.title.eastAsia,
    sameAs: ['FZXiaoBiaoSong-B05S', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05'],
    nearest: ['华文中宋', 'STZhongsong', ...songs],
  },
  {
    font: officialFonts.body.eastAsia,
    sameAs: ['FangSong'],
    nearest: ['仿宋_GB2312', 'FangSong_GB2312', '华文仿宋', 'STFangsong', ...songs],
  },
  {
    font: officialFonts.second.eastAsia,
    sameAs: ['KaiTi'],
    nearest: ['楷体_GB2312', 'KaiTi_GB2312', '华文楷体', 'STKaiti', ...songs],
  },
  {
    font: officialFonts.first.eastAsia,
    sameAs: ['SimHei'],
    nearest: ['微软雅黑', 'Microsoft YaHei', 'Source Han Sans SC', 'Noto Sans CJK SC'],
  },
  { font: officialFonts.number.eastAsia, sameAs: ['SimSun'], nearest: ['新宋体', 'NSimSun', ...songs.slice(2)] },
];

const fallback = '系统默认的中文字体';

/** What is missing among the installed fonts, and what is most like it; nothing where these are not known. */
export function missingOfficialFonts(installed: readonly string[] | null): { font: string; substitute: string }[] {
  if (installed === null) return [];
  const has = new Set(installed.map((name) => name.toLowerCase()));
  const isThere = (name: string): boolean => has.has(name.toLowerCase());
  return named
    .filter(({ font, sameAs }) => ![font, ...sameAs].some(isThere))
    .map(({ font, nearest }) => ({ font, substitute: nearest.find(isThere) ?? fallback }));
}

/** A sentence for the user; null where nothing is missing. */
export function missingFontsSentence(installed: readonly string[] | null): string | null {
  const missing = missingOfficialFonts(installed);
  if (missing.length === 0) return null;
  const pairs = missing.map(({ font, substitute }) => `${font}（以${substitute}代替）`).join('、');
  return `本机缺少公文字体：${pairs}。文件里已写好字体名，在装有这些字体的电脑上打开即按规定字体显示。`;
}
