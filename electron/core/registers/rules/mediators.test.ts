// 人民调解: the make-up of committees, who may mediate, and what is not entered twice.
import { describe, expect, it } from 'vitest';
import type { Changes } from '../../../../shared/contract/shapes.ts';
import { changed, idOfMade, made, refusalOf, villageNamed } from '../../testing/rowCalls.ts';
import { type CallFunction, testApp } from '../../testing/testApp.ts';

/** What is told, beside fields that are still to be filled in. */
const codes = (problems: readonly { code: string }[]) =>
  problems.map((problem) => problem.code).filter((code) => code !== 'unfinished');

async function committeeIn(call: CallFunction, more: Changes = {}): Promise<string> {
  const village = await villageNamed(call, '那铁村');
  return idOfMade(call, 'peopleCommittee', { name: '那铁村人民调解委员会', kind: '1', village, ...more });
}

let people = 0;
const names = ['石志强', '龙秀兰', '向建国', '彭桂英', '田家富', '杨海燕', '张文军', '吴银花', '梁伟', '刘梅', '胡勇'];

function saved(call: CallFunction, register: string, changes: Changes) {
  return call('rows.save', { register, id: null, version: null, changes });
}

/** A mediator who is a person of her own. */
function mediating(call: CallFunction, committee: string, post: string, more: Changes = {}) {
  people += 1;
  const create = `${names[people % names.length]}${people}`;
  return saved(call, 'mediator', { committee, person: { create }, post, joinedOn: '2025-03-01', ...more });
}

async function standing(call: CallFunction, committee: string): Promise<string[]> {
  return codes((await call('rows.get', { register: 'peopleCommittee', id: committee })).row.problems);
}

describe('人民调解委员会', () => {
  it('has a term of three years (人民调解法 9)', async () => {
    const { call } = await testApp();
    const { id, values } = await made(call, 'peopleCommittee', {
      name: '那铁村人民调解委员会',
      kind: '1',
      termFrom: '2024-02-29',
    });
    expect(values.termUntil).toBe('2027-02-28');
    expect((await changed(call, 'peopleCommittee', id, { termUntil: '2026-12-31' })).row.values.termUntil).toBe(
      '2026-12-31',
    );
  });

  it('asks for what belongs to its kind', async () => {
    const { call } = await testApp();
    const trade = await saved(call, 'peopleCommittee', { name: '迁陵镇道路交通事故调委会', kind: '6' });
    expect(codes(trade.problems)).toContain('industryMissing');
    const asked = await changed(call, 'peopleCommittee', trade.row.id, { industryKind: '01' });
    expect(codes(asked.problems)).not.toContain('industryMissing');
    const other = await changed(call, 'peopleCommittee', trade.row.id, { kind: '3' });
    expect(codes(other.problems)).toContain('industryNotAsked');
    const homeless = await saved(call, 'peopleCommittee', { name: '某村人民调解委员会', kind: '1', postcode: '4165' });
    expect(codes(homeless.problems)).toEqual(expect.arrayContaining(['villageMissing', 'badPostcode']));
  });

  it('is told what its make-up lacks, naming article 8, until it is right', async () => {
    const { call } = await testApp();
    const committee = await committeeIn(call, { minorityArea: true });
    expect(await standing(call, committee)).toEqual(['noMembers']);
    const chief = await mediating(call, committee, '3', {
      person: { create: '向世勇' },
      sex: '1',
      ethnic: '15',
    });
    await mediating(call, committee, '2', { sex: '1', ethnic: '15' });
    expect(await standing(call, committee)).toEqual(['fewMembers', 'noWoman', 'oneEthnicGroup']);
    const engaged = await mediating(call, committee, '1', { sex: '2', ethnic: '06' });
    // Whoever is engaged only is no member.
    expect(await standing(call, committee)).toEqual(['fewMembers', 'noWoman', 'oneEthnicGroup']);
    await changed(call, 'mediator', engaged.row.id, { post: '4' });
    expect(await standing(call, committee)).toEqual([]);
    await call('reveal.grant', { register: 'peopleCommittee', reason: '核对' });
    await changed(call, 'mediator', chief.row.id, { phone: '13874300001' });
    const { row } = await call('rows.get', { register: 'peopleCommittee', id: committee });
    expect(row.values).toMatchObject({
      head: '向世勇',
      headPhone: '13874300001',
      memberCount: 3,
      chiefCount: 1,
      womanCount: 1,
      mediatorCount: 3,
      partTimeCount: 3,
      fullTimeCount: 0,
      compliance: '合规',
    });
    await changed(call, 'mediator', chief.row.id, { leftOn: '2026-10-01', leftReason: '外出' });
    const { row: after } = await call('rows.get', { register: 'peopleCommittee', id: committee });
    expect(codes(after.problems)).toEqual(['noChief', 'fewMembers']);
    expect(after.problems.every(({ message }) => message.includes('人民调解法第八条'))).toBe(true);
    expect(after.values.compliance).toBe('不合规');
  });

  it('does not say of members of unknown ethnic group that they are of one', async () => {
    const { call } = await testApp();
    const committee = await committeeIn(call, { minorityArea: true });
    for (const post of ['3', '2', '2']) await mediating(call, committee, post, { sex: '2', ethnic: '15' });
    expect(await standing(call, committee)).toEqual(['oneEthnicGroup']);
    await mediating(call, committee, '2');
    expect(await standing(call, committee)).toEqual([]);
  });
});

