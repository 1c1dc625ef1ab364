// What each register does beyond its fields.
import { describe, expect, it } from 'vitest';
import { changed, idOfMade, made, refusalOf, villageNamed } from '../../testing/rowCalls.ts';
import { testApp } from '../../testing/testApp.ts';

const codes = (problems: readonly { code: string }[]) => problems.map((problem) => problem.code);

describe('治保会', () => {
  it('is numbered after its village where nobody wrote a number', async () => {
    const { call } = await testApp();
    const village = await villageNamed(call, '那铁村');
    const { code } = (await call('rows.get', { register: 'village', id: village })).row.values;
    const first = await made(call, 'committee', { name: '那铁村治保会', village });
    expect(first.values.number).toBe(`${code}01`);
    await call('rows.withdraw', { register: 'committee', ids: [first.id], reason: '登记有误' });
    // The number of a withdrawn one stays its own.
    const second = await made(call, 'committee', { name: '那铁村治保会', village });
    expect(second.values.number).toBe(`${code}02`);
    expect((await changed(call, 'committee', second.id, { number: '保综治〔2026〕1号' })).row.values.number).toBe(
      '保综治〔2026〕1号',
    );
    expect((await changed(call, 'committee', second.id, { number: null })).row.values.number).toBe(`${code}02`);
    const fresh = await idOfMade(call, 'village', { name: '新设社区', kind: 'community' });
    const unnumbered = await made(call, 'committee', { name: '新设社区治保会', village: fresh });
    expect(unnumbered.values.number).toBeNull();
    expect(unnumbered.unfinished).toContain('治保会编号');
  });

  it('has a term of five years where no end was written, and a written end stays', async () => {
    const { call } = await testApp();
    const village = await villageNamed(call, '那铁村');
    const { id, values } = await made(call, 'committee', { name: '那铁村治保会', village, termFrom: '2024-02-29' });
    expect(values.termUntil).toBe('2029-02-28');
    expect((await changed(call, 'committee', id, { termFrom: '2025-03-01' })).row.values.termUntil).toBe('2030-03-01');
    expect((await changed(call, 'committee', id, { termUntil: '2028-03-01' })).row.values.termUntil).toBe('2028-03-01');
    expect((await changed(call, 'committee', id, { termFrom: '2025-04-01' })).row.values.termUntil).toBe('2028-03-01');
    expect((await changed(call, 'committee', id, { termUntil: null })).row.values.termUntil).toBe('2030-04-01');
    expect((await changed(call, 'committee', id, { termFrom: null })).row.values.termUntil).toBeNull();
  });

  it('warns about groups that are too small or too large', async () => {
    const { call } = await testApp();
    const village = await villageNamed(call, '那铁村');
    const id = await idOfMade(call, 'committee', { name: '那铁村治保会', village });
    const told = async (groupCount: number | null, groupMembers: number | null) =>
      codes((await changed(call, 'committee', id, { groupCount, groupMembers })).problems).includes('groupSize');
    expect([await told(3, 8), await told(3, 9), await told(3, 15), await told(3, 16), await told(0, 3)]).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
    expect([await told(0, 0), await told(3, null), await told(null, 3)]).toEqual([false, false, false]);
  });

  it('warns about a second one in the village', async () => {
    const { call } = await testApp();
    const village = await villageNamed(call, '那铁村');
    await idOfMade(call, 'committee', { name: '那铁村治保会', village });
    const second = await call('rows.save', {
      register: 'committee',
      id: null,
      version: null,
      changes: { name: '那铁村第二治保会', village },
    });
    expect(codes(second.problems)).toContain('secondCommittee');
    expect(codes((await changed(call, 'committee', second.row.id, { note: '核对过' })).problems)).not.toContain(
      'secondCommittee',
    );
  });
});

describe('a membership', () => {
  it('is not entered twice while one lasts, and overlapping terms of the past are worth a look', async () => {
    const { call } = await testApp();
    const village = await villageNamed(call, '那铁村');
    const committee = await idOfMade(call, 'committee', { name: '那铁村治保会', village });
    const person = await idOfMade(call, 'person', { name: '石志强' });
    const term = (joinedOn: string | null, leftOn: string | null) =>
      call('rows.save', {
        register: 'committeeMember',
        id: null,
        version: null,
        changes: { committee, person, post: '03', joinedOn, leftOn, leftReason: leftOn === null ? null : '换届' },
      });
    // Leaves at the end of the year, so she is in office today.
    await term('2021-04-01', '2026-12-31');
    expect(codes((await refusalOf(term('2026-11-01', null))).problems ?? [])).toEqual(['alreadyMember']);
    expect(codes((await term('2015-01', '2021-06')).problems)).toContain('overlappingTerms');
    expect(codes((await term('2010-01', '2015-01')).problems)).not.toContain('overlappingTerms');
    expect(codes((await term(null, '2009-01-01')).problems)).not.toContain('overlappingTerms');
  });

  it('ends and begins again by the day of leaving alone, as in a grid', async () => {
    const { call } = await testApp();
    const team = await idOfMade(call, 'team', { name: '一队' });
    const member = await idOfMade(call, 'teamMember', { team, person: { create: '梁伟' } });
    const left = await changed(call, 'teamMember', member, { leftOn: '2026-10-31', leftReason: '外出' });
    expect(left.row.values).toMatchObject({ onDuty: '2', leftOn: '2026-10-31' });
    const back = await changed(call, 'teamMember', member, { leftOn: null });
    expect(back.row.values).toMatchObject({ onDuty: '1', leftOn: null, leftReason: null });
    expect(codes((await refusalOf(changed(call, 'teamMember', member, { onDuty: '2' }))).problems ?? [])).toContain(
      'leftOnMissing',
    );
  });
});

