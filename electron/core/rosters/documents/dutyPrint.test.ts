// The duty log, patrol slips and tables of school guards, printed through the application over a real encrypted database.
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import type { InputOf } from '../../../../shared/contract/index.ts';
import { readPart } from '../../documents/docxPacking.ts';
import { idOfMade, refusalOf } from '../../testing/rowCalls.ts';
import { type TestApp, testApp } from '../../testing/testApp.ts';
import { dutyTeam } from '../testing/dutyTeam.ts';

type Order = Omit<InputOf<'duty.export'>, 'file'>;

async function printed(app: TestApp, order: Order): Promise<Buffer> {
  const { handle, bytes } = app.target(`print.${order.format}`);
  await app.job('duty.export', { ...order, file: handle });
  return bytes();
}

async function textOf(app: TestApp, paper: Order['paper'], reveal?: string): Promise<string> {
  const bytes = await printed(app, { paper, format: 'docx', ...(reveal === undefined ? {} : { reveal }) });
  const xml = await readPart(bytes, 'word/document.xml');
  return xml.replace(/<\/w:tc>/g, '|').replace(/<[^>]+>/g, '');
}

test('a duty log has its calls, its emergencies and the handover; callers’ phones are masked', async () => {
  const app = await testApp();
  const { call } = app;
  const log = await idOfMade(call, 'dutyLog', {
    dutyOn: '2026-11-20',
    shiftName: '全天',
    leader: { create: '石主任' },
    officer: { create: '田志强' },
    onDuty: '彭春梅、向小红',
    phone: '0743-7722110',
    handover: '河堤警示牌待修复',
    handedBy: '彭春梅',
    takenBy: '李芳',
    handedOn: '2026-11-21',
    handedAt: '08:30',
  });
  await call('rows.save', {
    register: 'dutyLogEntry',
    id: null,
    version: null,
    changes: {
      log,
      kind: '1',
      at: '21:10',
      caller: '茶市村',
      phone: '13807430000',
      content: '路灯不亮',
      opinion: '转供电所',
    },
  });
  await call('rows.save', {
    register: 'dutyLogEntry',
    id: null,
    version: null,
    changes: { log, kind: '3', at: '23:40', content: '山体滑坡堵塞村道', place: '昂洞村二组', nature: '自然灾害' },
  });
  const text = await textOf(app, { what: 'log', log });
  expect(text).toContain('带班领导|石主任|');
  expect(text).toContain('来电|21:10|茶市村|138****0000|路灯不亮|转供电所||');
  expect(text).toContain('事件经过|山体滑坡堵塞村道|');
  expect(text).toContain('交班人|彭春梅|接班人|李芳|交接时间|2026年11月21日 08:30|');
  // The emergency is no call.
  expect(text).not.toContain('突发事件|23:40');
  expect(await textOf(app, { what: 'log', log }, '核对来电')).toContain('13807430000');
  const { entries } = await call('audit.list', { limit: 3 });
  expect(entries[0]).toMatchObject({ action: 'export', register: 'dutyLogEntry', rows: 2, reason: '核对来电' });
  const { name } = await call('duty.exportName', { paper: { what: 'log', log }, format: 'docx' });
  expect(name).toContain('值班日志2026年11月20日全天');
  expect(await textOf(app, { what: 'log' })).toContain('来电来访登记');
});

