import { describe, expect, test } from 'vitest';
import { navigationFor } from '../frame/navigation.ts';
import { type Block, type Inline, linesOf, plainText } from './blocks.ts';
import { findHelpPage, helpPages, searchHelp } from './helpPages.ts';
import { hasHelp, helpOfScreen } from './screenHelp.ts';

/** Every place that F1 can be pressed at: the navigation of the widest role, and what is reached otherwise. */
const screens = [
  ...navigationFor('admin').flatMap((group) => group.items.map((item) => item.key)),
  'setup',
  'signIn',
  'lock',
  'import',
  'search',
  'form',
  'export',
  'preview',
  'reveal',
  'persons/duplicates',
  'mediation/intake',
  'mediation/case',
  'caseRecord',
  'settings/password',
];

function inlineOf(block: Block): Inline[] {
  switch (block.kind) {
    case 'heading':
      return [];
    case 'paragraph':
    case 'note':
      return block.parts;
    case 'list':
      return block.items.flat();
    case 'table':
      return [...block.head.flat(), ...block.rows.flat(2)];
  }
}

describe('help', () => {
  test.each(screens)('%s has a page', (screen) => {
    expect(hasHelp(screen)).toBe(true);
    expect(findHelpPage(helpOfScreen(screen))?.title).toBeTruthy();
  });

  test.each(helpPages.map((page) => [page.key, page] as const))('%s is complete', (_key, page) => {
    expect(page.title).not.toBe('');
    expect(page.keywords.length).toBeGreaterThan(0);
    expect(page.blocks.flatMap(linesOf).join('').length).toBeGreaterThan(80);
    for (const block of page.blocks) {
      if (block.kind !== 'table') continue;
      for (const row of block.rows) expect(row.map(plainText).filter(Boolean)).toHaveLength(block.head.length);
    }
    for (const part of page.blocks.flatMap(inlineOf)) {
      if (part.kind === 'link') expect(findHelpPage(part.page)?.key, part.text).toBe(part.page);
    }
  });

  test('no page speaks as "we" or apologises', () => {
    for (const page of helpPages) {
      expect(page.blocks.flatMap(linesOf).join('\n'), page.key).not.toMatch(/我们|咱们|抱歉|对不起|很遗憾/);
    }
  });

  test('every page is in the table of contents, in its order', () => {
    expect(helpPages[0]?.key).toBe('start');
    expect(helpPages.at(-1)?.key).toBe('questions');
  });
});

describe('searching help', () => {
  test('a title comes before a keyword, a keyword before the text', () => {
    const keys = searchHelp('导入').map((hit) => hit.page.key);
    expect(keys[0]).toBe('import');
    expect(keys).toContain('visit');
    expect(searchHelp('脱敏').map((hit) => hit.page.key)).toEqual(['sensitive']);
  });

  test('every word must be there, Latin letters without case', () => {
    expect(searchHelp('gbk csv').map((hit) => hit.page.key)).toEqual(['import']);
    expect(searchHelp('导入 没有这样的词')).toEqual([]);
    expect(searchHelp('  ')).toHaveLength(helpPages.length);
  });

  test('a hit shows the line where the word stands', () => {
    expect(searchHelp('科学计数')[0]?.page.key).toBe('import');
    expect(searchHelp('保密柜')[0]?.excerpt).toContain('保密柜');
  });
});
