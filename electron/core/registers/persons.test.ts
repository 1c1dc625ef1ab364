import { describe, expect, it, onTestFinished } from 'vitest';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Changes } from '../../../shared/contract/shapes.ts';
import { dataFolder } from '../database/folder.ts';
import { unlockWithPassword } from '../database/keyring.ts';
import { openDatabase } from '../database/open.ts';
import { type CallFunction, testApp, testPassword } from '../testing/testApp.ts';

async function save(call: CallFunction, register: string, changes: Changes): Promise<string> {
  return (await call('rows.save', { register, id: null, version: null, changes })).row.id;
}

/** A picture of one pixel. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

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

  it('are gathered into one group however they are linked', async () => {
    const { call } = await testApp();
    const village = (await call('links.suggest', { register: 'village', text: '那铁' })).suggestions[0]!.id;
    const person = (more: Changes) => save(call, 'person', { name: '杨家富', ...more });
    // Each pair is alike in another way, and the middle one comes last.
    const ids = [
      await person({ phone: '13807430001' }),
      await person({ birthDay: '1977-08', village }),
      await person({ phone: '13807430009', village }),
      await person({ phone: '13807430001', birthDay: '1977-08-08' }),
    ];
    await person({ phone: '13807430002' });
    const { groups } = await call('persons.duplicates', {});
    expect(groups.map((group) => group.people.map((each) => each.row.id).sort())).toEqual([ids.sort()]);
    expect(groups[0]!.why.split('；').sort()).toEqual(
      ['姓名和出生年月相同', '姓名和村（社区）相同', '姓名和电话相同'].sort(),
    );
  });

  it('are not merged when their identity numbers say that they are two', async () => {
    const { call } = await testApp();
    const keep = await save(call, 'person', { name: '杨家富', idNumber: '433199197708081232' });
    const drop = await save(call, 'person', { name: '杨家富', idNumber: '433199199003070014' });
    const refusal = await call('persons.merge', { keep, drop: [drop], reason: '试试' }).catch(
      (error: Refusal) => error,
    );
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('公民身份号码不同') });
    expect(JSON.stringify(refusal)).not.toContain('4331991');
    expect((await call('rows.get', { register: 'person', id: drop })).row.withdrawn).toBeNull();
  });

  it('give the values that were chosen, and only from those who are merged', async () => {
    const { call } = await testApp();
    const keep = await save(call, 'person', { name: '杨家富', address: '一组', note: '低保户' });
    const drop = await save(call, 'person', { name: '杨家付', address: '二组', occupation: '务农' });
    const stranger = await save(call, 'person', { name: '杨家贵' });
    const merge = (take: Record<string, string>) =>
      call('persons.merge', { keep, drop: [drop], take, reason: '同一人' });
    await expect(merge({ name: stranger })).rejects.toMatchObject({ code: 'invalid' });
    await expect(merge({ nothing: drop })).rejects.toMatchObject({ code: 'invalid' });
    await merge({ name: drop, address: keep, occupation: keep });
    const { values } = (await call('rows.get', { register: 'person', id: keep })).row;
    expect(values).toMatchObject({ name: '杨家付', address: '一组', note: '低保户', occupation: null });
  });

  it('bring their photos along, and leave a withdrawal as it was', async () => {
    const { call, upload } = await testApp();
    const [team] = await twoTeams(call);
    const keep = await save(call, 'person', { name: '杨家富' });
    const drop = await save(call, 'person', { name: '杨家富' });
    const member = await save(call, 'teamMember', { team, person: drop });
    await call('rows.withdraw', { register: 'teamMember', ids: [member], reason: '登记在别的队' });
    const file = await upload('照片.png', onePixel);
    await call('attachments.add', { register: 'person', id: drop, field: 'photo', file });
    await call('persons.merge', { keep, drop: [drop], reason: '同一人' });
    expect((await call('attachments.list', { register: 'person', id: keep })).attachments).toHaveLength(1);
    const { row } = await call('rows.get', { register: 'teamMember', id: member });
    expect(row.values.person).toBe(keep);
    expect(row.withdrawn?.reason).toBe('登记在别的队');
    const { entries } = await call('rows.history', { register: 'person', id: keep });
    expect(entries.some(({ changes }) => changes.some(({ field, new: now }) => field === 'photo' && now !== ''))).toBe(
      true,
    );
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

  it('with a committee are not closed, and say what stands there', async () => {
    const { call } = await testApp();
    const village = (await call('links.suggest', { register: 'village', text: '那铁村' })).suggestions[0]!.id;
    await save(call, 'person', { name: '石志强', village });
    const committee = await save(call, 'committee', { name: '那铁村治保会', village });
    const close = () => call('villages.close', { id: village, on: '2026-06-01', reason: '整体搬迁' });
    await expect(close()).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('治保会（所属村（社区））：那铁村治保会'),
    });
    await call('rows.withdraw', { register: 'committee', ids: [committee], reason: '村已搬迁' });
    await close();
    expect((await call('rows.get', { register: 'village', id: village })).row.values.state).toBe('closed');
  });

  it('merge with whatever stands there, and name the row that is in the way', async () => {
    const { call, folder, host } = await testApp();
    const idOf = async (name: string) =>
      (await call('links.suggest', { register: 'village', text: name })).suggestions[0]!.id;
    const [one, other] = [await idOf('那铁村'), await idOf('昂洞村')];
    const committee = await save(call, 'committee', { name: '昂洞村治保会', village: other });
    const dispute = await save(call, 'dispute', {
      title: '水渠纠纷',
      happenedOn: '2026-05-01',
      village: other,
      people: 2,
      summary: '用水',
    });
    const team = await save(call, 'team', { name: '昂洞村巡防队', village: other });
    // As an older program might have left it.
    const { key } = unlockWithPassword(folder, { login: '管理员', password: testPassword, now: host.now() });
    const { driver, close } = openDatabase(dataFolder(folder).database, key);
    onTestFinished(close);
    const setKind = driver.prepare('update "team" set "kind" = ? where "id" = ?');
    setKind.run(null, team);
    const merge = () =>
      call('villages.merge', { ids: [other, other], into: one, on: '2026-06-01', reason: '合村并居' });
    await expect(merge()).rejects.toMatchObject({ message: expect.stringContaining('群防群治组织“昂洞村巡防队”') });
    expect((await call('rows.get', { register: 'committee', id: committee })).row.values.village).toBe(other);
    setKind.run('02', team);
    expect(await merge()).toEqual({ moved: 2 });
    expect((await call('rows.get', { register: 'committee', id: committee })).row.values.village).toBe(one);
    expect((await call('rows.get', { register: 'dispute', id: dispute })).row.values.village).toBe(other);
  });
});