it('a team that was dissolved and its members on duty tell of each other', async () => {
  const { call } = await testApp();
  const team = await idOfMade(call, 'team', { name: '一队' });
  const member = await idOfMade(call, 'teamMember', { team, person: { create: '梁伟' } });
  const dissolved = await changed(call, 'team', team, { dissolvedOn: '2026-11-01' });
  expect(dissolved.problems).toContainEqual(expect.objectContaining({ code: 'membersLeft', level: 'warning' }));
  expect(codes((await changed(call, 'teamMember', member, { note: '核对' })).problems)).toContain('dissolvedTeam');
  expect(codes((await changed(call, 'teamMember', member, { leftOn: '2026-11-01' })).problems)).not.toContain(
    'dissolvedTeam',
  );
  expect(codes((await changed(call, 'team', team, { note: '已办理' })).problems)).not.toContain('membersLeft');
});

describe('somebody made in place', () => {
  it('belongs to the village of the row', async () => {
    const { call } = await testApp();
    const village = await villageNamed(call, '那铁村');
    const homeOf = async (person: unknown) =>
      (await call('rows.get', { register: 'person', id: String(person) })).row.values.village;
    const grid = await made(call, 'grid', {
      name: '一网格',
      village,
      head: { create: '向春' },
      headPhone: '13807430001',
    });
    expect(await homeOf(grid.values.head)).toBe(village);
    expect(grid.values.headPhone).toBe('138****0001');
    const team = await made(call, 'team', { name: '那铁村巡防队', village, leader: { create: '向秋' } });
    expect(await homeOf(team.values.leader)).toBe(village);
  });
});

describe('links', () => {
  it('are changed together with the values behind them, cleared, and never written into nobody', async () => {
    const { call } = await testApp();
    const village = await villageNamed(call, '那铁村');
    const [one, other] = [
      await idOfMade(call, 'person', { name: '向春', phone: '13807430001' }),
      await idOfMade(call, 'person', { name: '向秋', phone: '13807430002' }),
    ];
    const grid = await idOfMade(call, 'grid', { name: '一网格', village, head: one });
    const phoneOf = async (id: string) => (await call('rows.get', { register: 'person', id })).row.values.phone;
    await changed(call, 'grid', grid, { head: other, headPhone: '13807439999' });
    expect([await phoneOf(one), await phoneOf(other)]).toEqual(['138****0001', '138****9999']);
    const cleared = await changed(call, 'grid', grid, { head: null, headPhone: null });
    expect(cleared.row.values).toMatchObject({ head: null, headPhone: null });
    expect(await phoneOf(other)).toBe('138****9999');
    const refusal = await refusalOf(changed(call, 'grid', grid, { headPhone: '13807430003' }));
    expect(refusal.problems).toEqual([expect.objectContaining({ code: 'linkMissing', field: 'head' })]);
  });

  it('are made in place only where the row itself points, and never where nobody may type', async () => {
    const { call } = await testApp();
    const village = await villageNamed(call, '那铁村');
    const committee = await idOfMade(call, 'committee', { name: '那铁村治保会', village });
    const villages = async () => (await call('rows.count', { register: 'village' })).rows;
    const before = await villages();
    const invented = { create: '凭空村' };
    const member = { committee, person: { create: '张建国' }, post: '01' };
    for (const refused of [
      made(call, 'committeeMember', { ...member, village: invented }),
      changed(call, 'village', village, { mergedInto: invented }),
      made(call, 'visit', { person: { create: '田英' }, visitedOn: '2026-11-01', visitors: '石某', village: invented }),
      made(call, 'person', { name: { create: '张建国' } }),
    ]) {
      expect(await refusalOf(refused)).toMatchObject({
        code: 'invalid',
        message: expect.stringContaining('不能在这里新建'),
      });
    }
    expect(await villages()).toBe(before);
  });

  it('to a village that was merged or closed are for what happened there, not for anything new', async () => {
    const { call } = await testApp();
    const village = await villageNamed(call, '那铁村');
    const person = await idOfMade(call, 'person', { name: '张建国', village });
    await call('villages.close', { id: village, on: '2026-05-01', reason: '整体搬迁' });
    const refusal = await refusalOf(made(call, 'person', { name: '李四', village }));
    expect(refusal.problems).toContainEqual(expect.objectContaining({ code: 'formerVillage', level: 'error' }));
    expect(codes((await changed(call, 'person', person, { note: '外出' })).problems)).not.toContain('formerVillage');
    const dispute = await call('rows.save', {
      register: 'dispute',
      id: null,
      version: null,
      changes: { title: '用水', happenedOn: '2026-04-01', village },
    });
    expect(codes(dispute.problems)).toContain('formerVillage');
  });
});

it('a village that is typed over keeps its old name in mind', async () => {
  const { call } = await testApp();
  const id = await villageNamed(call, '那铁村');
  expect((await changed(call, 'village', id, { name: '那铁新村' })).row.values.formerNames).toBe('那铁村');
  await call('villages.rename', { id, name: '那铁社区', on: '2026-05-01', reason: '村改居' });
  const { row } = await call('rows.get', { register: 'village', id });
  expect(row.values.formerNames).toBe('那铁村、那铁新村');
});
