// Published figures (mediation.md §3.3 V1–V4): records that make them up must give exactly these totals and rates.
import { expect, it } from 'vitest';
import { casesOf, loadedTownship } from './testing/loadedTownship.ts';

it('V1 黄石 2016-08: sources, types, amount and what was prevented', async () => {
  const { load, ask } = await loadedTownship();
  // Fifteen published types; 劳动争议 is 10 and 11 together, 消费 is 12, 13 and 14.
  const kind = {
    '01': 160,
    '02': 278,
    '03': 67,
    '04': 44,
    '05': 31,
    '06': 76,
    '07': 18,
    '08': 28,
    '09': 4,
    '10': 5,
    '11': 8,
    '12': 1,
    '13': 2,
    '14': 4,
    '15': 55,
    '16': 33,
    '17': 1,
    '18': 54,
  };
  const cases = casesOf(869, '2016-08-15', {
    outcome: { '1': 842, '2': 27 },
    source: { '2': 455, '1': 378, '3': 6, '4': 1, '5': 20, '6': 4, '7': 5 },
    kind,
    committee: { committee1: 800, committee3: 69 },
  });
  // 28,738,000.00 yuan over the successful cases: 842 × 34,130.00 and 538 + … fen make no difference to the sum.
  const fen = 2_873_800_000;
  cases.slice(0, 842).forEach((each, index) => {
    Object.assign(each, { agreementAmount: index === 0 ? fen - 841 * 3_413_001 : 3_413_001 });
  });
  Object.assign(cases[0]!, { prevented: '2', preventedPeople: 4 });
  [1, 2, 3].forEach((at, index) => {
    Object.assign(cases[at]!, { prevented: '3', preventedPeople: [4, 5, 6][index] });
  });
  load('mediationCase', cases);
  const one = await ask('mediation-cases', '2016-08', { decimals: 1 });
  expect(one.of('total')).toBe('869');
  expect(one.of('success')).toBe('842');
  expect(one.lines[0]).toEqual({ label: '调解成功率', text: '96.9%（调解成功 842 ÷ 调解案件总数 869）' });
  expect(one.of('amount')).toBe('2873.8');
  expect([one.of('own'), one.of('applied'), one.of('entrusted')]).toEqual(['455', '378', '36']);
  expect([one.share('own'), one.share('applied'), one.share('entrusted')]).toEqual(['52.4', '43.5', '4.1']);
  for (const [code, count] of Object.entries(kind)) expect(one.of(`type${code}`), code).toBe(String(count));
  const sum = (...codes: string[]) => codes.reduce((total, code) => total + Number(one.of(`type${code}`)), 0);
  expect([sum('10', '11'), sum('12', '13', '14')]).toEqual([13, 7]);
  expect([one.of('crime'), one.of('crimePeople'), one.of('petition'), one.of('petitionPeople')]).toEqual([
    '1',
    '4',
    '3',
    '15',
  ]);
  expect((await one.broken()).filter(({ level }) => level === 'hard')).toEqual([]);
});

