// Ledgers of 平安建设 as offices write them on paper.
import { expect, test } from 'vitest';
import { allRows, openBytes, rowsOf, save } from '../../testing/importing.ts';
import { made } from '../../testing/rowCalls.ts';
import { type TestApp, testApp } from '../../testing/testApp.ts';

const csv = (...lines: string[]) => Buffer.from(lines.join('\r\n'), 'utf8');

async function states(app: TestApp, id: string) {
  const rows = await allRows(app, id, 'all');
  return rows.map((row) => [row.state, ...row.problems.map((problem) => problem.code)]);
}

test('a ledger of hazards is recognised by its headings, numbered, and held back where its days contradict', async () => {
  const app = await testApp();
  const opened = await openBytes(
    app,
    '治安隐患排查整改台账.csv',
    csv(
      '迁陵镇2026年10月治安隐患排查整改台账',
      '序号,排查日期,村（社区）,检查场所/单位名称,地址,检查类型/方式,检查人员,隐患类型,等级,存在问题,数量（处）,整改措施,整改期限,责任单位,责任人,电话,整改状态,整改情况,完成日期,复查日期,复查人,复查结论',
      '1,2026-10-08,和平村,便民超市,和平街3号,日常检查,石某、龙某,消防隐患,一般,通道堵塞,2,清理,2026-10-18,便民超市,向某,13807431001,已整改,已清理,2026-10-15,2026-10-16,石某,合格',
      '2,2026-10-09,和平村,网吧,和平街9号,专项,石某、龙某,治安,较大,登记不全,1,补登,2026-10-08,网吧,田某,13807431002,未整改,,,,,',
      '3,2026-10-09,和平村,砂石场,河边,联合,石某、龙某,其他,一般,无围挡,1,围挡,2026-11-30,砂石场,彭某,13807431003,整改中,,,2026-10-20,石某,合格',
      '4,2026-10-10,和平村,农家乐,二组,举报,石某、龙某,消防,一般,软管老化,1,更换,2026-10-25,农家乐,彭某,13807431004,,已更换,2026-10-20,,,',
    ),
  );
  expect(opened.sheets[0]?.register).toBe('hazard');
  expect(await states(app, opened.import)).toEqual([
    ['good'],
    ['held', 'tooEarly'],
    ['held', 'recheckWithoutFinish'],
    ['good'],
  ]);
  await save(app, opened.import);
  const rows = await rowsOf(app, 'hazard');
  expect(
    rows.map(({ number, kind, state, onTime, quantity }) => [number, kind, state, onTime, quantity]).toSorted(),
  ).toEqual([
    ['2026100001', '02', '3', true, 2],
    ['2026100002', '02', '3', true, 1],
  ]);
});

test('a sign-in sheet names its training by topic or number and brings its people along', async () => {
  const app = await testApp();
  const training = (topic: string, heldOn: string) =>
    made(app.call, 'training', {
      kind: '1',
      topic,
      heldOn,
      place: '镇政府',
      lecturer: '派出所',
      due: 10,
      present: 10,
    });
  await training('岗前培训', '2026-10-10');
  await training('消防演练', '2026-10-20');
  await training('岗前培训', '2026-11-10');
  const opened = await openBytes(
    app,
    '培训签到表.csv',
    csv(
      '培训签到表',
      '序号,培训主题,姓名,单位/村,职务,电话,签到时间,合格',
      '1,消防演练,石大勇,和平村,队员,13807431001,8:40,是',
      '2,2026-10-10 · 岗前培训,龙秀兰,和平村,队员,13807431002,上午8点半,是',
      '3,2026110001,向建国,和平村,队员,13807431003,08:50,否',
      '4,岗前培训,田四,和平村,队员,13807431004,08:50,是',
      '5,没有这次,彭五,和平村,队员,13807431005,08:50,是',
    ),
  );
  expect(opened.sheets[0]?.register).toBe('trainee');
  expect(await states(app, opened.import)).toEqual([
    ['good'],
    ['good'],
    ['good'],
    ['held', 'unclearReference'],
    ['held', 'unknownReference'],
  ]);
  await save(app, opened.import);
  const rows = await rowsOf(app, 'trainee');
  expect(rows.map(({ signedAt, passed }) => [signedAt, passed]).toSorted()).toEqual([
    ['08:30', true],
    ['08:40', true],
    ['08:50', false],
  ]);
});

