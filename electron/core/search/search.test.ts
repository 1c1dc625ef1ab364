import { describe, expect, it } from 'vitest';
import { registers } from '../../../shared/registers/index.ts';
import { type CallFunction, testApp } from '../testing/testApp.ts';
import { entriesOf } from './searchIndex.ts';
import { pinyinSortKey, pinyinTokens, wordQueries, wordTokens } from './tokens.ts';

async function people(call: CallFunction, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await call('rows.save', { register: 'person', id: null, version: null, changes: { name } });
  }
}

async function found(call: CallFunction, text: string, register = 'person'): Promise<string[]> {
  const { groups } = await call('search.all', { text, limit: 50 });
  return (groups.find((group) => group.register === register)?.hits ?? []).map((hit) => hit.title).sort();
}

describe('tokens', () => {
  it('are overlapping pairs of Chinese, whole words of anything else', () => {
    expect(wordTokens('张建国 A-12号')).toBe('张建 建国 国 a 12 号');
  });
  it('are initials and full pinyin from every syllable on, in both readings of a surname', () => {
    const tokens = pinyinTokens('单建国').split(' ');
    expect(tokens).toEqual(expect.arrayContaining(['sjg', 'shanjianguo', 'djg', 'danjianguo', 'jg', 'jianguo', 'guo']));
  });
  it('sort names as a dictionary does', () => {
    const names = ['张伟民', '张伟', '安康', '石头', '张三', '曾强'];
    expect(names.toSorted((a, b) => (pinyinSortKey(a) < pinyinSortKey(b) ? -1 : 1))).toEqual([
      '安康',
      '石头',
      '曾强',
      '张三',
      '张伟',
      '张伟民',
    ]);
  });
  it('sort numbered names as they are counted, in figures and in characters', () => {
    const sorted = (names: string[]) => names.toSorted((a, b) => (pinyinSortKey(a) < pinyinSortKey(b) ? -1 : 1));
    const areas = ['第10片区', '第2片区', '第1片区', '第十一片区', '第三片区'];
    expect(sorted(areas)).toEqual(['第1片区', '第2片区', '第三片区', '第10片区', '第十一片区']);
    expect(sorted(['12号防线', '3号防线', '03号防线（王家村）'])).toEqual([
      '3号防线',
      '03号防线（王家村）',
      '12号防线',
    ]);
    // A numeral that is no ordinal is a name: 三联村 stays at san.
    expect(sorted(['三联村', '二月坡社区', '安康村'])).toEqual(['安康村', '二月坡社区', '三联村']);
  });
  it('never let what was typed become syntax', () => {
    for (const text of ['"', 'a OR b', 'NOT', '*', 'words : x', "'; drop table", '（）']) {
      expect(() => wordQueries(text)).not.toThrow();
    }
    expect(wordQueries('""')).toEqual([]);
  });
});

describe('entries', () => {
  it('lie in a range of each register’s own', () => {
    const firsts = registers.map((register) => entriesOf(register.key).first);
    expect(new Set(firsts).size).toBe(registers.length);
    for (const register of registers) expect(Number.isSafeInteger(entriesOf(register.key).last)).toBe(true);
  });
});