it('V2 锡盟 2021-04: kinds of committees, performance, confirmation and screenings', async () => {
  const { load, ask } = await loadedTownship();
  const kind = {
    '05': 7,
    '07': 29,
    '10': 20,
    '11': 22,
    '08': 1,
    '06': 35,
    '16': 16,
    '04': 90,
    '01': 31,
    '18': 6,
    '17': 77,
    '02': 48,
    '15': 4,
  };
  const committee = { committee1: 8, committee4: 14, committee3: 100, committee6: 217, committee2: 46, committee5: 1 };
  const cases = casesOf(386, '2021-04-20', {
    outcome: { '1': 376, '2': 10 },
    performance: { '1': 369 },
    kind,
    committee,
    source: { '1': 386 },
    agreementForm: { '2': 376 },
  });
  cases.forEach((each, index) => {
    if (index < 75) Object.assign(each, { confirmedOn: '2021-04-25' });
    if (index === 0) Object.assign(each, { agreementAmount: 1_636_240_000 });
  });
  load('mediationCase', cases);
  load('screening', [
    {
      screenedOn: '2021-04-01',
      committee: 'committee3',
      area: '全域',
      people: '甲',
      kind: '1',
      times: 100,
      found: 9,
      prevented: 59,
    },
    {
      screenedOn: '2021-04-30',
      committee: 'committee1',
      area: '全域',
      people: '乙',
      kind: '3',
      times: 67,
      found: 20,
      prevented: 0,
    },
    {
      screenedOn: '2021-05-01',
      committee: 'committee1',
      area: '全域',
      people: '乙',
      kind: '3',
      times: 5,
      found: 5,
      prevented: 5,
    },
  ]);
  const two = await ask('mediation-cases', '2021-04');
  expect([two.of('total'), two.of('success'), two.of('performed'), two.of('confirmed')]).toEqual([
    '386',
    '376',
    '369',
    '75',
  ]);
  expect(two.lines[0]?.text).toMatch(/^97\.41%/);
  expect(two.of('amount')).toBe('1636.24');
  expect([two.of('screenings'), two.of('found'), two.of('forestalled')]).toEqual(['167', '29', '59']);
  expect(
    ['villageCommittee', 'communityCommittee', 'townshipCommittee', 'streetCommittee', 'enterpriseCommittee'].map(
      (key) => two.of(key),
    ),
  ).toEqual(['8', '46', '100', '14', '1']);
  expect([two.of('industryCommittee'), two.share('industryCommittee')]).toEqual(['217', '56.22']);
  expect([two.at('committee3', 'total'), two.at('committee3', 'screenings')]).toEqual(['100', '100']);
  expect([two.of('type03'), two.of('type09'), two.of('type12'), two.of('type19'), two.of('type20')]).toEqual(
    Array(5).fill('0'),
  );
  expect(two.of('type17')).toBe('77');
  expect((await two.broken()).filter(({ level }) => level === 'hard')).toEqual([]);
});

it('V3 某县 three quarters: success and failure make the total, 99.3 %', async () => {
  const { load, ask } = await loadedTownship();
  const months = Array.from({ length: 9 }, (_, index) => `2012-${String(index + 1).padStart(2, '0')}-28`);
  const outcome = { '1': 5894, '2': 41 };
  const cases = casesOf(5935, '', {
    outcome,
    kind: { '02': 5935 },
    committee: { committee1: 5935 },
    source: { '1': 5935 },
  });
  load(
    'mediationCase',
    cases.map((each, index) => ({ ...each, closedOn: months[index % 9]! })),
  );
  const three = await ask('mediation-cases', '2012-01..2012-09', { decimals: 1 });
  expect([three.of('total'), three.of('success'), three.of('failed')]).toEqual(['5935', '5894', '41']);
  expect(three.lines[0]?.text).toMatch(/^99\.3%/);
  expect((await ask('mediation-cases', '2012-10')).of('total')).toBe('0');
});

it('V4 丽水 2016Q3: the rate is of what was mediated, not of what was found', async () => {
  const { load, ask } = await loadedTownship();
  load(
    'mediationCase',
    casesOf(8438, '2016-09-30', {
      outcome: { '1': 7913, '2': 525 },
      kind: { '02': 8438 },
      committee: { committee1: 8438 },
      source: { '1': 8438 },
    }),
  );
  load('screening', [
    {
      screenedOn: '2016-07-01',
      committee: 'committee1',
      area: '全域',
      people: '甲',
      kind: '1',
      times: 1,
      found: 8451,
      prevented: 0,
    },
  ]);
  const four = await ask('mediation-cases', '2016-Q3');
  expect([four.of('found'), four.of('total'), four.of('success')]).toEqual(['8451', '8438', '7913']);
  expect(four.lines[0]?.text).toMatch(/^93\.78%/);
});