describe('人民调解员', () => {
  it('is told of a second 主任 and of a tenth member', async () => {
    const { call } = await testApp();
    const committee = await committeeIn(call);
    expect(codes((await mediating(call, committee, '3')).problems)).toEqual([]);
    expect(codes((await mediating(call, committee, '3')).problems)).toEqual(['manyChiefs']);
    for (let count = 3; count <= 9; count += 1) {
      expect(codes((await mediating(call, committee, '2')).problems)).toEqual([]);
    }
    expect(codes((await mediating(call, committee, '1')).problems)).toEqual([]);
    expect(codes((await mediating(call, committee, '2')).problems)).toEqual(['manyMembers']);
    const gone = await mediating(call, committee, '2', { leftOn: '2026-10-01', leftReason: '换届' });
    expect(codes(gone.problems)).toEqual([]);
  });

  it('is grown up when taking office (人民调解法 14)', async () => {
    const { call } = await testApp();
    const committee = await committeeIn(call);
    const born = (birthDay: string, joinedOn: string | null) => mediating(call, committee, '1', { birthDay, joinedOn });
    const refusal = await refusalOf(born('2008-01-02', '2026-01-01'));
    expect(codes(refusal.problems ?? [])).toEqual(['minor']);
    expect(refusal.problems?.find(({ code }) => code === 'minor')?.message).toContain('人民调解法第十四条');
    expect(codes((await born('2008-01-01', '2026-01-01')).problems)).toEqual([]);
    // A month may mean its last day.
    expect(codes((await born('2008-01-31', '2026-01')).problems)).toEqual([]);
    expect(codes((await refusalOf(born('2015-05', null))).problems ?? [])).toEqual(['minor']);
  });

  it('who is a member of a township committee has been to high school (若干规定 14)', async () => {
    const { call } = await testApp();
    const committee = await idOfMade(call, 'peopleCommittee', { name: '迁陵镇人民调解委员会', kind: '3' });
    const schooled = async (education: string | null, post: string) =>
      codes((await mediating(call, committee, post, { education })).problems).includes('lowEducation');
    expect([
      await schooled('70', '2'),
      await schooled('60', '2'),
      await schooled('80', '1'),
      await schooled(null, '4'),
    ]).toEqual([true, false, false, false]);
    const village = await committeeIn(call);
    expect(codes((await mediating(call, village, '2', { education: '80' })).problems)).toEqual([]);
  });

  it('stands once in a committee, and is full-time in one only', async () => {
    const { call } = await testApp();
    const committee = await committeeIn(call);
    const other = await idOfMade(call, 'peopleCommittee', { name: '迁陵镇人民调解委员会', kind: '3' });
    const first = await mediating(call, committee, '1', { fullTime: '1' });
    const person = String(first.row.values.person);
    const again = (of: string, fullTime: string) =>
      saved(call, 'mediator', { committee: of, person, post: '1', fullTime, joinedOn: '2026-01-01' });
    expect(codes((await refusalOf(again(committee, '2'))).problems ?? [])).toEqual(['alreadyMember']);
    const second = await again(other, '1');
    expect(second.problems).toContainEqual(expect.objectContaining({ code: 'fullTimeTwice', level: 'warning' }));
    expect(second.problems.find(({ code }) => code === 'fullTimeTwice')?.message).toContain('那铁村人民调解委员会');
    expect(codes((await changed(call, 'mediator', second.row.id, { fullTime: '2' })).problems)).toEqual([]);
  });

  it('sits in a room of her own committee, and says why she leaves', async () => {
    const { call } = await testApp();
    const committee = await committeeIn(call);
    const other = await idOfMade(call, 'peopleCommittee', { name: '迁陵镇人民调解委员会', kind: '3' });
    const room = await idOfMade(call, 'mediationRoom', { committee: other, name: '老向调解室', kind: '1' });
    const { row, problems } = await mediating(call, committee, '1', { room });
    expect(codes(problems)).toEqual(['roomElsewhere']);
    const left = await changed(call, 'mediator', row.id, { committee: other, leftOn: '2026-10-01' });
    expect(codes(left.problems)).toEqual(['reasonMissing']);
    expect(left.row.values.inPost).toBe(false);
    const back = await changed(call, 'mediator', row.id, { leftOn: null });
    expect(back.row.values.inPost).toBe(true);
    const { row: counted } = await call('rows.get', { register: 'mediationRoom', id: room });
    expect(counted.values.mediatorCount).toBe(1);
  });

  it('has mediated for whole years', async () => {
    const { call } = await testApp();
    const committee = await committeeIn(call);
    const since = async (yearsFrom: string) => (await mediating(call, committee, '1', { yearsFrom })).row.values.years;
    const today = (await call('home.today', {})).today;
    const [year, rest] = [Number(today.slice(0, 4)), today.slice(4)];
    expect(await since(`${year - 10}${rest}`)).toBe(10);
    expect(await since(`${year - 10}-12-31`)).toBe(today.endsWith('12-31') ? 10 : 9);
    expect(await since(`${year - 3}-01`)).toBe(3);
  });
});