describe('the search box', () => {
  it('finds Chinese of any length, pinyin initials and full pinyin, and nothing else', async () => {
    const { call } = await testApp();
    await people(call, ['张建国', '张国建', '周建国', '李四']);
    expect(await found(call, '张')).toEqual(['张国建', '张建国']);
    expect(await found(call, '建国')).toEqual(['周建国', '张建国']);
    expect(await found(call, '张建国')).toEqual(['张建国']);
    expect(await found(call, '国建')).toEqual(['张国建']);
    expect(await found(call, 'zjg')).toEqual(['周建国', '张建国']);
    expect(await found(call, 'ZHANGJIANGUO')).toEqual(['张建国']);
    expect(await found(call, '张 国')).toEqual(['张国建', '张建国']);
    expect(await found(call, '王五')).toEqual([]);
  });

  it('finds a committee by its initials and a member by the person’s name', async () => {
    const { call } = await testApp();
    const village = (await call('links.suggest', { register: 'village', text: '那铁' })).suggestions[0]!.id;
    const committee = await call('rows.save', {
      register: 'committee',
      id: null,
      version: null,
      changes: { name: '那铁村治保会', village },
    });
    await call('rows.save', {
      register: 'committeeMember',
      id: null,
      version: null,
      changes: { committee: committee.row.id, person: { create: '张建国' }, post: '03' },
    });
    expect(await found(call, 'zbh', 'committee')).toEqual(['那铁村治保会']);
    expect(await found(call, 'zjg', 'committeeMember')).toEqual(['张建国 · 那铁村治保会']);
    const opened = await call('views.open', { register: 'committeeMember', search: 'zjg' });
    expect(opened.total).toBe(1);
  });

  it('follows a change and forgets a withdrawn row until it is restored', async () => {
    const { call } = await testApp();
    await people(call, ['张建国']);
    const { id } = (await call('links.suggest', { register: 'person', text: 'zjg' })).suggestions[0]!;
    await call('rows.save', { register: 'person', id, version: 1, changes: { name: '张建军' } });
    expect(await found(call, '张建国')).toEqual([]);
    expect(await found(call, '张建军')).toEqual(['张建军']);
    await call('rows.withdraw', { register: 'person', ids: [id], reason: '重复登记' });
    expect(await found(call, '张建军')).toEqual([]);
    await call('rows.restore', { register: 'person', ids: [id] });
    expect(await found(call, '张建军')).toEqual(['张建军']);
  });

  it('shows where it matched without showing a number in clear', async () => {
    const { call } = await testApp();
    await call('rows.save', {
      register: 'person',
      id: null,
      version: null,
      changes: { name: '张建国', phone: '13807431234', idNumber: '433199199003070014' },
    });
    for (const text of ['7431234', '19900307', '138 0743 1234']) {
      const { groups } = await call('search.all', { text });
      const hit = groups[0]!.hits[0]!;
      expect(hit.matched, text).toContain('****');
      expect(JSON.stringify(groups)).not.toContain('13807431234');
      expect(JSON.stringify(groups)).not.toContain('433199199003070014');
    }
  });

  it('finds one in use behind many that are not', async () => {
    const { call } = await testApp();
    await people(
      call,
      Array.from({ length: 12 }, () => '石志强'),
    );
    const { suggestions } = await call('links.suggest', { register: 'person', text: '石志强', limit: 12 });
    const gone = suggestions.slice(0, 11).map((each) => each.id);
    await call('rows.withdraw', { register: 'person', ids: gone, reason: '重复登记' });
    const left = await call('links.suggest', { register: 'person', text: '石志强', limit: 1 });
    expect(left.suggestions.map((each) => each.id)).toEqual([suggestions[11]!.id]);
    const { groups } = await call('search.all', { text: '石志强', limit: 1 });
    expect(groups.map((group) => [group.register, group.total])).toEqual([['person', 1]]);
  });

  it('finds words that stand in different places, and says of one of them where', async () => {
    const { call } = await testApp();
    const { suggestions } = await call('links.suggest', { register: 'village', text: '那铁村' });
    const village = suggestions[0]!.id;
    await people(call, ['张建国']);
    await call('rows.save', { register: 'person', id: null, version: null, changes: { name: '张建国', village } });
    const { groups } = await call('search.all', { text: '张建国 那铁' });
    expect(groups.map((group) => [group.register, group.hits.map((hit) => hit.matched)])).toEqual([
      ['person', ['姓名：张建国']],
    ]);
    const line = { name: '李四', phone: '0743-8123456' };
    await call('rows.save', { register: 'person', id: null, version: null, changes: line });
    for (const text of ['0743-8123', '07438123']) {
      const [group] = (await call('search.all', { text })).groups;
      expect(group!.hits[0]!.matched, text).toContain('联系电话');
    }
  });

  it('says of a village that it was closed, and of others nothing', async () => {
    const { call } = await testApp();
    const suggested = async () =>
      (await call('links.suggest', { register: 'village', text: '那铁村' })).suggestions[0]!;
    const { id, detail } = await suggested();
    expect(detail).toMatch(/^村 · \d{12}$/);
    await call('villages.close', { id, on: '2026-05-01', reason: '整体搬迁' });
    expect((await suggested()).detail).toContain('已撤销');
  });
});
