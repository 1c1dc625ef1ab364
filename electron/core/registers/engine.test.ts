import { describe, expect, it } from 'vitest';
import { testApp } from '../testing/testApp.ts';

const id = '433199199003070014';

describe('a person', () => {
  it('is created with sex and birth from the identity number, masked, found and changed', async () => {
    const { call } = await testApp();
    const villages = await call('links.suggest', { register: 'village', text: 'ntc' });
    expect(villages.suggestions.map((each) => each.title)).toContain('那铁村');
    const village = villages.suggestions.find((each) => each.title === '那铁村')!.id;

    const made = await call('rows.save', {
      register: 'person',
      id: null,
      version: null,
      changes: { name: '张建国', idNumber: id, phone: '138 0743 0000', village },
    });
    expect(made.row.values).toMatchObject({ sex: '1', birthDay: '1990-03-07', age: 36, phone: '138****0000' });
    expect(made.row.masked).toEqual(['idNumber', 'phone']);

    for (const text of ['zjg', 'zhangjianguo', 'jianguo', '建国', '国', '7430000', '1990']) {
      const { groups } = await call('search.all', { text });
      expect(
        groups.find((group) => group.register === 'person')?.hits.map((hit) => hit.title),
        text,
      ).toEqual(['张建国']);
    }

    await call('reveal.grant', { register: 'person', reason: '核对花名册' });
    const seen = await call('rows.get', { register: 'person', id: made.row.id });
    expect(seen.row.values.idNumber).toBe(id);
    const { entries } = await call('audit.list', {});
    expect(entries.map((entry) => entry.action)).toContain('view');
  });

  it('is one entry: the phone changed in a roster is the phone everywhere', async () => {
    const { call } = await testApp();
    const village = (await call('links.suggest', { register: 'village', text: '那铁' })).suggestions[0]!.id;
    const committee = await call('rows.save', {
      register: 'committee',
      id: null,
      version: null,
      changes: { name: '那铁村治保会', village },
    });
    const member = await call('rows.save', {
      register: 'committeeMember',
      id: null,
      version: null,
      changes: {
        committee: committee.row.id,
        person: { create: '张建国' },
        post: '01',
        idNumber: id,
        phone: '13807430000',
      },
    });
    expect(member.problems.map((problem) => problem.code)).toContain('fewMembers');
    const person = String(member.row.values.person);
    await call('rows.save', {
      register: 'committeeMember',
      id: member.row.id,
      version: member.row.version,
      changes: { phone: '13907431111' },
    });
    const shown = await call('rows.get', { register: 'person', id: person });
    expect(shown.row.values).toMatchObject({ phone: '139****1111', village });
    const head = await call('rows.get', { register: 'committee', id: committee.row.id });
    expect(head.row.values).toMatchObject({
      leaderName: '张建国',
      memberCount: 1,
      chiefCount: 1,
      compliance: '不合规',
    });
    const history = await call('rows.history', { register: 'person', id: person });
    expect(history.entries[0]!.changes).toEqual([
      { field: 'phone', label: '联系电话', old: '138****0000', new: '139****1111' },
    ]);
  });
});
