// Rotas printed through the application: real files in memory, over a real encrypted database.
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import type { InputOf } from '../../../../shared/contract/index.ts';
import { readPart } from '../../documents/docxPacking.ts';
import { changed, refusalOf } from '../../testing/rowCalls.ts';
import { type TestApp, testApp } from '../../testing/testApp.ts';
import { dutyTeam, type TestTeam } from '../testing/dutyTeam.ts';
import { readCalendar } from './testing/readCalendar.ts';

const month = '2026-12';

interface Made extends TestTeam {
  app: TestApp;
  version: number;
}

/** A team of eight with two shifts of two on every day, everybody by turns; phones of two people are known. */
async function madeRota(): Promise<Made> {
  const app = await testApp();
  const team = await dutyTeam(app.call, { team: { dutyPhone: '0743-7722110' } });
  for (const [index, id] of team.members.slice(0, 2).entries())
    await changed(app.call, 'teamMember', id, { phone: `1380743${String(index).padStart(4, '0')}` });
  // The first four may lead; one of them and one of the others in each shift.
  const changes = Array.from({ length: 31 }, (_day, index) => {
    const day = `${month}-${String(index + 1).padStart(2, '0')}`;
    return [team.shifts.白班!, team.shifts.夜班!].flatMap((shift, night) =>
      [0, 4].map((from) => ({
        what: 'add' as const,
        day,
        shift,
        person: team.people[from + ((index * 2 + night) % 4)]!,
      })),
    );
  }).flat();
  const { rota } = await app.call('rota.edit', { team: team.team, month, version: 0, title: '排班', changes });
  return { app, ...team, version: rota!.version };
}

async function published(made: Made): Promise<number> {
  const sheet = await made.app.call('rota.publish', {
    team: made.team,
    month,
    version: made.version,
    approver: '田志强',
    note: '先行发布',
  });
  return sheet.rota!.version;
}

type Order = Omit<InputOf<'rota.export'>, 'month' | 'file' | 'team'>;

async function printed({ app, team }: Made, order: Order): Promise<Buffer> {
  const { handle, bytes } = app.target(`print.${order.format}`);
  await app.job('rota.export', { team, month, file: handle, ...order });
  return bytes();
}

const documentText = async (bytes: Buffer): Promise<string> =>
  (await readPart(bytes, 'word/document.xml')).replace(/<[^>]+>/g, '');

async function sheetsOf(bytes: Buffer): Promise<string[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return workbook.worksheets.map((sheet) => {
    const texts: string[] = [];
    sheet.eachRow((row) => row.eachCell((cell) => texts.push(cell.value === null ? '' : cell.text)));
    return texts.join('|');
  });
}

test('two people of one name are told apart on the screen and on every form', async () => {
  const made = await madeRota();
  const [one, other] = made.people as [string, string];
  for (const id of [one, other]) await changed(made.app.call, 'person', id, { name: '田建国' });
  const { people } = await made.app.call('rota.sheet', { team: made.team, month });
  const names = people.filter(({ id }) => id === one || id === other).map(({ name }) => name);
  expect(names.toSorted()).toEqual(['田建国（尾号0000）', '田建国（尾号0001）']);
  await published(made);
  for (const form of ['wallA3', 'wallA4', 'list', 'phones', 'slips'] as const) {
    const text = await documentText(await printed(made, { form, format: 'docx' }));
    for (const name of names) expect(text).toContain(name);
  }
});

test('every form is written in both formats and tells what it is', async () => {
  const made = await madeRota();
  const { version } = made;
  const draft = await documentText(await printed(made, { form: 'wallA4', format: 'docx' }));
  expect(draft).toContain('草稿，未发布');
  await published({ ...made, version });
  for (const form of ['wallA3', 'wallA4', 'list', 'phones', 'slips'] as const) {
    const text = await documentText(await printed(made, { form, format: 'docx' }));
    const [sheet] = await sheetsOf(await printed(made, { form, format: 'xlsx' }));
    const known = form === 'slips' ? '发现情况' : form === 'phones' ? '通讯录' : '第1版，2026年11月21日发布';
    for (const read of [text, sheet!]) {
      expect(read).toContain(known);
      expect(read).toContain('王伟那');
    }
    // A slip for every shift of the month.
    if (form === 'slips') expect(text.match(/带班人/g)).toHaveLength(62);
  }
  const people = await documentText(await printed(made, { form: 'wallA3', format: 'docx', rows: 'people' }));
  expect(people).toContain('在岗人数');
});

