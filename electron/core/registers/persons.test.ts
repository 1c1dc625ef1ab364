import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Changes } from '../../../shared/contract/shapes.ts';
import { type CallFunction, testApp } from '../testing/testApp.ts';

async function save(call: CallFunction, register: string, changes: Changes): Promise<string> {
  return (await call('rows.save', { register, id: null, version: null, changes })).row.id;
}

async function twoTeams(call: CallFunction): Promise<[string, string]> {
  return [await save(call, 'team', { name: '一队' }), await save(call, 'team', { name: '二队' })];
}

describe('duplicate persons', () => {
  it('are proposed when name and phone agree, unless both have identity numbers or were declared different', async () => {
    const { call } = await testApp();
    const one = await save(call, 'person', { name: '杨家富', phone: '13807430001' });
    const other = await save(call, 'person', { name: '杨家富', phone: '13807430001', idNumber: '433199197708081232' });
    await save(call, 'person', { name: '杨家富', phone: '13807430002' });
    const { groups } = await call('persons.duplicates', {});
    expect(groups.map((group) => group.people.map((each) => each.row.id).sort())).toEqual([[one, other].sort()]);
    await call('persons.notDuplicates', { ids: [one, other] });
    expect((await call('persons.duplicates', {})).groups).toEqual([]);
  });

  it('merge into one: standings move, values nobody else had are kept, history says so', async () => {
    const { call } = await testApp();
    const [first, second] = await twoTeams(call);
    const keep = await save(call, 'person', { name: '杨家富', phone: '13807430001' });
    const drop = await save(call, 'person', { name: '杨家富', idNumber: '433199197708081232', address: '那铁村3组' });
    const inFirst = await save(call, 'teamMember', { team: first, person: keep, onDuty: '1' });
    await save(call, 'teamMember', { team: first, person: drop, onDuty: '1' });
    const inSecond = await save(call, 'teamMember', { team: second, person: drop, onDuty: '1' });

    await call('persons.merge', { keep, drop: [drop], reason: '同一个人' });

    await call('reveal.grant', { register: 'person', reason: '核对合并' });
    const { row } = await call('rows.get', { register: 'person', id: keep });
    expect(row.values).toMatchObject({
      phone: '13807430001',
      idNumber: '433199197708081232',
      address: '那铁村3组',
      sex: '1',
    });
    const related = await call('rows.related', { register: 'person', id: keep });
    const standing = related.related.filter((each) => !each.withdrawn).map((each) => each.id);
    // One standing a team: the second one in the first team is out of use.
    expect(standing.sort()).toEqual([inFirst, inSecond].sort());
    expect((await call('rows.get', { register: 'person', id: drop })).row.withdrawn?.reason).toContain('同一个人');
    const { entries } = await call('rows.history', { register: 'person', id: keep });
    expect(entries[0]).toMatchObject({ action: 'merge', reason: '同一个人' });
    expect(
      (await call('search.all', { text: '杨家富' })).groups.find((group) => group.register === 'person')?.hits,
    ).toHaveLength(1);
  });

  it('are not merged into themselves', async () => {
    const { call } = await testApp();
    const one = await save(call, 'person', { name: '杨家富' });
    const refusal = await call('persons.merge', { keep: one, drop: [one], reason: '试试' }).catch(
      (error: Refusal) => error,
    );
    expect(refusal).toMatchObject({ code: 'invalid' });
  });
});