test('a slip is filled from a template by season, hour and place, and from a record with what was found', async () => {
  const app = await testApp();
  const { call } = app;
  const { team, people, shifts } = await dutyTeam(call);
  const line = await idOfMade(call, 'patrolLine', {
    name: '集镇夜市防线',
    area: await idOfMade(call, 'patrolArea', { name: '集镇片区', kind: '3' }),
  });
  const template = await idOfMade(call, 'patrolTemplate', {
    name: '夏夜夜市',
    season: '2',
    hour: '4',
    placeKind: '4',
    start: '21:00',
    end: '00:00',
    line,
    focus: '夜市摊点用火用电，劝解酒后纠纷',
    equipment: '强光手电、反光背心',
    people: 4,
  });
  const text = await textOf(app, { what: 'slip', template, team, day: '2026-07-11' });
  for (const told of [
    '日期|2026年7月11日 星期六|',
    '班次|夏夜夜市 21:00—24:00|',
    '集镇夜市防线|',
    '巡逻重点|夜市摊点用火用电，劝解酒后纠纷|装备|强光手电、反光背心|',
    '应到|4 人|',
  ])
    expect(text).toContain(told);
  const which = { team, month: '2026-11' };
  const seat = { what: 'add' as const, day: '2026-11-20', shift: shifts.夜班! };
  await call('rota.edit', {
    ...which,
    version: 0,
    title: '排班',
    changes: [people[5]!, people[0]!].map((person) => ({ ...seat, person })),
  });
  const planned = await textOf(app, { what: 'slip', team, day: '2026-11-20', shift: shifts.夜班! });
  expect(planned).toContain('班次|夜班 20:00—次日02:00|勤务等级|常态|应到|2 人|');
  expect(planned).toContain('带班人|王伟那|');
  expect(planned).toContain('王伟那（　　　　）王丽那（　　　　）');
  const { view } = await call('patrol.save', {
    id: null,
    version: null,
    changes: {
      patrolledOn: '2026-11-20',
      team,
      shift: shifts.夜班!,
      leader: people[0]!,
      start: '20:00',
      end: '22:30',
      finding: '4',
      situation: '河堤护栏缺损',
      reportedTo: ['2'],
      reportedAt: '22:40',
    },
    attendees: [people[0]!, people[1]!, people[2]!].map((person) => ({ person })),
  });
  const slip = await textOf(app, { what: 'patrol', patrol: view.patrol.id });
  expect(slip).toContain('到岗时间|20:00|离岗时间|22:30|时长|2小时30分|实到|3 人|');
  expect(slip).toContain('☑隐患');
  expect(slip).toContain('□可疑人员');
  expect(slip).toContain('☑综治中心');
  expect(slip).toContain('情况描述|河堤护栏缺损|');
});

test('school guards are listed by weekday and peak, on school days only', async () => {
  const app = await testApp();
  const { call } = app;
  const school = await idOfMade(call, 'school', {
    name: '迁陵镇中心小学',
    address: '人民路1号',
    kind: '2',
    morningStart: '07:40',
    morningEnd: '08:10',
    minutesBefore: 20,
  });
  await idOfMade(call, 'schoolTerm', { name: '2026年秋季学期', from: '2026-09-01', until: '2027-01-20' });
  const guard = (name: string, weekdays: string[], role: string) =>
    idOfMade(call, 'schoolGuard', { school, peak: '1', weekdays, person: { create: name }, role, spot: '校门' });
  await guard('彭海军', ['1', '3', '5'], '2');
  await guard('向秋菊', ['1', '2', '3', '4', '5'], '4');
  const month = '2026-10';
  const text = await textOf(app, { what: 'guards', month });
  expect(text).toContain('早时段（07:20到岗，至08:10）');
  expect(text).toContain('星期一|彭海军|民警||校门||向秋菊|保安||校门|');
  expect(text).toContain('星期二|向秋菊|保安|');
  // 1 to 7 October are a holiday; 10 October is worked, nobody said by which timetable.
  expect(text).toContain('上岗日期：10月8日至9日、10月12日至16日');
  expect(text).toContain('10月1日至7日（国庆节放假）');
  const workbook = new ExcelJS.Workbook();
  const bytes = await printed(app, { paper: { what: 'guards', school, month }, format: 'xlsx' });
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['迁陵镇中心小学']);
  const missing = app.call('duty.export', { paper: { what: 'patrol', patrol: 'none' }, format: 'docx', file: 'x' });
  expect((await refusalOf(missing)).code).toBe('notFound');
});
