// Papers beside the wall sheet: what stands on them, and that it fits its page.
import { describe, expect, test } from 'vitest';
import { plainText, type RuledDocument, type RuledPage, roomOf } from '../../documents/ruled/ruledPage.ts';
import { calendarFile } from './calendarFile.ts';
import { nameList } from './nameList.ts';
import { equipmentOf, focusOf, hourOf, type PatrolTemplate, seasonOf, templatesFor } from './patrolTemplates.ts';
import { phoneCard } from './phoneCard.ts';
import { rotaSlips, type SlipGround } from './rotaSlips.ts';
import { schoolGuardTable } from './schoolGuardTable.ts';
import { inventedPrint, inventedRota, officeShifts } from './testing/inventedRota.ts';
import { heightOf } from './testing/pageHeight.ts';
import { readCalendar } from './testing/readCalendar.ts';

const cellsOf = (page: RuledPage): string[] =>
  page.blocks.flatMap((block) =>
    block.kind === 'grid' ? block.rows.flatMap(({ cells }) => cells.map(({ text }) => plainText(text))) : [],
  );

function expectFitting({ pages }: RuledDocument): void {
  for (const page of pages) {
    expect(heightOf(page)).toBeLessThanOrEqual(roomOf(page).height);
    expect(page.widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(roomOf(page).width + 0.01);
  }
}

const template = (given: Partial<PatrolTemplate>): PatrolTemplate => ({
  id: 't',
  name: '模板',
  season: '4',
  hour: '4',
  place: '集市',
  start: '21:00',
  end: '00:00',
  line: null,
  lineName: '',
  focus: '',
  equipment: '',
  people: null,
  ...given,
});

describe('patrol templates', () => {
  test('go by season and hour', () => {
    expect(['2026-02-28', '2026-03-01', '2026-08-31', '2026-09-01', '2026-12-01'].map(seasonOf)).toEqual([
      '4',
      '1',
      '2',
      '3',
      '4',
    ]);
    expect(['04:59', '05:00', '11:00', '17:00', '21:00', '00:30'].map(hourOf)).toEqual(['4', '1', '2', '3', '4', '4']);
  });

  test('those of the line come before those of no line', () => {
    const shift = { day: '2026-12-24', start: '22:00' };
    const all = [
      template({ id: 'any' }),
      template({ id: 'line', line: 'a' }),
      template({ id: 'summer', season: '2' }),
      template({ id: 'other', line: 'b' }),
    ];
    const ids = (line: string | null) => templatesFor(all, { ...shift, line }).map(({ id }) => id);
    expect(ids('a')).toEqual(['line']);
    expect(ids(null)).toEqual(['any']);
    expect(ids('c')).toEqual(['any']);
  });

  test('several are told by place, and what to carry once', () => {
    const two = [
      template({ focus: '用火用电。', equipment: '手电、对讲机' }),
      template({ place: '学校', focus: '校门周边', equipment: '对讲机，盾牌' }),
    ];
    expect(focusOf(two)).toBe('集市：用火用电；学校：校门周边');
    expect(focusOf(two.slice(0, 1))).toBe('用火用电。');
    expect(equipmentOf(two)).toBe('手电、对讲机、盾牌');
  });
});

describe('patrol slips', () => {
  const ground: SlipGround = {
    templates: [template({ focus: '夜市摊点用火用电，劝解酒后纠纷，护送晚归学生。'.repeat(3), equipment: '强光手电' })],
    lines: {},
    route: '主街—河街',
    findings: ['无', '可疑人员', '可疑车辆', '纠纷', '隐患', '案件线索', '求助', '其他'],
    reportedTo: ['派出所', '综治中心'],
  };

  test.each([2, 5, 9, 12, 20])('of %i people fit their page', (crew) => {
    const document = rotaSlips(inventedPrint({ people: 40, crew }), ground)!;
    expectFitting(document);
    expect(document.pages).toHaveLength(crew > 9 ? 93 : 47);
  });

  test('name the template’s focus at its hour only, and the team’s route where no line is known', () => {
    const [first, second] = rotaSlips(inventedPrint({ people: 20, crew: 2 }), ground)!.pages;
    const morning = cellsOf(first);
    expect(morning).toContain('主街—河街');
    expect(morning.join('|')).toContain('应到|2 人');
    expect(morning.join('|')).not.toContain('夜市摊点');
    expect(cellsOf(second!).join('|')).toContain('夜市摊点');
  });

  test('are none where nobody serves', () => {
    const print = inventedPrint();
    print.sheet.cells = [];
    expect(rotaSlips(print, ground)).toBeUndefined();
  });
});

describe('the phone card', () => {
  test.each([1, 12, 22, 23, 60, 70, 71, 150])('of %i people is one page', (people) => {
    const document = phoneCard(inventedPrint({ people }));
    expect(document.pages).toHaveLength(1);
    expectFitting(document);
    const cells = cellsOf(document.pages[0]);
    for (let serial = 1; serial <= people; serial += 1) expect(cells).toContain(String(serial));
  });
});

describe('the name list', () => {
  test('of a patrol team has a line for each shift, with who leads and his phone', () => {
    const print = inventedPrint({ people: 12, crew: 3 });
    const { document, rows } = nameList(print);
    expect(document.columns.map(({ label }) => label)).toEqual([
      '日期',
      '星期',
      '班次',
      '时间段',
      '路线',
      '带班',
      '组员',
      '电话',
      '备注',
    ]);
    expect(rows).toHaveLength(93);
    for (const row of rows) {
      const leader = print.sheet.people.find(({ name }) => name === row[5]);
      expect(row[7]).toBe(leader ? print.phones[leader.id] : '');
      expect(String(row[6]).split('、')).toHaveLength(leader ? 2 : 3);
    }
  });

  test('of a joint station has the unit beside each name, that of an office the post', () => {
    const station = nameList(inventedPrint({ hasUnits: true }));
    expect(station.document.columns.map(({ label }) => label)).toContain('单位');
    expect(station.rows).toHaveLength(279);
    const office = nameList(inventedPrint({ people: 9, shifts: officeShifts }));
    expect(office.document.columns.map(({ label }) => label)).toEqual([
      '日期',
      '星期',
      '时间段',
      '值班身份',
      '姓名',
      '电话',
      '备注',
    ]);
    expect(office.rows[0]!.slice(2, 4)).toEqual(['08:30—次日08:30', '带班领导']);
  });
});

test('a school day on which nobody stands is told, and not left out', () => {
  const guards = [{ name: '甲', role: '保安', phone: '', spot: '校门' }];
  const weekdays = [1, 2, 3].map((weekday) => ({ weekday, guards: weekday === 2 ? [] : guards }));
  const peaks = [
    { name: '早', hours: '', weekdays },
    { name: '晚', hours: '', weekdays: [{ weekday: 1, guards: [] }] },
  ];
  const { pages } = schoolGuardTable({
    township: '迁陵镇',
    unit: '迁陵镇综治中心',
    month: '2026年12月',
    footerMark: '',
    schools: [{ name: '中心小学', peaks, days: [], daysOff: [], remarks: [] }],
  });
  const texts = cellsOf(pages[0]);
  expect(texts[texts.indexOf('星期二') + 1]).toBe('未安排');
  expect(texts.filter((text) => text === '未安排')).toHaveLength(2);
  expect(texts.filter((text) => text === '星期一')).toHaveLength(1);
});

test('weekdays that follow each other with the same guards stand as one', () => {
  const guard = (name: string) => ({ name, role: '保安', phone: '', spot: '校门' });
  const weekdays = [1, 2, 3, 5].map((weekday) => ({
    weekday,
    guards: weekday === 3 ? [guard('甲'), guard('乙')] : [guard('甲')],
  }));
  const { pages } = schoolGuardTable({
    township: '迁陵镇',
    unit: '迁陵镇综治中心',
    month: '2026年12月',
    footerMark: '',
    schools: [{ name: '中心小学', peaks: [{ name: '早', hours: '', weekdays }], days: [], daysOff: [], remarks: [] }],
  });
  expect(cellsOf(pages[0]).filter((text) => text.startsWith('星期'))).toEqual([
    '星期',
    '星期一\n至星期二',
    '星期三',
    '星期五',
  ]);
});

describe('a calendar for phones', () => {
  const order = { title: '排班', team: '茶市村义务巡防队', earlier: [], writtenAt: '2026-11-24T08:00:00.000Z' };

  test('has the hours of Beijing as UTC, over midnight too, and no more of others than names', () => {
    const text = calendarFile({ ...order, sheet: inventedRota() });
    const events = readCalendar(text);
    expect(events).toHaveLength(93);
    expect(new Set(events.map(({ UID }) => UID)).size).toBe(93);
    const night = events.find(({ SUMMARY }) => SUMMARY!.startsWith('夜班'))!;
    expect([night.DTSTART, night.DTEND]).toEqual(['20261201T140000Z', '20261201T210000Z']);
    expect(text).not.toMatch(/138\*|1380/u);
  });

  test('names of 50 characters, rare ones of four bytes and signs of the format come back as they were', () => {
    const sheet = inventedRota();
    const long = `${'𠮷'.repeat(20)}，a,b;c\\n${'长'.repeat(21)}`;
    const named = { ...sheet, shifts: sheet.shifts.map((shift) => ({ ...shift, name: long })) };
    const [event] = readCalendar(calendarFile({ ...order, team: long, sheet: named }));
    expect(event!.SUMMARY).toContain(long);
  });

  test('of one person holds his duties only, and cancels those that fell away', () => {
    const sheet = inventedRota();
    const own = sheet.cells.filter(({ person }) => person === 'p3');
    const later = { ...sheet, cells: sheet.cells.filter((cell) => cell !== own[0]) };
    const events = readCalendar(calendarFile({ ...order, sheet: later, earlier: [sheet], person: 'p3' }));
    expect(events).toHaveLength(own.length);
    const cancelled = events.filter(({ STATUS }) => STATUS === 'CANCELLED').map(({ UID }) => UID);
    expect(cancelled).toEqual([expect.stringContaining(`${own[0]!.day}.${own[0]!.shift}`)]);
  });

  test('rings an hour before one’s own duties, not for those that fell away nor for a whole team', () => {
    const sheet = inventedRota();
    const own = sheet.cells.filter(({ person }) => person === 'p3');
    const later = { ...sheet, cells: sheet.cells.filter((cell) => cell !== own[0]) };
    const alarms = (text: string) => text.match(/BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT1H\r\n/gu)?.length ?? 0;
    expect(alarms(calendarFile({ ...order, sheet: later, earlier: [sheet], person: 'p3' }))).toBe(own.length - 1);
    expect(calendarFile({ ...order, sheet })).not.toContain('VALARM');
  });
});