test('phones are masked unless there is a reason, which is logged with whose they are', async () => {
  const made = await madeRota();
  const masked = await documentText(await printed(made, { form: 'phones', format: 'docx' }));
  expect(masked).not.toContain('13807430000');
  expect(masked).toContain('138****0000');
  // The office's own line is no secret.
  expect(masked).toContain('0743-7722110');
  const before = await made.app.call('audit.list', { limit: 5 });
  expect(before.entries[0]).toMatchObject({ action: 'export', register: 'team', reason: null, rows: 1 });
  const reveal = '发给各班带班人联系';
  const clear = await documentText(await printed(made, { form: 'list', format: 'docx', reveal }));
  expect(clear).toContain('13807430000');
  const after = await made.app.call('audit.list', { limit: 5 });
  expect(after.entries[0]).toMatchObject({ action: 'export', register: 'person', rows: 2, reason: reveal });
});

test('a first edition has nothing to be told against and says so', async () => {
  const made = await madeRota();
  await published(made);
  const [only, ...others] = await sheetsOf(await printed(made, { form: 'changes', format: 'xlsx' }));
  expect(others).toEqual([]);
  expect(only).toContain('首次发布，没有上一版可比；先行发布');
  expect(only).toContain('第1版于2026年11月21日发布，是本月的第一版，没有上一版可比；发布以后没有调整。');
  expect(only).toContain('本月没有换班替班记录。');
});

test('a swap after publishing stands in the list of changes and cancels the duty in the calendar', async () => {
  const made = await madeRota();
  const { app, team } = made;
  const version = await published(made);
  const sheet = await app.call('rota.sheet', { team, month });
  const cell = sheet.cells.find(({ person }) => !sheet.people.find(({ id }) => id === person)!.leader)!;
  const { alternatives } = await app.call('rota.replacements', { team, month, ...cell });
  const other = alternatives.find(({ barred }) => !barred)!;
  const before = readCalendar(
    (await printed(made, { form: 'calendar', format: 'ics', person: cell.person })).toString('utf8'),
  );
  await app.call('rota.change', {
    team,
    month,
    version,
    kind: '2',
    day: cell.day,
    shift: cell.shift,
    person: cell.person,
    other: other.person,
    reason: '家中有事',
    approver: '田志强',
    approvedOn: '2026-11-21',
  });
  const [changes, swaps] = await sheetsOf(await printed(made, { form: 'changes', format: 'xlsx' }));
  expect(changes).toContain('首次发布，没有上一版可比');
  expect(changes).not.toContain('发布以后没有调整');
  expect(changes).toContain('发布后调整');
  expect(changes).toContain(other.name);
  expect(changes).toContain('田志强|家中有事');
  expect(swaps).toContain('家中有事');
  const after = readCalendar(
    (await printed(made, { form: 'calendar', format: 'ics', person: cell.person })).toString('utf8'),
  );
  const cancelled = after.filter(({ STATUS }) => STATUS === 'CANCELLED');
  expect(cancelled).toHaveLength(1);
  expect(before.map(({ UID }) => UID)).toContain(cancelled[0]!.UID);
  expect(after.map(({ UID }) => UID).toSorted()).toEqual(before.map(({ UID }) => UID).toSorted());
  expect(Number(after[0]!.SEQUENCE)).toBeGreaterThan(Number(before[0]!.SEQUENCE));
  // The edition prints as it was published.
  const edition = await documentText(await printed(made, { form: 'wallA4', format: 'docx', edition: 1 }));
  expect(edition).toContain('第1版，2026年11月21日发布编制');
  const now = await documentText(await printed(made, { form: 'wallA4', format: 'docx' }));
  expect(now).toContain('此后有调整');
});

describe('is refused in words', () => {
  test('where there is nothing to print, or the format does not fit', async () => {
    const app = await testApp();
    const { team } = await dutyTeam(app.call);
    const { handle } = app.target('print.docx');
    const order = { team, month, file: handle };
    const nothing = await refusalOf(app.call('rota.export', { ...order, form: 'wallA3', format: 'docx' }));
    expect(nothing).toMatchObject({ code: 'invalid', message: expect.stringContaining('还没有排班') });
    const format = await refusalOf(app.call('rota.export', { ...order, form: 'wallA3', format: 'ics' }));
    expect(format.message).toContain('.ics');
    const changes = await refusalOf(app.call('rota.export', { ...order, form: 'wallA3', format: 'docx', edition: 3 }));
    expect(changes.code).toBe('notFound');
  });
});

test('files are named after what they hold', async () => {
  const app = await testApp();
  const { team, people } = await dutyTeam(app.call);
  const { name } = await app.call('rota.name', { team, month, form: 'wallA3', format: 'docx' });
  expect(name).toMatch(/^.*_迁陵镇那铁村巡防队2026年12月巡逻排班表A3_20261121\.docx$/u);
  const own = await app.call('rota.name', { team, month, form: 'calendar', format: 'ics', person: people[0]! });
  expect(own.name).toMatch(/巡逻排班表（王伟那）_20261121\.ics$/u);
});
