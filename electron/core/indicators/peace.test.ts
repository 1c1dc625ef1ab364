// 例会, 培训, 宣传, 隐患, 房屋, 事项 and 平安村: every figure counted by hand beside it (document-format.md §8).
import { expect, it } from 'vitest';
import { readPeriod } from '../../../shared/reports/period.ts';
import { readCodeBook } from '../codeBook.ts';
import { type Loaded, loadedTownship } from '../reports/testing/loadedTownship.ts';
import { recordsOfIndicator } from './records.ts';
import { indicatorValues } from './values.ts';

async function asking({ database }: Loaded, period: string, scope = {}, today = '2026-11-21') {
  const world = { today, codes: await readCodeBook(database.kysely) };
  const asked = { period: readPeriod(period)!, scope };
  const values = await indicatorValues(database.kysely, asked, world);
  const of = (key: string) => {
    const found = values.find((value) => value.key === key);
    if (!found) throw new Error(`no indicator ${key}`);
    return found;
  };
  return {
    of,
    told: (...keys: readonly string[]) => keys.map((key) => of(key).text),
    records: (key: string) => recordsOfIndicator(database.kysely, { ...asked, key }, world),
  };
}

it('整改率 is of what was found, 按期整改率 of what fell due, by 处', async () => {
  const township = await loadedTownship();
  const hazard = (checkedOn: string, dueOn: string, more: object = {}) => {
    const { finishedOn = null } = more as { finishedOn?: string | null };
    const onTime = finishedOn === null ? null : finishedOn <= dueOn;
    return { checkedOn, dueOn, quantity: 1, state: '1', village: 'v1', level: '1', onTime, ...more };
  };
  township.load('hazard', [
    // Found in September, due in October: put right in time, late, and not at all.
    hazard('2026-09-20', '2026-10-05', { finishedOn: '2026-10-05', quantity: 2 }),
    hazard('2026-09-25', '2026-10-10', { finishedOn: '2026-10-11' }),
    hazard('2026-09-28', '2026-10-20', { village: 'v2' }),
    // Found in October: two of five 处 put right by its end, one of them after its limit.
    hazard('2026-10-02', '2026-10-12', { finishedOn: '2026-10-08', level: '3', noticeNumber: '1号' }),
    hazard('2026-10-03', '2026-10-13', { finishedOn: '2026-10-20' }),
    hazard('2026-10-15', '2026-11-15', { finishedOn: '2026-11-01', quantity: 2, village: 'v2' }),
    // Given away, due in October: nobody here can be late with it.
    hazard('2026-10-16', '2026-10-26', { movedOn: '2026-10-18', state: '5' }),
  ]);
  const october = await asking(township, '2026-10');
  expect(october.told('hazardsFound', 'hazardRecords', 'hazardsOfFound', 'hazardRate')).toEqual([
    '5',
    '4',
    '2',
    '40.00%',
  ]);
  // Due: 2 + 1 + 1 + 1 + 1; in time 2 + 1.
  expect(october.told('hazardsDue', 'hazardsOnTime', 'hazardOnTimeRate')).toEqual(['6', '3', '50.00%']);
  expect(october.told('hazardsFinished', 'hazardsOpen', 'hazardsOverdue')).toEqual(['5', '3', '1']);
  expect(october.told('hazardsMajor', 'hazardNotices', 'hazardsMoved')).toEqual(['1', '1', '1']);
  const september = await asking(township, '2026-09');
  expect(september.told('hazardsFound', 'hazardRate', 'hazardsOpen', 'hazardsOverdue')).toEqual([
    '4',
    '0.00%',
    '4',
    '0',
  ]);
  expect(september.told('hazardsDue', 'hazardOnTimeRate')).toEqual(['0', '—']);
  // Until today, 21 November: what is due on the 15th was put right on the 1st.
  expect((await asking(township, '2026-11')).told('hazardsDue', 'hazardsOnTime')).toEqual(['2', '2']);
  expect((await asking(township, '2026-11', {}, '2026-11-14')).told('hazardsDue')).toEqual(['0']);
  expect((await asking(township, '2026-10', { village: 'v2' })).told('hazardsFound', 'hazardRate')).toEqual([
    '2',
    '0.00%',
  ]);
  expect((await october.records('hazardRate')).length).toBe(2);
  expect((await asking(township, '2026-08')).told('hazardsFound')).toEqual(['无数据']);
});

