// All help pages, read once. They are part of the program: nothing is fetched.
import { type HelpText, linesOf, readHelp } from './blocks.ts';

export interface HelpPage extends HelpText {
  /** Name of its file: `import` for pages/import.md. */
  key: string;
}

const sources = import.meta.glob<string>('./pages/*.md', { query: '?raw', import: 'default', eager: true });

/** The order of the table of contents. */
const order = [
  'start',
  'session',
  'today',
  'table',
  'form',
  'search',
  'import',
  'export',
  'preview',
  'persons',
  'village',
  'committee',
  'team',
  'dispute',
  'mediationCases',
  'mediationCase',
  'minutes',
  'disputesToCases',
  'caseNumbers',
  'mediationSettings',
  'mediators',
  'screening',
  'subsidy',
  'rota',
  'dutyToday',
  'patrol',
  'dutyLog',
  'schools',
  'coverage',
  'drill',
  'matter',
  'hazard',
  'housing',
  'meeting',
  'publicity',
  'peaceVillage',
  'reports',
  'centre',
  'monthly',
  'indicators',
  'look',
  'templates',
  'monthlyData',
  'visit',
  'codes',
  'users',
  'sensitive',
  'backup',
  'settings',
  'questions',
];

const keyOf = (path: string) => path.replace(/^.*\/(.*)\.md$/, '$1');
const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);

export const helpPages: readonly HelpPage[] = Object.entries(sources)
  .map(([path, source]) => ({ key: keyOf(path), ...readHelp(source) }))
  .sort((a, b) => place(a.key) - place(b.key));

export function findHelpPage(key: string): HelpPage | undefined {
  return helpPages.find((page) => page.key === key);
}

export interface HelpHit {
  page: HelpPage;
  /** The line where the words stand, empty where the title says it. */
  excerpt: string;
}

/** Pages that hold every word of the text; title first, then keywords, headings, text. */
export function searchHelp(text: string, pages: readonly HelpPage[] = helpPages): HelpHit[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return pages.map((page) => ({ page, excerpt: '' }));
  const hits: (HelpHit & { rank: number })[] = [];
  for (const page of pages) {
    const lines = page.blocks.flatMap(linesOf);
    const all = [page.title, ...page.keywords, ...lines].join('\n').toLowerCase();
    if (!words.every((word) => all.includes(word))) continue;
    const has = (line: string) => words.some((word) => line.toLowerCase().includes(word));
    const headings = page.blocks.filter((block) => block.kind === 'heading').flatMap(linesOf);
    const rank = has(page.title) ? 0 : page.keywords.some(has) ? 1 : headings.some(has) ? 2 : 3;
    hits.push({ page, rank, excerpt: lines.find(has) ?? '' });
  }
  return hits.sort((a, b) => a.rank - b.rank).map(({ page, excerpt }) => ({ page, excerpt }));
}
