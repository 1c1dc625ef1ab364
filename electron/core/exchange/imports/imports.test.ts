// What an import does beside the plain way: people in doubt, changes, cancelling, undoing what others rest on, hostile words.
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { Refusal } from '../../../../shared/contract/errors.ts';
import { identityCheckCharacter } from '../../../../shared/rules/identityNumber.ts';
import {
  allRows,
  countOf,
  importSample,
  openBytes,
  rawRows,
  reading,
  rowsOf,
  samples,
  save,
} from '../../testing/importing.ts';
import { type TestApp, testApp } from '../../testing/testApp.ts';
import { historyStamp } from './world.ts';

const csv = (...lines: string[]) => Buffer.from(lines.join('\r\n'), 'utf8');

/** A valid invented identity number; the county code 433199 is assigned to no county. */
const idNumber = (birth: string, sequence: number) => {
  const seventeen = `433199${birth}${String(sequence).padStart(3, '0')}`;
  return seventeen + identityCheckCharacter(seventeen);
};

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Refusal)) throw new Error(`no refusal: ${String(thrown)}`);
  return thrown;
}

async function addPerson(app: TestApp, changes: Record<string, string>) {
  const { row } = await app.call('rows.save', { register: 'person', id: null, version: null, changes });
  return row.id;
}

async function villageId(app: TestApp, name: string): Promise<string> {
  return String((await rowsOf(app, 'village')).find((row) => row.name === name)!.id);
}

const people = (app: TestApp, ...lines: string[]) =>
  openBytes(app, '人员.csv', csv('姓名,身份证号,联系电话,村（社区）,现住址', ...lines), 'person');

test('people are matched by number, by name with phone, by name with village', async () => {
  const app = await testApp();
  const village = await villageId(app, '昂洞村');
  const byNumber = await addPerson(app, { name: '向世勇', idNumber: idNumber('19700101', 1) });
  const byPhone = await addPerson(app, { name: '田英', phone: '13807430001' });
  const byVillage = await addPerson(app, { name: '石永红', village });
  const opened = await people(
    app,
    `向世勇,${idNumber('19700101', 1)},13807430009,,`,
    `田英,${idNumber('19800101', 2)},13807430001,普溪村,`,
    '石永红,,,昂洞,昂洞村3组',
  );
  expect(opened.counts).toMatchObject({ rows: 3, good: 3, doubtful: 0 });
  expect(await save(app, opened.import)).toMatchObject({ saved: 3 });
  const rows = await rowsOf(app, 'person');
  expect(rows).toHaveLength(3);
  expect(rows.map(({ id, name, sex, address }) => ({ id, name, sex, address }))).toEqual(
    expect.arrayContaining([
      { id: byNumber, name: '向世勇', sex: '1', address: null },
      { id: byPhone, name: '田英', sex: '2', address: null },
      { id: byVillage, name: '石永红', sex: null, address: '昂洞村3组' },
    ]),
  );
});

test('a namesake with another phone or village, two candidates, and a number under another name are asked about', async () => {
  const app = await testApp();
  const one = await addPerson(app, { name: '张建国', phone: '13807430001' });
  await addPerson(app, { name: '李大顺', phone: '13807430002' });
  await addPerson(app, { name: '李大顺', phone: '13807430003' });
  const holder = await addPerson(app, { name: '王秀兰', idNumber: idNumber('19700101', 2) });
  const opened = await people(
    app,
    '张建国,,13907439999,,',
    '李大顺,,,,',
    `王秀莲,${idNumber('19700101', 2)},,,`,
    '张建国,,,,新住址',
  );
  expect(opened.counts).toMatchObject({ rows: 4, doubtful: 4, good: 0, warned: 0, held: 0 });
  const rows = await allRows(app, opened.import, 'doubtful');
  expect(rows.map((row) => row.choices.length)).toEqual([1, 2, 1, 1]);
  expect(rows[0]!.choices[0]).toMatchObject({ id: one, title: '张建国', detail: '138****0001' });
  expect(rows[2]!.problems).toMatchObject([{ code: 'idOtherName' }]);
  // Undecided rows are never saved.
  expect(await save(app, opened.import)).toMatchObject({ batch: null, saved: 0, held: 4 });

  const decide = (at: number, decision: string) =>
    app.call('imports.decide', { import: opened.import, key: rows[at]!.key, decision });
  expect((await decide(0, 'new')).row).toMatchObject({ state: 'good', chosen: 'new' });
  expect((await decide(1, 'hold')).row).toMatchObject({ state: 'held', problems: [{ code: 'heldByUser' }] });
  // The number belongs to one person; her name stays as registered.
  expect((await decide(2, 'new')).row).toMatchObject({ state: 'held', problems: [{ code: 'taken' }] });
  expect((await decide(2, holder)).row.problems).toMatchObject([{ code: 'nameKept' }]);
  const last = await decide(3, one);
  expect(last.row).toMatchObject({ state: 'good', chosen: one });
  expect(last.counts).toMatchObject({ doubtful: 0, held: 1, good: 2, unchanged: 1 });
  expect(await save(app, opened.import)).toMatchObject({ saved: 2, held: 1, unchanged: 1 });
  const saved = await rowsOf(app, 'person');
  expect(saved.filter((row) => row.name === '张建国')).toHaveLength(2);
  expect(saved.find((row) => row.id === one)).toMatchObject({ address: '新住址', phone: '138****0001' });
  expect(saved.find((row) => row.id === holder)).toMatchObject({ name: '王秀兰' });
  await expect(decide(0, one)).rejects.toThrow('已经保存');
});