it('办结率, 按期办结率 and 满意率', async () => {
  const township = await loadedTownship();
  const matter = (acceptedOn: string, dueOn: string, more: object = {}) => {
    const { closedOn = null } = more as { closedOn?: string | null };
    const onTime = closedOn === null ? null : closedOn <= dueOn;
    return { acceptedOn, dueOn, kind: '4', state: '04', village: 'v1', title: '事项', onTime, ...more };
  };
  township.load('matter', [
    matter('2026-09-20', '2026-10-05', { closedOn: '2026-10-04', state: '08', satisfaction: '1' }),
    matter('2026-10-01', '2026-10-10', { closedOn: '2026-10-11', state: '07', satisfaction: '3', kind: '1' }),
    matter('2026-10-02', '2026-10-12', { closedOn: '2026-10-09', state: '07', satisfaction: '2', kind: '1' }),
    matter('2026-10-03', '2026-10-13', { kind: '2' }),
    matter('2026-10-04', '2026-12-03', { kind: '3' }),
    // Not accepted, sent back: nobody has to close them.
    matter('2026-10-05', '2026-10-15', { state: '15' }),
    matter('2026-10-06', '2026-10-16', { state: '11' }),
  ]);
  const october = await asking(township, '2026-10');
  expect(october.told('mattersAccepted', 'mattersClosed', 'mattersClosedRate')).toEqual(['5', '3', '60.00%']);
  expect(october.told('mattersKind1', 'mattersKind2', 'mattersKind3', 'mattersKind4')).toEqual(['2', '1', '1', '1']);
  expect(october.told('mattersDue', 'mattersOnTime', 'mattersOnTimeRate')).toEqual(['4', '2', '50.00%']);
  expect(october.told('mattersOpen', 'mattersOverdue')).toEqual(['2', '1']);
  expect(october.told('mattersAsked', 'mattersSatisfiedRate')).toEqual(['3', '66.67%']);
  expect(october.of('mattersClosedRate')).toMatchObject({ previous: '0.00', againstPrevious: '60.00个百分点' });
});

it('the published 11059 of 11152 closed is 99.17 %', async () => {
  const township = await loadedTownship();
  const matters = Array.from({ length: 11_152 }, (_, at) => ({
    acceptedOn: '2026-10-01',
    dueOn: '2026-10-31',
    state: at < 11_059 ? '06' : '04',
    closedOn: at < 11_059 ? '2026-10-20' : null,
    kind: '4',
  }));
  township.load('matter', matters);
  const october = await asking(township, '2026-10');
  expect(october.told('mattersAccepted', 'mattersClosed', 'mattersClosedRate')).toEqual(['11152', '11059', '99.17%']);
});