describe('矛盾纠纷排查', () => {
  it('takes place in the village of its committee, counts nothing where nothing was found, and is not entered twice', async () => {
    const { call } = await testApp();
    const committee = await committeeIn(call);
    const on = (screenedOn: string, more: Changes = {}) =>
      saved(call, 'screening', { screenedOn, committee, people: '石志强、龙秀兰', ...more });
    const first = await on('2026-10-15');
    expect(first.row.values).toMatchObject({
      village: await villageNamed(call, '那铁村'),
      area: '全域',
      times: 1,
      found: 0,
      prevented: 0,
    });
    expect(codes(first.problems)).toEqual([]);
    expect(codes((await on('2026-10-15')).problems)).toEqual(['sameScreening']);
    expect(codes((await on('2026-10-15', { area: '一组' })).problems)).toEqual([]);
    expect(codes((await on('2026-10-31', { found: 2 })).problems)).toEqual(['situationMissing']);
  });
});

it('a room of a trade names its trade', async () => {
  const { call } = await testApp();
  const committee = await committeeIn(call);
  const room = await saved(call, 'mediationRoom', { committee, name: '驻所调解室', kind: '3' });
  expect(codes(room.problems)).toEqual([]);
  expect(codes((await changed(call, 'mediationRoom', room.row.id, { kind: '2' })).problems)).toEqual([
    'industryMissing',
  ]);
  const both = await changed(call, 'mediationRoom', room.row.id, { kind: '1', industryKind: '01' });
  expect(codes(both.problems)).toEqual(['industryNotAsked']);
});
