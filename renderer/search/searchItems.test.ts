import { describe, expect, test } from 'vitest';
import { groupsOf, marked, readRecent, recentGroup, withRecent } from './searchItems.ts';

const row = { register: 'person', id: '1', title: '张建国', detail: '男 · 那铁村' };

describe('results', () => {
  const hit = { id: '1', title: '张建国', matched: '姓名：张建国', detail: '男' };

  test('a group that has more leads to all of them', () => {
    const [people] = groupsOf({ groups: [{ register: 'person', total: 12, hits: [hit] }] }, 'zjg');
    expect(people).toMatchObject({ title: '人员', note: '12 条' });
    expect(people?.items.map((item) => item.href)).toEqual(['#/register/person?row=1', expect.stringContaining('zjg')]);
  });

  test('a whole group has its rows only', () => {
    const [people] = groupsOf({ groups: [{ register: 'person', total: 1, hits: [hit] }] }, '张');
    expect(people?.items.map((item) => item.kind)).toEqual(['row']);
  });
});

describe('recent rows', () => {
  test('the newest first, each once, at most eight', () => {
    const many = Array.from({ length: 8 }, (_, index) => ({ ...row, id: String(index) }));
    expect(withRecent(many, row).map(({ id }) => id)).toEqual(['1', '0', '2', '3', '4', '5', '6', '7']);
    expect(withRecent(many, { ...row, id: 'new' })).toHaveLength(8);
  });

  test('whatever else is stored is left out', () => {
    expect(readRecent([row, null, 3, { id: '2' }, { ...row, register: 'gone' }])).toEqual([row]);
    expect(readRecent({})).toEqual([]);
    expect(recentGroup([])).toEqual([]);
  });
});

describe('marking', () => {
  const hits = (text: string, wanted: string) => marked(text, wanted).filter((part) => part.hit);

  test('every place, without case, and the whole text stays', () => {
    expect(marked('张三和张四', '张').map((part) => part.text)).toEqual(['张', '三和', '张', '四']);
    expect(hits('ZBH-2026', 'zbh')).toEqual([{ text: 'ZBH', hit: true }]);
    expect(marked('踏梯村', 'ttc')).toEqual([{ text: '踏梯村', hit: false }]);
    expect(marked('', '张')).toEqual([]);
    expect(hits('那铁村 张建国', '张 那铁').map((part) => part.text)).toEqual(['那铁', '张']);
  });
});