it('a household counts once; 入户率 is of the households of the villages in use', async () => {
  const township = await loadedTownship();
  township.database.driver.exec(`update "village" set "households" = case "id" when 'v1' then 24 else 6 end`);
  const visit = (visitedOn: string, village: string, household: string) => ({
    visitedOn,
    village,
    household,
    householdKey: `${village}/${household}`,
  });
  township.load('householdVisit', [
    visit('2026-10-01', 'v1', '1号'),
    visit('2026-10-09', 'v1', '1号'),
    visit('2026-10-09', 'v1', '2号'),
    visit('2026-10-09', 'v2', '1号'),
    visit('2026-09-09', 'v1', '3号'),
  ]);
  township.load('publicity', [
    { heldOn: '2026-10-01', form: '01', households: 23, householdsDue: 24, leaflets: 50, audience: 60, topic: '01' },
    { heldOn: '2026-10-02', form: '01', households: 9, householdsDue: null, leaflets: null, audience: 7, topic: '02' },
  ]);
  const october = await asking(township, '2026-10');
  expect(october.told('visitedHouseholds')).toEqual(['3']);
  expect(october.of('householdRate')).toMatchObject({ numerator: '3', denominator: '30', text: '10.00%' });
  expect((await asking(township, '2026-10', { village: 'v1' })).told('visitedHouseholds', 'householdRate')).toEqual([
    '2',
    '8.33%',
  ]);
  expect(await october.records('visitedHouseholds')).toHaveLength(3);
  // 23 of 24: a round without the number that was to be visited says nothing.
  expect(october.told('publicityHouseholdRate')).toEqual(['95.83%']);
  expect(october.told('publicity', 'publicityLeaflets', 'publicityAudience', 'publicityTopic01')).toEqual([
    '2',
    '50',
    '67',
    '1',
  ]);
});

it('参会率 and 参训率 are of the sums, 合格率 of those examined', async () => {
  const township = await loadedTownship();
  township.load('meeting', [
    { id: 'm1', heldOn: '2026-10-01', due: 10, present: 10, village: 'v1', topic: '一' },
    { id: 'm2', heldOn: '2026-10-15', due: 20, present: 13, topic: '二' },
    { id: 'm3', heldOn: '2026-09-15', due: 5, present: 5, topic: '三' },
  ]);
  township.load('meetingDecision', [
    { meeting: 'm1', item: '甲', dueOn: '2026-10-10', doneOn: '2026-10-09' },
    { meeting: 'm2', item: '乙', dueOn: '2026-10-31' },
    { meeting: 'm3', item: '丙', dueOn: '2026-11-01', doneOn: '2026-10-30' },
  ]);
  township.load('training', [
    { kind: '1', heldOn: '2026-10-02', due: 30, present: 29, passed: 27 },
    { kind: '2', heldOn: '2026-10-20', due: 10, present: 6 },
  ]);
  const october = await asking(township, '2026-10');
  // (10 + 13) ÷ (10 + 20); the mean of 100 % and 65 % would be 82.50 %.
  expect(october.told('meetings', 'meetingRate')).toEqual(['2', '76.67%']);
  expect(october.told('decisions', 'decisionsDone', 'decisionsOverdue')).toEqual(['2', '2', '1']);
  expect(october.told('trainings', 'trainingsPreService', 'trainingRate', 'trainingPassRate')).toEqual([
    '2',
    '1',
    '87.50%',
    '93.10%',
  ]);
});

it('houses and residents as they stood on the last day', async () => {
  const township = await loadedTownship();
  township.load('rentalHouse', [
    { id: 'h1', registeredOn: '2026-01-05', state: '2', village: 'v1', hazard: '01', pledged: true },
    { id: 'h2', registeredOn: '2026-10-31', state: '2', village: 'v2', hazard: '00' },
    { id: 'h3', registeredOn: '2026-11-01', state: '2', village: 'v1' },
    { id: 'h4', registeredOn: '2026-02-01', endedOn: '2026-10-31', state: '2', village: 'v1' },
    { id: 'h5', registeredOn: '2026-02-01', state: '3', village: 'v1' },
  ]);
  township.load('person', [
    { id: 'p1', name: '甲' },
    { id: 'p2', name: '乙' },
    { id: 'p3', name: '丙' },
  ]);
  township.load('floatingResident', [
    {
      person: 'p1',
      registeredOn: '2026-01-05',
      dwelling: '02',
      reason: '01',
      permitKind: '01',
      permitUntil: '2026-10-31',
    },
    { person: 'p2', registeredOn: '2026-03-05', leftOn: '2026-06-01', dwelling: '02' },
    { person: 'p2', registeredOn: '2026-10-05', dwelling: '04', permitUntil: '2026-11-01' },
    { person: 'p3', registeredOn: '2026-03-05', leftOn: '2026-10-31', dwelling: '02' },
  ]);
  const october = await asking(township, '2026-10');
  expect(october.told('rentalHouses', 'hazardousHouses', 'pledgedHouses', 'pledgeRate')).toEqual([
    '2',
    '1',
    '1',
    '50.00%',
  ]);
  expect(october.told('vacantHouses', 'newRentalHouses')).toEqual(['1', '1']);
  expect(october.told('floatingResidents', 'floatingTenants', 'permitsEnded')).toEqual(['2', '1', '1']);
  expect(october.told('floatingArrived', 'floatingLeft')).toEqual(['1', '1']);
});

