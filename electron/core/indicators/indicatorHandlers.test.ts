// Indicators through the application: figures given by month, villages, series, the office's own ones, refusals.
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import type { OwnIndicator } from '../../../shared/contract/indicatorProcedures.ts';
import { made, refusalOf, villageNamed } from '../testing/rowCalls.ts';
import { testApp } from '../testing/testApp.ts';

type App = Awaited<ReturnType<typeof testApp>>;

const source = '迁陵派出所警情通报';
const given = ({ call }: App, month: string, item: string, value: number, village: string | null = null) =>
  made(call, 'monthlyFigure', { month, item, value, village, source });

async function figure({ call }: App, period: string, key: string, scope = {}) {
  const { values } = await call('indicators.figures', { period, scope, keys: [key] });
  return values[0]!;
}

it('figures given by month: the year before, months that nobody gave, the whole before its villages', async () => {
  const test = await testApp();
  const { call } = test;
  const [one, two] = [await villageNamed(call, '那铁村'), await villageNamed(call, '茶市村')];
  for (const [month, value] of [
    ['2025-08', 9],
    ['2025-10', 128],
    ['2026-07', 12],
    ['2026-08', 9],
    ['2026-09', 8],
    ['2026-10', 79],
  ] as const) {
    await given(test, month, '02', value);
  }
  expect(await figure(test, '2026-10', 'given02')).toMatchObject({
    value: '79',
    previous: '8',
    lastYear: '128',
    againstLastYear: '-38.28%',
    againstPrevious: '887.50%',
    cumulative: '108',
    remarks: [expect.stringContaining('本年累计缺2026年1月、2026年2月')],
    records: 1,
  });
  const autumn = await figure(test, '2026-Q3', 'given02');
  expect(autumn).toMatchObject({ value: '29', records: 3, lastYear: null, againstLastYear: '上年同期数据不全' });
  expect(autumn.againstPrevious).toBe('上期无数据');
  expect((await figure(test, '2026-09', 'given02')).remarks).toContain('逐月下降');
  expect(await figure(test, '2026-06', 'given02')).toMatchObject({ value: null, text: '无数据' });
  expect(await figure(test, '2026-10-05..2026-10-20', 'given02')).toMatchObject({ value: null });

  await given(test, '2026-10', '10', 5);
  await given(test, '2026-10', '10', 3, one);
  expect(await figure(test, '2026-10', 'given10')).toMatchObject({ value: '5', records: 1 });
  expect(await figure(test, '2026-10', 'given10', { village: one })).toMatchObject({ value: '3' });
  expect(await figure(test, '2026-10', 'given10', { village: two })).toMatchObject({ value: null });
  const { rows, total } = await call('indicators.byVillage', { period: '2026-10', keys: ['given10'] });
  expect(total).toEqual(['5']);
  expect(rows.find(({ village }) => village === one)?.values).toEqual(['3']);
  expect(rows.at(-1)).toEqual({ village: null, title: '未填村（社区）', values: ['2'] });

  const refusal = await refusalOf(given(test, '2026-10', '10', 6));
  expect(refusal.message).toContain('已经登记过');
  const { series, months } = await call('indicators.series', { keys: ['given02'], until: '2026-10', months: 3 });
  expect([months, series[0]?.values]).toEqual([
    ['2026-08', '2026-09', '2026-10'],
    ['9', '8', '79'],
  ]);
});

it('village reports: what is due, zero reports, one a month', async () => {
  const test = await testApp();
  const { call } = test;
  const [one, two] = [await villageNamed(call, '那铁村'), await villageNamed(call, '茶市村')];
  const report = (village: string, more: object) => made(call, 'villageReport', { month: '2026-10', village, ...more });
  await report(one, { reportedOn: '2026-10-22', isZero: true });
  await report(two, { reporter: '石明' });
  const of = async (key: string) => (await figure(test, '2026-10', key)).text;
  expect([await of('villageReportsDue'), await of('villageReports'), await of('villageReportRate')]).toEqual([
    '40',
    '1',
    '2.50%',
  ]);
  expect(await of('zeroReportsConfirmedRate')).toBe('0.00%');
  // November has begun, December has not.
  expect((await figure(test, '2026-Q4', 'villageReportsDue')).value).toBe('80');
  expect((await refusalOf(report(one, {}))).message).toContain('已经登记过');
});