describe('standing in a committee', () => {
  it('is one at a time; who left may come back; a past day shows who was in office', async () => {
    const { call } = await testApp();
    const village = (await call('links.suggest', { register: 'village', text: '那铁' })).suggestions[0]!.id;
    const committee = await save(call, 'committee', { name: '那铁村治保会', village });
    const person = await save(call, 'person', { name: '石志强' });
    const first = await call('rows.save', {
      register: 'committeeMember',
      id: null,
      version: null,
      changes: { committee, person, post: '01', joinedOn: '2021-04-01' },
    });
    const again = { committee, person, post: '03', joinedOn: '2025-01-01' };
    const refusal = await call('rows.save', {
      register: 'committeeMember',
      id: null,
      version: null,
      changes: again,
    }).catch((error: Refusal) => error);
    expect((refusal as Refusal).problems?.map((problem) => problem.code)).toContain('alreadyMember');

    await call('rows.save', {
      register: 'committeeMember',
      id: first.row.id,
      version: 1,
      changes: { leftOn: '2024-12-31', leftReason: '换届' },
    });
    await save(call, 'committeeMember', again);
    const on = async (asOf: string) => (await call('rows.count', { register: 'committeeMember', asOf })).rows;
    expect([await on('2020-01-01'), await on('2022-06-01'), await on('2024-12-31'), await on('2026-01-01')]).toEqual([
      0, 1, 0, 1,
    ]);
  });

  it('warns about a second 主任, a third 副主任 and too many members, and counts them on the committee', async () => {
    const { call } = await testApp();
    const village = (await call('links.suggest', { register: 'village', text: '那铁' })).suggestions[0]!.id;
    const committee = await save(call, 'committee', { name: '那铁村治保会', village });
    const codes: string[][] = [];
    const posts = ['01', '01', '02', '02', '02', '03', '03', '03', '03', '03', '03', '03'];
    for (const [index, post] of posts.entries()) {
      const saved = await call('rows.save', {
        register: 'committeeMember',
        id: null,
        version: null,
        changes: { committee, person: { create: `委员${'一二三四五六七八九十甲乙'[index]}` }, post },
      });
      codes.push(saved.problems.filter((problem) => problem.level === 'warning').map((problem) => problem.code));
    }
    expect(codes[0]).toEqual(['fewMembers']);
    expect(codes[1]).toContain('manyChiefs');
    expect(codes[4]).toEqual(['manyChiefs', 'manyDeputies']);
    expect(codes[11]).toEqual(['manyChiefs', 'manyDeputies', 'manyMembers']);
    const { row } = await call('rows.get', { register: 'committee', id: committee });
    expect(row.values).toMatchObject({
      memberCount: 12,
      chiefCount: 2,
      deputyCount: 3,
      plainCount: 7,
      compliance: '不合规',
    });
    expect(row.problems.map((problem) => problem.code)).toEqual(['manyChiefs', 'manyDeputies', 'manyMembers']);
  });
});

describe('villages', () => {
  it('are renamed and merged with their names understood and their people moved', async () => {
    const { call } = await testApp();
    const idOf = async (name: string) =>
      (await call('links.suggest', { register: 'village', text: name })).suggestions.find(
        (each) => each.title === name,
      )!.id;
    const [one, other] = [await idOf('那铁村'), await idOf('昂洞村')];
    const person = await save(call, 'person', { name: '石志强', village: other });
    await call('villages.rename', { id: one, name: '那铁新村', on: '2026-05-01', reason: '更名批复' });
    await call('villages.merge', { ids: [other], into: one, on: '2026-06-01', reason: '合村并居' });

    const kept = (await call('rows.get', { register: 'village', id: one })).row;
    expect(kept.values).toMatchObject({ name: '那铁新村', formerNames: '那铁村、昂洞村', state: 'active' });
    const merged = (await call('rows.get', { register: 'village', id: other })).row;
    expect(merged.values).toMatchObject({ state: 'merged', mergedInto: one, closedOn: '2026-06-01' });
    expect((await call('rows.get', { register: 'person', id: person })).row.values.village).toBe(one);
    expect((await call('search.all', { text: '昂洞' })).groups[0]!.hits.map((hit) => hit.title)).toContain('那铁新村');
    const again = await call('villages.close', { id: other, on: '2026-06-02', reason: '重复' }).catch(
      (error: Refusal) => error,
    );
    expect(again).toMatchObject({ code: 'conflict' });
  });
});