it('达标率 is of the creations of the year, as far as they were assessed by then', async () => {
  const township = await loadedTownship();
  const creation = (village: string, year: number, more: object = {}) => ({
    village,
    year,
    startsOn: `${year}-01-01`,
    endsOn: `${year}-12-31`,
    declaredOn: `${year}-01-10`,
    ...more,
  });
  township.load('peaceVillage', [
    creation('v1', 2026, { assessedOn: '2026-07-10', reached: true }),
    creation('v2', 2026, { assessedOn: '2026-10-31', reached: false }),
    creation('v1', 2025, { assessedOn: '2025-12-10', reached: true, standing: '3' }),
  ]);
  expect(
    (await asking(township, '2026-10')).told('peaceEntered', 'peaceAssessed', 'peaceReached', 'peaceRate'),
  ).toEqual(['2', '2', '1', '50.00%']);
  expect((await asking(township, '2026-06')).told('peaceEntered', 'peaceReached', 'peaceRate')).toEqual([
    '2',
    '0',
    '0.00%',
  ]);
  // Named and taken back.
  expect((await asking(township, '2025')).told('peaceEntered', 'peaceReached', 'peaceRevoked')).toEqual([
    '1',
    '0',
    '1',
  ]);
});

it('联合检查 and 专项整治 add up what their records say', async () => {
  const township = await loadedTownship();
  township.load('jointCheck', [
    { checkedOn: '2026-10-05', people: 12, places: 9, hazards: 4, fixedOnSpot: 3, notices: 2, movedCases: 1 },
    { checkedOn: '2026-10-25', people: 8, places: null, hazards: 0 },
    { checkedOn: '2026-09-25', people: 5, hazards: 7 },
  ]);
  township.load('campaign', [{ heldOn: '2026-10-31', people: 30 }]);
  const october = await asking(township, '2026-10');
  expect(
    october.told('jointChecks', 'jointCheckPeople', 'jointCheckPlaces', 'jointCheckHazards', 'jointCheckFixed'),
  ).toEqual(['2', '20', '9', '4', '3']);
  expect(october.told('jointCheckNotices', 'jointCheckMoved', 'campaigns', 'campaignPeople')).toEqual([
    '2',
    '1',
    '1',
    '30',
  ]);
  expect(october.told('hazardsFound')).toEqual(['无数据']);
});

it('得分率 is of the marks together, added marks left out', async () => {
  const township = await loadedTownship();
  township.load('assessment', [
    { assessedOn: '2026-10-05', village: 'v1', full: '15.0', deducted: '1.5', score: '13.5', bonus: '2.0' },
    { assessedOn: '2026-10-06', village: 'v2', full: '10.0', deducted: '0.0', score: '10.0' },
    { assessedOn: '2026-09-06', village: 'v2', full: '10.0', deducted: '9.0', score: '1.0' },
  ]);
  const october = await asking(township, '2026-10');
  expect(october.told('assessments', 'assessmentFull', 'assessmentScore', 'assessmentRate')).toEqual([
    '2',
    '25',
    '23.5',
    '94.00%',
  ]);
});