test('a change fills cells and never empties them; undoing gives the old values back and the version goes on', async () => {
  const app = await testApp();
  const number = idNumber('19850615', 3);
  const id = await addPerson(app, { name: '田文军', idNumber: number, phone: '13807430001', address: '三组' });
  const opened = await people(app, `田文军,${number},13907430002,普溪村,`);
  expect(opened.counts).toMatchObject({ warned: 1 });
  const [row] = await allRows(app, opened.import, 'warned');
  expect(row!.problems).toMatchObject([{ code: 'overwrites', field: 'phone', level: 'warning' }]);
  expect(row!.problems[0]!.message).toContain('138****0001');
  const before = (await rowsOf(app, 'person'))[0]!;
  const { batch } = await save(app, opened.import);
  const changed = (await rowsOf(app, 'person'))[0]!;
  expect(changed).toMatchObject({ id, version: 2, phone: '139****0002', address: '三组', birthDay: '1985-06-15' });
  await app.call('imports.undo', { batch: batch! });
  expect((await rowsOf(app, 'person'))[0]).toEqual({ ...before, version: 3 });
  const { entries } = await app.call('rows.history', { register: 'person', id });
  expect(entries.map((entry) => entry.action)).toEqual(['undoImport', 'import', 'create']);
});

test('a batch that later work rests on is not undone; the sentence says how many rows', async () => {
  const app = await testApp();
  const committees = await importSample(app, samples.committees);
  const [first, second] = (await rowsOf(app, 'person')) as { id: string; version: number }[];
  await app.call('rows.save', {
    register: 'person',
    id: first!.id,
    version: first!.version,
    changes: { address: '搬家' },
  });
  await app.call('rows.save', {
    register: 'visit',
    id: null,
    version: null,
    changes: { person: second!.id, visitedOn: '2026-11-01', visitors: '田桂英、向世勇' },
  });
  const refusal = await refusalOf(app.call('imports.undo', { batch: committees.batch! }));
  expect(refusal.code).toBe('conflict');
  expect(refusal.message).toContain('有 1 条后来又改过');
  expect(refusal.message).toContain('有 1 条被后来登记的记录引用');
  expect(await countOf(app, 'committeeMember')).toBe(189);
});

test('two imports of the same people are undone from the last to the first', async () => {
  const app = await testApp();
  const empty = await rawRows(app);
  const number = idNumber('19850615', 3);
  const first = await people(app, `田文军,${number},13807430001,普溪村,`);
  const one = await save(app, first.import);
  const second = await people(app, `田文军,${number},13807430009,普溪村,新址`);
  const two = await save(app, second.import);
  expect((await refusalOf(app.call('imports.undo', { batch: one.batch! }))).message).toContain('先撤销后来的导入');
  await app.call('imports.undo', { batch: two.batch! });
  await app.call('imports.undo', { batch: one.batch! });
  expect(await rawRows(app)).toEqual(empty);
  expect((await refusalOf(app.call('imports.undo', { batch: one.batch! }))).message).toContain('已经撤销过');
});