it('a passport: definition, filter in words, records with titles', async () => {
  const { call } = await testApp();
  const village = await villageNamed(call, '那铁村');
  await made(call, 'dispute', { title: '邻里纠纷', happenedOn: '2026-10-03', village, people: 4 });
  await made(call, 'dispute', { title: '宅基地纠纷', happenedOn: '2026-10-05' });
  const passport = await call('indicators.records', { key: 'disputesPeople', period: '2026-10' });
  expect(passport).toMatchObject({
    value: { value: '4', unit: '人' },
    filter: expect.stringContaining('涉及人数之和'),
    total: 1,
    shown: [{ register: 'dispute', title: '邻里纠纷', day: '2026-10-03', addend: '4' }],
  });
  const { total, shown } = await call('indicators.records', { key: 'disputesFound', period: '2026', count: 1 });
  expect([total, shown.length, shown[0]?.addend]).toEqual([2, 1, null]);
  const { groups, values } = await call('indicators.figures', { period: '2026-10' });
  expect(groups.map(({ key }) => key)).toEqual(['disputes', 'matters']);
  expect(values.some(({ key }) => key === 'visits')).toBe(false);
});

const own: OwnIndicator = {
  key: '',
  label: '大额纠纷',
  group: 'disputes',
  unit: '件',
  about: '涉及金额一万元以上的纠纷。',
  register: 'dispute',
  day: 'happenedOn',
  aggregate: 'count',
  of: null,
  filters: [{ field: 'amount', op: 'atLeast', value: '10000' }],
};

it('an own indicator counts like a built-in one, is changed, and is taken out of use', async () => {
  const test = await testApp();
  const { call } = test;
  await made(call, 'dispute', { title: '小额', happenedOn: '2026-10-03', amount: 999_999 });
  await made(call, 'dispute', { title: '大额', happenedOn: '2026-10-03', amount: 1_000_000, unit: '甲公司' });
  await made(call, 'dispute', { title: '大额二', happenedOn: '2026-10-04', amount: 2_500_000, unit: '甲公司' });
  const { key } = await call('indicators.saveOwn', own);
  expect(await figure(test, '2026-10', key)).toMatchObject({ label: '大额纠纷', value: '2', records: 2 });
  await call('indicators.saveOwn', { ...own, key, label: '大额纠纷金额', unit: '元', aggregate: 'sum', of: 'amount' });
  expect(await figure(test, '2026-10', key)).toMatchObject({ value: '35000', records: 2 });
  await call('indicators.saveOwn', { ...own, key, label: '涉及单位', unit: '个', aggregate: 'distinct', of: 'unit' });
  expect(await figure(test, '2026-10', key)).toMatchObject({ value: '1', records: 1 });
  expect((await call('indicators.records', { key, period: '2026-10' })).total).toBe(1);
  expect((await call('indicators.own', {})).indicators).toHaveLength(1);
  await call('indicators.dropOwn', { key });
  expect((await call('indicators.figures', { period: '2026-10', keys: [key] })).values).toEqual([]);
  expect((await refusalOf(call('indicators.dropOwn', { key }))).code).toBe('notFound');
});