test('a ledger of let houses brings landlord and tenant, each with a number of his own', async () => {
  const app = await testApp();
  const opened = await openBytes(
    app,
    '出租房屋台账.csv',
    csv(
      '出租房屋登记台账',
      '序号,房屋地址,村（社区）,房主姓名,房主电话,出租用途,承租人姓名,承租人电话,隐患类型,登记日期,是否签订治安责任保证书',
      '1,和平村一组5号,和平村,石大勇,13807431001,居住,田海燕,13807431002,无隐患,2026-03-01,是',
      '2,和平村二组6号,和平村,石大勇,13807431001,商业,彭学文,13807431003,火灾,2026-03-02,否',
    ),
  );
  expect(opened.sheets[0]?.register).toBe('rentalHouse');
  expect(await states(app, opened.import)).toEqual([['good'], ['good']]);
  await save(app, opened.import);
  const rows = await rowsOf(app, 'rentalHouse');
  expect(rows.map(({ use, hazard, pledged }) => [use, hazard, pledged]).toSorted()).toEqual([
    ['02', '00', true],
    ['03', '01', false],
  ]);
  expect(new Set(rows.map(({ owner }) => owner)).size).toBe(1);
  expect(await rowsOf(app, 'person')).toHaveLength(3);
});

test.each([
  [
    '综治事项台账',
    'matter',
    '事项编号,来源,受理时间,事项类别,标题,内容,当事人,受理人,承办单位,办理时限,办结时间,回访满意度',
  ],
  [
    '联合检查记录',
    'jointCheck',
    '时间,主题,牵头单位,参加单位,人员（人次）,盘查人数,发现隐患（处）,当场整改,下发整改通知书（份）,移交查处（起）',
  ],
  [
    '专项整治行动登记表',
    'campaign',
    '行动类型,行动主题,行动地,行动日期,出动人数（人）,工作内容,责任人,责任单位,整治成效',
  ],
  ['例会记录', 'meeting', '会议类型,时间,地点,主持人,记录人,应到人数,实到人数,缺席名单及原因,议题,会议内容'],
  ['培训记录', 'training', '培训类别,主题,日期,学时,地点,授课人,应训人数,实训人数,考核方式'],
  ['法治宣传登记', 'publicity', '宣传时间,宣传内容,宣传形式,宣传单位,宣传人,发放资料（份）,受教育人数,横幅'],
  ['流动人口登记表', 'floatingResident', '姓名,公民身份号码,流入原因,登记日期,证件到期日期,住所类型,户籍地详址'],
  ['考核评分表', 'assessment', '考核周期,被考核对象,考核部分,项目,标准分,评分标准,扣分,扣分原因,考核人,考核日期'],
  ['平安村创建台账', 'peaceVillage', '年度,村（社区）,户数,人口,申报日期,自评分,乡镇考核分,是否达标,命名等级'],
])('%s is taken for what it is', async (name, register, head) => {
  const app = await testApp();
  const cells = head.split(',').map(() => '1');
  const opened = await openBytes(app, `${name}.csv`, csv(name, `序号,${head}`, `1,${cells.join(',')}`));
  expect(opened.sheets[0]?.register).toBe(register);
  const { sheets } = await app.call('imports.sheets', { import: opened.import });
  const unread = sheets[0]!.columns.filter(({ field }) => field === null).map(({ label }) => label);
  expect(unread.filter((label) => label !== '序号')).toEqual([]);
});