test('a cancelled save leaves nothing behind, and the import can be saved after all', async () => {
  const app = await testApp();
  const lines = Array.from({ length: 3000 }, (_, at) => `村民${at},${idNumber('19700101', at % 1000)},,昂洞,`);
  const distinct = lines.map((line, at) =>
    line.replace(/\d{18}|\d{17}X/, idNumber(`19${40 + (at % 60)}0${1 + (at % 9)}11`, at % 1000)),
  );
  const opened = await people(app, ...distinct);
  const empty = await rawRows(app);
  const good = opened.counts.good;
  expect(good).toBeGreaterThan(2000);
  const { job } = await app.call('imports.save', { import: opened.import });
  for (;;) {
    const status = await app.call('jobs.status', { job });
    if (status.done > 0 || status.state !== 'running') break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await app.call('jobs.cancel', { job });
  let state = 'running';
  while (state === 'running') {
    state = (await app.call('jobs.status', { job })).state;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(state).toBe('cancelled');
  expect(await rawRows(app)).toEqual(empty);
  expect((await app.call('imports.batches', {})).batches).toEqual([]);
  expect(await save(app, opened.import)).toMatchObject({ saved: good });
});

test('a save looks at the township again only when something was saved meanwhile', async () => {
  const app = await testApp();
  const stamp = () => reading(app, ({ kysely }) => historyStamp(kysely));
  const before = await stamp();
  await people(app, `杨家富,${idNumber('19900101', 5)},,昂洞,`);
  expect(await stamp()).toBe(before);
  await addPerson(app, { name: '田英' });
  expect(await stamp()).toBe(before + 1);
});

test('what changed in the township between preview and save is looked at again', async () => {
  const app = await testApp();
  const number = idNumber('19900101', 5);
  const opened = await people(app, `杨家富,${number},13807430001,昂洞,`);
  expect(opened.counts).toMatchObject({ good: 1 });
  const id = await addPerson(app, { name: '杨家富', idNumber: number, phone: '13807430001' });
  expect(await save(app, opened.import)).toMatchObject({ saved: 1 });
  const rows = await rowsOf(app, 'person');
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ id, version: 2 });
});

test('a pasted block is checked at once, mended, and saved', async () => {
  const app = await testApp();
  const pasted = (await app.job('imports.paste', {
    register: 'visit',
    fields: ['person', 'village', 'visitedOn', null, 'visitors'],
    rows: [
      ['覃宏伟', '民瑞', '2026.3.5', '略过', '田桂英、向世勇'],
      ['覃宏伟', '民瑞', '3月32日', '', '田桂英、向世勇'],
      ['', '', '', '', '田桂英'],
      ['', '', '', '', ''],
    ],
  })) as { import: string; counts: Record<string, number> };
  expect(pasted.counts).toMatchObject({ rows: 3, held: 2 });
  const [bad, blank] = await allRows(app, pasted.import, 'held');
  expect(bad).toMatchObject({ row: 2, cells: { visitedOn: { written: '3月32日', shown: '' } } });
  expect(blank!.problems.map((problem) => problem.code)).toEqual(expect.arrayContaining(['noName']));
  const mended = await app.call('imports.mend', {
    import: pasted.import,
    key: bad!.key,
    field: 'visitedOn',
    text: '3月2日',
  });
  expect(mended.row.cells.visitedOn).toEqual({ written: '3月2日', shown: '2026-03-02' });
  expect(await save(app, pasted.import)).toMatchObject({ saved: 2, held: 1 });
  expect(await countOf(app, 'person')).toBe(1);
  expect(await countOf(app, 'visit')).toBe(2);
  await app.call('imports.close', { import: pasted.import });
  await expect(app.call('imports.rows', { import: pasted.import, show: 'all', from: 0, count: 10 })).rejects.toThrow(
    '已经关闭',
  );
});

test('the same row twice, the same number under two names, and members beside a committee column', async () => {
  const app = await testApp();
  const number = idNumber('19700101', 7);
  const opened = await openBytes(
    app,
    '治保会花名册.csv',
    csv(
      '村（社区）,所属治保会,姓名,职务,身份证号',
      `和平村,,田一,主任,${number}`,
      `和平村,和平村治安保卫委员会,田二,主任,`,
      `和平村,,田二,委员,`,
      `普溪村,,田三,主任,${number}`,
      ',某单位治保会,田四,主任,',
      ',昂洞村治保会,田五,主任,',
    ),
    'committeeMember',
  );
  const rows = await allRows(app, opened.import, 'all');
  expect(rows.map((row) => [row.state, ...row.problems.map((problem) => problem.code)])).toEqual([
    ['good'],
    ['warned', 'manyChiefs'],
    ['held', 'twiceInFile'],
    ['held', 'idOtherName'],
    ['held', 'unknownReference'],
    ['good'],
  ]);
  await save(app, opened.import);
  expect((await rowsOf(app, 'committee')).map((row) => row.name).sort()).toEqual(
    ['和平村治保会', '昂洞村治保会'].sort(),
  );
});

