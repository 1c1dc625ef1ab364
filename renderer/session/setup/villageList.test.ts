import { describe, expect, test } from 'vitest';
import { chosenVillages, countWords, linesOf, problemsOf, withNewLine } from './villageList.ts';

const list = linesOf([
  { code: '433125109001', name: '魏家寨社区', officialName: '魏家寨社区居委会', kind: 'community' },
  { code: '433125109200', name: '那铁村', officialName: '那铁村委会', kind: 'village' },
]);

describe('villages of the set-up', () => {
  test('the national list is taken as it is', () => {
    expect(problemsOf(list).size).toBe(0);
    expect(chosenVillages(list)).toHaveLength(2);
    expect(countWords(list)).toBe('共 2 个：1 个社区、1 个村');
  });

  test('a line that is not kept is neither checked nor made', () => {
    const lines = list.map((line) => ({ ...line, name: '', kept: line.kind === 'village' }));
    expect([...problemsOf(lines).values()]).toEqual(['请填写名称']);
    expect(chosenVillages(lines).map((village) => village.code)).toEqual(['433125109200']);
    expect(countWords(lines)).toBe('共 1 个：0 个社区、1 个村，不建立 1 个');
  });

  test('names and codes are given once, whatever spaces stand around them', () => {
    const [first, second] = withNewLine(withNewLine(list)).slice(2);
    const lines = [...list, { ...first!, name: ' 那铁村 ' }, { ...second!, name: '新寨村', code: '4331' }];
    expect([...problemsOf(lines)]).toEqual([
      ['433125109200', '名称重复'],
      [first!.key, '名称重复'],
      [second!.key, '区划代码应为 12 位数字'],
    ]);
  });

  test('an added line needs no code', () => {
    const lines = withNewLine(list).map((line) => (line.added ? { ...line, name: '新寨村 ' } : line));
    expect(problemsOf(lines).size).toBe(0);
    expect(chosenVillages(lines).at(-1)).toEqual({ code: '', name: '新寨村', officialName: '', kind: 'village' });
  });
});
