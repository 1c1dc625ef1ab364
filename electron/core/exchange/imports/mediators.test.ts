// Ledgers of people's mediation as offices write them.
import { expect, test } from 'vitest';
import { allRows, openBytes, rowsOf, save } from '../../testing/importing.ts';
import { made, villageNamed } from '../../testing/rowCalls.ts';
import { type TestApp, testApp } from '../../testing/testApp.ts';

const csv = (...lines: string[]) => Buffer.from(lines.join('\r\n'), 'utf8');

async function states(app: TestApp, id: string) {
  const rows = await allRows(app, id, 'all');
  return rows.map((row) => [row.state, ...row.problems.map((problem) => problem.code)]);
}

test('a roster of mediators is recognised, brings village committees along and holds back who is too young', async () => {
  const app = await testApp();
  const opened = await openBytes(
    app,
    '人民调解员花名册.csv',
    csv(
      '人民调解员花名册',
      '序号,村（社区）,所属调委会,姓名,性别,出生年月,学历,职务,专/兼职,擅长纠纷类型,联系电话,党员',
      '1,和平村,,石大勇,男,1970-02,高中,主任,兼职,邻里纠纷、婚姻家庭纠纷,13807431001,是',
      '2,和平村,和平村调委会,龙秀兰,女,1980-05,大专,委员,专职,邻里,13807431002,否',
      '3,和平,,向建国,男,2012-05,初中,委员,兼职,,13807431003,',
      '4,,某公司调委会,田四,男,1970-02,高中,主任,兼职,,13807431004,',
      '5,和平村,,彭五,男,1975-01,高中,主任,兼职,,13807431005,',
    ),
  );
  expect(opened.sheets[0]?.register).toBe('mediator');
  expect(await states(app, opened.import)).toEqual([
    ['good'],
    ['good'],
    ['held', 'minor'],
    ['held', 'unknownReference'],
    ['warned', 'manyChiefs'],
  ]);
  await save(app, opened.import);
  const committees = await rowsOf(app, 'peopleCommittee');
  expect(committees).toMatchObject([{ name: '和平村人民调解委员会', kind: '1' }]);
  const mediators = await rowsOf(app, 'mediator');
  expect(mediators.map(({ post, fullTime }) => [post, fullTime])).toEqual([
    ['3', '2'],
    ['3', '2'],
    ['2', '1'],
  ]);
});

test('trainings name the mediator, and the committee where two have the same name', async () => {
  const app = await testApp();
  for (const name of ['和平村', '普溪村']) {
    const village = await villageNamed(app.call, name);
    const committee = await made(app.call, 'peopleCommittee', { name: `${name}人民调解委员会`, kind: '1', village });
    await made(app.call, 'mediator', { committee: committee.id, person: { create: '田英' }, post: '1' });
    if (name === '普溪村') {
      await made(app.call, 'mediator', { committee: committee.id, person: { create: '石永红' }, post: '1' });
    }
  }
  const opened = await openBytes(
    app,
    '人民调解员培训台账.csv',
    csv(
      '调委会,姓名,课程名称,主体,学时,方式,开始日期',
      '普溪村调委会,田英,人民调解法,司法所,8,集中授课,2026-03-05',
      ',石永红,人民调解法,司法所,8,集中授课,2026-03-05',
      ',田英,人民调解法,司法所,8,集中授课,2026-03-05',
      ',无此人,人民调解法,司法所,8,集中授课,2026-03-05',
    ),
  );
  expect(opened.sheets[0]?.register).toBe('mediatorTraining');
  expect(await states(app, opened.import)).toEqual([
    ['good'],
    ['good'],
    ['held', 'unclearReference'],
    ['held', 'unknownReference'],
  ]);
  await save(app, opened.import);
  const { rows } = await app.call('views.rows', {
    view: (await app.call('views.open', { register: 'mediatorTraining' })).view,
    from: 0,
    count: 10,
  });
  expect(rows.map(({ values }) => values.hours)).toEqual(['8.0', '8.0']);
});

test('screenings of a month are imported by village, zero reports too, and the same ledger twice changes nothing', async () => {
  const app = await testApp();
  const village = await villageNamed(app.call, '和平村');
  await made(app.call, 'peopleCommittee', { name: '和平村人民调解委员会', kind: '1', village });
  const ledger = () =>
    openBytes(
      app,
      '矛盾纠纷排查记录.csv',
      csv(
        '村（社区）,排查日期,区域/单位,排查人员,排查类型,发现件数,预防纠纷,排查情况',
        '和平村,2026-10-15,一组,石志强、龙秀兰,定期,0,0,',
        '和平村,2026-10-31,全村,石志强、龙秀兰,专项排查,2,1,发现界线争议两件',
        '普溪村,2026-10-31,全村,向建国,定期,0,0,',
      ),
    );
  const opened = await ledger();
  expect(opened.sheets[0]?.register).toBe('screening');
  expect(await states(app, opened.import)).toEqual([['good'], ['good'], ['held', 'unknownReference']]);
  await save(app, opened.import);
  expect((await rowsOf(app, 'screening')).map(({ found, prevented }) => [found, prevented])).toEqual([
    [2, 1],
    [0, 0],
  ]);
  expect((await ledger()).counts).toMatchObject({ unchanged: 2 });
});