test('a member who has left is not silently taken in again', async () => {
  const app = await testApp();
  const line = `和平村,田一,主任,${idNumber('19700101', 8)},2021-04-01`;
  const ledger = (...lines: string[]) =>
    openBytes(app, '花名册.csv', csv('村（社区）,姓名,职务,身份证号,任职时间', ...lines), 'committeeMember');
  await save(app, (await ledger(line)).import);
  const [member] = (await rowsOf(app, 'committeeMember')) as { id: string; version: number }[];
  await app.call('rows.save', {
    register: 'committeeMember',
    id: member!.id,
    version: member!.version,
    changes: { leftOn: '2025-01-01', leftReason: '换届' },
  });
  const again = await ledger(line);
  expect(again.counts).toMatchObject({ unchanged: 1 });
  expect((await allRows(app, again.import, 'all'))[0]!.problems).toMatchObject([{ code: 'hasLeft' }]);
  const rejoined = await ledger(line.replace('2021-04-01', '2026-03-01'));
  expect(rejoined.counts).toMatchObject({ good: 1 });
  await save(app, rejoined.import);
  expect(await countOf(app, 'committeeMember')).toBe(2);
});

test('hostile words stay words', async () => {
  const app = await testApp();
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('=HYPERLINK("x")');
  sheet.addRow(['姓名', '身份证号', '联系电话', '村（社区）', '党员', '备注']);
  sheet.addRow(['__proto__', '', '', '昂洞', 'constructor', '=1+1']);
  sheet.addRow(['<script>alert(1)</script>', '', '', '昂洞', '是', "'; drop table person; --"]);
  sheet.addRow(['constructor', '', '', 'toString', '否', '']);
  sheet.addRow(['长'.repeat(300), '', '', '昂洞', '', '']);
  sheet.addRow([{ formula: 'A2', result: '公式名' }, '', '', '昂洞', '', '\u202e倒\u0000']);
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
  const opened = await openBytes(app, '../../etc/=cmd|人员.xlsx', bytes, 'person');
  const rows = await allRows(app, opened.import, 'all');
  expect(rows.map((row) => row.state)).toEqual(['held', 'good', 'held', 'held', 'good']);
  expect(rows[0]!.problems).toMatchObject([{ code: 'unknownCode', field: 'political' }]);
  expect(rows[2]!.problems).toMatchObject([{ code: 'unknownVillage' }]);
  const target = app.target('退回.xlsx');
  await app.call('imports.held', { import: opened.import, file: target.handle });
  const again = await openBytes(app, '退回.xlsx', target.bytes(), 'person');
  expect(again.counts).toMatchObject({ rows: 3, held: 3 });
  expect(await save(app, opened.import)).toMatchObject({ saved: 2, held: 3 });
  const saved = await rowsOf(app, 'person');
  expect(saved.map((row) => row.name).sort()).toEqual(['<script>alert(1)</script>', '公式名']);
  expect(saved.find((row) => row.name !== '公式名')).toMatchObject({
    political: '01',
    note: "'; drop table person; --",
  });
});

test('files that hold no ledger, and mappings that make no sense, are refused in words', async () => {
  const app = await testApp();
  const file = await app.upload('说明.csv', csv('这是一份说明', '请各村按时上报'));
  expect((await refusalOf(app.job('imports.open', { file }))).message).toContain('没有找到台账');
  const missing = await refusalOf(app.job('imports.open', { file: 'nothing' }));
  expect(missing.code).toBe('notFound');
  const opened = await people(app, '张三,,,,');
  const columns = [{ index: 0, field: 'address' }];
  const noName = await refusalOf(
    app.call('imports.preview', { import: opened.import, register: 'person', mappings: [{ sheet: '人员', columns }] }),
  );
  expect(noName.message).toContain('还没有指定哪一列是“姓名”');
  const computed = await refusalOf(
    app.call('imports.preview', {
      import: opened.import,
      register: 'person',
      mappings: [{ sheet: '人员', columns: [{ index: 0, field: 'age' }] }],
    }),
  );
  expect(computed.code).toBe('invalid');
});
