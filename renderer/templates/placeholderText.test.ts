import { describe, expect, it } from 'vitest';
import { findPlaceholders } from '../../shared/rules/templates/placeholder.ts';
import { familiesOf, findNames, type NameGroup, placeholderText, type SlotShown } from './placeholderText.ts';

const name = (text: string, more: Partial<SlotShown> = {}): SlotShown => ({
  ...{ name: text, kind: 'number', about: '', of: null, example: null },
  ...more,
});
const group = (names: SlotShown[], title = '矛盾纠纷'): NameGroup => ({ key: 'a', title, list: null, rows: 0, names });

describe('what is pasted', () => {
  it('is what the program reads', () => {
    const read = (text: string) => findPlaceholders(text).map(({ placeholder }) => placeholder);
    const found = name('受理数');
    expect(read(placeholderText(found, 'value', null))).toEqual([{ kind: 'value', name: '受理数', decimals: null }]);
    expect(read(placeholderText(found, 'value', 2))).toEqual([{ kind: 'value', name: '受理数', decimals: 2 }]);
    expect(read(placeholderText(found, 'if', 2))).toEqual([
      { kind: 'open', block: 'if', name: '受理数' },
      { kind: 'close', name: null, block: 'if' },
    ]);
    expect(read(placeholderText(found, 'unless', null))[0]).toMatchObject({ block: 'unless' });
    // A text has no decimals.
    expect(placeholderText(name('单位', { kind: 'text' }), 'value', 2)).toBe('{{单位}}');
  });
});

describe('finding a name', () => {
  const groups = [
    group([name('受理数', { about: '按受理日期' }), name('受理数同比', { of: '受理数' }), name('化解数')]),
    group([name('单位', { kind: 'text' })], '表头'),
  ];

  it('puts the forms of a figure under it', () => {
    expect(familiesOf(groups[0]!).map(({ main, forms }) => [main.name, forms.map((form) => form.name)])).toEqual([
      ['受理数', ['受理数同比']],
      ['化解数', []],
    ]);
  });

  it('looks in names, meanings and titles of groups; a form alone is shown with its figure', () => {
    const found = (search: string) =>
      findNames(groups, search).flatMap(({ families }) =>
        families.map(({ main, forms }) => [main.name, ...forms.map((form) => form.name)].join()),
      );
    expect(found('')).toHaveLength(3);
    expect(found('同比')).toEqual(['受理数,受理数同比']);
    expect(found('日期')).toEqual(['受理数,受理数同比']);
    expect(found('表头')).toEqual(['单位']);
    expect(found('没有')).toEqual([]);
  });
});