it('an own standing indicator counts members in post', async () => {
  const test = await testApp();
  const { call } = test;
  const village = await villageNamed(call, '那铁村');
  const committee = (await made(call, 'committee', { name: '那铁村治保会', village })).id;
  const member = (name: string, more: object) =>
    made(call, 'committeeMember', { committee, person: { create: name }, post: '03', ...more });
  await member('张三', { joinedOn: '2026-09-01' });
  await member('李四', { joinedOn: '2026-01-01', leftOn: '2026-10-10' });
  const { key } = await call('indicators.saveOwn', {
    ...own,
    label: '治保会普通委员',
    group: 'forces',
    register: 'committeeMember',
    day: null,
    filters: [{ field: 'post', op: 'anyOf', values: ['03'] }],
  });
  expect((await figure(test, '2026-09', key)).value).toBe('2');
  expect((await figure(test, '2026-10', key, { village })).value).toBe('1');
  expect((await figure(test, '2026-10', 'committeeMembers', { committee })).value).toBe('1');
  expect((await figure(test, '2026-10', 'committeeLeft')).value).toBe('1');
});

it.each([
  [{ register: 'nothing' }, '没有名为“nothing”的台账'],
  [{ group: 'nothing' }, '所属的部分'],
  [{ day: 'title' }, '不是日期'],
  [{ day: 'nothing' }, '没有“nothing”这一栏'],
  [{ aggregate: 'sum' as const, of: 'title' }, '不是数字，不能相加'],
  [{ aggregate: 'sum' as const, of: null }, '请选择把哪一栏相加'],
  [{ aggregate: 'sum' as const, of: 'amount', unit: '件' }, '“元”或“万元”'],
  [{ filters: [{ field: 'outcome', op: 'anyOf' as const, values: ['8'] }] }, '没有“8”这一项'],
  [{ filters: [{ field: 'outcome', op: 'anyOf' as const, values: [] }] }, '要等于什么'],
  [{ filters: [{ field: 'title', op: 'below' as const, value: '3' }] }, '不能比大小'],
  [{ filters: [{ field: 'people', op: 'atLeast' as const, value: '三' }] }, '写成数字'],
  [{ filters: [{ field: 'files', op: 'filled' as const }] }, '自动算出'],
  [{ label: '排查受理纠纷' }, '已经有名为“排查受理纠纷”的指标'],
])('an own indicator with %o is refused in words', async (change, sentence) => {
  const { call } = await testApp();
  expect((await refusalOf(call('indicators.saveOwn', { ...own, ...change }))).message).toContain(sentence);
});

it('a period that is none and an indicator that there is not are refused in words', async () => {
  const { call } = await testApp();
  expect((await refusalOf(call('indicators.figures', { period: '2026-13' }))).message).toContain('不是统计期间');
  const refusal = await refusalOf(call('indicators.records', { key: 'nothing', period: '2026' }));
  expect(refusal.message).toContain('没有名为“nothing”的指标');
});

it('the list behind a figure is written as it is shown: as many rows, and addends that add to it', async () => {
  const test = await testApp();
  const { call, job, target } = test;
  await given(test, '2026-10', '02', 79);
  await given(test, '2026-09', '02', 8);
  const asked = { key: 'given02' };
  const period = '2026-09..2026-10';
  expect((await figure(test, period, asked.key)).value).toBe('87');
  const file = target('清单.xlsx');
  await job('indicators.exportRecords', { key: asked.key, period, format: 'xlsx', file: file.handle });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file.bytes() as never);
  const rows = book.worksheets[0]!.getRows(1, book.worksheets[0]!.rowCount)!;
  const written = rows.map((row) => (row.values as unknown[]).slice(1));
  const records = written.filter(([serial]) => typeof serial === 'number');
  expect(records.map((cells) => cells.at(-1))).toEqual([79, 8]);
  expect(records.map((cells) => cells[2])).toEqual(['月报数据', '月报数据']);
  expect(JSON.stringify(written)).toContain('共 2 条记录');
  const { entries } = await call('audit.list', { limit: 1 });
  expect(entries[0]).toMatchObject({ action: 'export' });

  const paper = target('清单.docx');
  await job('indicators.exportRecords', { key: asked.key, period, format: 'docx', file: paper.handle });
  expect(paper.bytes().subarray(0, 2).toString()).toBe('PK');
});
