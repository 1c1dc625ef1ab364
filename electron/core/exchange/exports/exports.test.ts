import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { InputOf } from '../../../../shared/contract/index.ts';
import { codecOf } from '../../../../shared/fields/index.ts';
import { dispute } from '../../../../shared/registers/dispute.ts';
import { registers } from '../../../../shared/registers/index.ts';
import { fieldOf } from '../../../../shared/registers/register.ts';
import { readPart } from '../../documents/docxPacking.ts';
import { pathFiles } from '../../pathFiles.ts';
import { longSummary, type SmallTownship, smallTownship } from '../../testing/smallTownship.ts';
import { type TestApp, testApp, testPassword } from '../../testing/testApp.ts';
import { knownLabel } from '../imports/ledgerLabels.ts';
import { readTables } from '../workbook/tables.ts';
import { isFilledIn } from './template.ts';
import { writeThreaded } from './threadedFile.ts';

let app: TestApp;
let town: SmallTownship;

beforeEach(async () => {
  app = await testApp();
});
/** Fills the township; tests of empty ones go without. */
const filled = async (): Promise<void> => {
  town = await smallTownship(app.call);
};

type Order = Omit<InputOf<'exports.start'>, 'format' | 'file'>;

async function list(order: Order, format: 'xlsx' | 'docx' = 'xlsx'): Promise<{ result: unknown; bytes: Buffer }> {
  const target = app.target(`out.${format}`);
  const result = await app.job('exports.start', { ...order, format, file: target.handle });
  return { result, bytes: target.bytes() };
}

async function reopened(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return workbook;
}

/** Every row of the first sheet, merged cells once. */
async function textsOf(bytes: Buffer): Promise<string[][]> {
  const sheet = (await reopened(bytes)).worksheets[0]!;
  const rows: string[][] = [];
  for (let at = 1; at <= sheet.rowCount; at += 1) {
    const texts: string[] = [];
    for (let column = 1; column <= sheet.columnCount; column += 1) {
      const cell = sheet.getCell(at, column);
      texts.push(cell.isMerged && cell.master !== cell ? '' : cell.text);
    }
    rows.push(texts);
  }
  return rows;
}

/** The texts of a Word document, paragraph by paragraph. */
async function paragraphs(bytes: Buffer): Promise<string[]> {
  const xml = await readPart(bytes, 'word/document.xml');
  return xml
    .split('</w:p>')
    .map((part) =>
      [...part.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)].map((match) => match[1] ?? '\n').join(''),
    );
}

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => new Error('nothing was refused'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error;
  throw error;
}

describe('a roster', () => {
  beforeEach(filled);

  test('stands as on paper: title, merged head, masked numbers, marked as a draft', async () => {
    const { result, bytes } = await list({ view: { register: 'committeeMember' } });
    expect(result).toEqual({ rows: 6 });
    const rows = await textsOf(bytes);
    expect(rows[0]![0]).toBe('迁陵镇治保会委员花名册（草稿）');
    expect(rows[1]!.join('')).toBe(
      '填报单位（盖章）：迁陵镇综治中心截至2026年11月21日填报日期：2026年11月21日　单位：人',
    );
    expect(rows[2]).toEqual([
      '序号',
      '村（社区）',
      '所属治保会',
      '姓名',
      '会中职务',
      '基本情况',
      '',
      '',
      '',
      '',
      '',
      '联系电话',
      '参加日期',
      '退出日期',
      '退出原因',
      '在任',
      '备注',
    ]);
    expect(rows[3]!.slice(5, 11)).toEqual(['性别', '民族', '出生日期', '政治面貌', '文化程度', '公民身份号码']);
    expect(rows[4]!.slice(0, 5)).toEqual(['1', '那铁村', '那铁村治保会', '张建国', '主任']);
    expect(rows[4]![10]).toMatch(/^433199\*{8}\d{3}[\dX]$/);
    expect(rows[4]![11]).toBe('138****0001');
    const foot = rows.slice(10).map((row) => row[0]!);
    expect(foot[0]).toBe('注：1. 草稿，不作报送：所列 2 个治保会中有 1 个组成不合规，补正后重新导出。');
    expect(foot[1]).toContain('茶市村治保会（缺主任，应有主任 1 人；委员共 1 人，不足 3 人）');
    expect(foot[2]).toMatch(/^单位负责人：.*审核人：.*填表人：/);
    expect((await app.call('audit.list', {})).entries.map((entry) => entry.action)).not.toContain('export');
  });

  test('is no draft when its committees are made up as they should be', async () => {
    const view = {
      register: 'committeeMember',
      filters: [{ field: 'committee', op: 'is' as const, value: town.committee }],
    };
    const rows = await textsOf((await list({ view })).bytes);
    expect(rows[0]![0]).toBe('迁陵镇治保会委员花名册');
    expect(rows.at(-2)![0]).toBe('注：筛选：所属治保会为 那铁村治保会');
  });

  test('shows numbers in clear for a reason, which is logged with the rows', async () => {
    const { bytes } = await list({ view: { register: 'committeeMember' }, reveal: '上报县综治中心' });
    const rows = await textsOf(bytes);
    expect(rows[4]![10]).toMatch(/^433199\d{11}[\dX]$/);
    expect(rows[4]![11]).toBe('13807430001');
    const { entries } = await app.call('audit.list', {});
    expect(entries[0]).toMatchObject({
      action: 'export',
      register: 'committeeMember',
      rows: 6,
      reason: '上报县综治中心',
    });
  });

  test('as of a past day shows who was in office then', async () => {
    const view = { register: 'committeeMember', asOf: '2024-01-01' };
    const rows = await textsOf((await list({ view, columns: ['person', 'inPost'] })).bytes);
    expect(rows[1]!.join('')).toContain('截至2024年1月1日');
    expect(rows.filter((row) => row[1] === '石永胜')).toEqual([expect.arrayContaining(['石永胜', '是'])]);
    const refused = await refusal(list({ view: { register: 'dispute', asOf: '2024-01-01' } }));
    expect(refused.message).toContain('没有起止日期');
  });

  test('takes chosen rows, columns, title and signers, and says what it was narrowed to', async () => {
    const { bytes } = await list({
      view: { register: 'person', search: '张', filters: [{ field: 'birthDay', op: 'atMost', value: '1980-01-01' }] },
      ids: [town.chief],
      columns: ['phone', 'name'],
      title: '联系表',
      signers: { unit: '那铁村村民委员会', preparer: '彭秀英' },
    });
    const rows = await textsOf(bytes);
    expect(rows[0]![0]).toBe('联系表');
    expect(rows[1]!.join('')).toContain('填报单位（盖章）：那铁村村民委员会');
    expect(rows[2]).toEqual(['序号', '联系电话', '姓名']);
    expect(rows[3]).toEqual(['1', '138****0001', '张建国']);
    expect(rows[4]![0]).toBe('注：筛选：出生日期不晚于 1980年1月1日；查找“张”；只列选定的 1 人');
    expect(rows[5]![0]).toContain('填表人：彭秀英');
  });

  test('does not tell in its note what it masks in its cells', async () => {
    const view = {
      register: 'person',
      search: '13807430001',
      filters: [{ field: 'phone', op: 'is' as const, value: '13807430001' }],
    };
    const texts = (await textsOf((await list({ view })).bytes)).flat().join('\n');
    expect(texts).not.toContain('7430001');
    expect(texts).toContain('联系电话按所给号码筛选；查找“******”');
  });

  test('asks for nothing that is not there', async () => {
    expect((await refusal(list({ view: { register: 'person' }, columns: ['salary'] }))).message).toContain(
      '没有“salary”',
    );
    expect((await refusal(list({ view: { register: 'person' }, columns: [] }))).message).toContain('至少选一栏');
  });
});

describe('the ledger of disputes', () => {
  beforeEach(filled);

  test('adds up people and amounts, and leaves out columns nobody filled in', async () => {
    const sheet = (await reopened((await list({ view: { register: 'dispute' } })).bytes)).worksheets[0]!;
    const head = sheet.getRow(3).values as string[];
    expect(head).toContain('涉及金额（元）');
    expect(head).not.toContain('事件规模');
    const people = head.indexOf('涉及人数');
    const amount = head.indexOf('涉及金额（元）');
    expect(sheet.getCell(6, 1).value).toBe('合计');
    expect(sheet.getCell(6, people).value).toMatchObject({ result: 10 });
    expect(sheet.getCell(6, amount).value).toMatchObject({ result: 1734.56 });
  });

  test('comes back as it was when its cells are read again', async () => {
    const { bytes } = await list({ view: { register: 'dispute' } });
    const table = (await readTables(bytes, 'a.xlsx', { knownLabels: knownLabel })).sheets[0]!.tables[0]!;
    expect(table.rows).toHaveLength(2);
    const original = await app.call('rows.get', { register: 'dispute', id: town.dispute });
    const codes = await app.call('codes.all', {});
    const context = {
      today: '2026-11-21',
      table: (key: string) => codes.tables.find((each) => each.key === key),
    };
    const cells = table.rows[1]!.cells;
    for (const key of ['title', 'happenedOn', 'kind', 'people', 'amount', 'summary', 'way', 'outcome', 'resolvedOn']) {
      const field = fieldOf(dispute, key);
      const at = table.columns.findIndex((column) => column.label.replace('（元）', '') === field.label);
      const read = codecOf(field).read(cells[at]!, field, context);
      expect(read, key).toMatchObject({ ok: true, value: original.row.values[key] });
    }
  });

  test('holds long texts in Word too', async () => {
    const texts = await paragraphs((await list({ view: { register: 'dispute' } }, 'docx')).bytes);
    expect(texts.join('\n')).toContain(longSummary);
    expect(texts.some((text) => text.includes('填表人：'))).toBe(true);
  });
});

describe('a form', () => {
  beforeEach(filled);

  async function form(register: string, id: string, reveal?: string): Promise<string[]> {
    const target = app.target('form.docx');
    await app.job('exports.form', { register, id, file: target.handle, ...(reveal ? { reveal } : {}) });
    return paragraphs(target.bytes());
  }

  test('of a committee lists its members of today, 主任 first', async () => {
    const texts = await form('committee', town.committee);
    expect(texts).toContain('迁陵镇治安保卫委员会基本情况登记表');
    expect(texts).toContain('编号：433125109201001');
    expect(texts).toContain('2021年4月');
    const from = texts.indexOf('委员名单（4 人）');
    expect(from).toBeGreaterThan(0);
    const names = texts.slice(from).filter((text) => /^(张建国|彭秀英|田志强|向玉兰|石永胜)$/.test(text));
    expect(names).toEqual(['张建国', '彭秀英', '田志强', '向玉兰']);
    expect(texts.join('\n')).not.toContain('13807430001');
    expect(texts.join('\n')).toContain('单位负责人：');
  });

  test('of a committee that is not made up as it should be is refused with the reasons', async () => {
    const refused = await refusal(form('committee', town.draftCommittee));
    expect(refused.code).toBe('invalid');
    expect(refused.message).toContain('缺主任，应有主任 1 人；委员共 1 人，不足 3 人');
    expect(refused.problems?.map((problem) => problem.code)).toEqual(['noChief', 'fewMembers']);
  });

  test('in clear is logged', async () => {
    expect((await form('person', town.chief, '本人申请')).join('\n')).toContain('13807430001');
    const { entries } = await app.call('audit.list', {});
    expect(entries[0]).toMatchObject({ action: 'export', register: 'person', rows: 1, reason: '本人申请' });
  });

  test('in clear logs the members on it as well', async () => {
    expect((await form('committee', town.committee, '上报县综治中心')).join('\n')).toContain('13807430001');
    const { entries } = await app.call('audit.list', {});
    expect(entries.slice(0, 2)).toMatchObject([
      { action: 'export', register: 'committeeMember', rows: 4, reason: '上报县综治中心' },
      { action: 'export', register: 'committee', rows: 1, reason: '上报县综治中心' },
    ]);
  });

  test('of a person names memberships, of a team its members; every register has one', async () => {
    const person = await form('person', town.chief);
    expect(person.slice(person.indexOf('任职情况'))).toEqual(
      expect.arrayContaining(['治保会委员', '那铁村治保会', '主任']),
    );
    expect((await form('team', town.team)).filter((text) => /^(梁伟|吴军|贾明)$/.test(text))).toHaveLength(3);
    expect((await form('dispute', town.dispute)).join('\n')).toContain('1234.56 元');
    expect(await form('visit', town.visit)).toContain('迁陵镇走访记录登记表');
  });
});

describe('a template', () => {
  test('of every register is understood by import', async () => {
    for (const register of registers) {
      const target = app.target('template.xlsx');
      await app.call('exports.template', { register: register.key, file: target.handle });
      const bytes = target.bytes();
      const workbook = await reopened(bytes);
      expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual([register.title, '填表说明']);
      const table = (await readTables(bytes, '模板.xlsx', { knownLabels: knownLabel })).sheets[0]!.tables[0];
      const labels = table!.columns.map((column) =>
        column.label
          .split('/')
          .at(-1)!
          .replace(/^\*|（[^（）]*）$/g, ''),
      );
      const wanted = register.fields.filter(isFilledIn).map((field) => field.label.replace(/（[^（）]*）$/, ''));
      expect(labels, register.key).toEqual(['序号', ...wanted]);
      expect(table!.rows).toEqual([]);
    }
  });

  test('comes back filled in, and its page of rules is no table', async () => {
    const target = app.target('template.xlsx');
    await app.call('exports.template', { register: 'committeeMember', file: target.handle });
    const workbook = await reopened(target.bytes());
    const sheet = workbook.worksheets[0]!;
    sheet.getCell('B4').value = '那铁村';
    sheet.getCell('C4').value = '那铁村治保会';
    sheet.getCell('D4').value = '张建国';
    sheet.getCell('E4').value = '主任';
    const file = await app.upload('模板.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()));
    const opened = (await app.job('imports.open', { file })) as { import: string };
    const found = await app.call('imports.sheets', { import: opened.import });
    expect(found.sheets.map(({ register, chosen, rows }) => ({ register, chosen, rows }))).toEqual([
      { register: 'committeeMember', chosen: true, rows: 1 },
      { register: null, chosen: false, rows: 0 },
    ]);
    const unread = found.sheets[0]!.columns.filter((column) => column.field === null).map((column) => column.label);
    expect(unread).toEqual(['序号']);
  });

  test('keeps identifiers as text and offers what may stand there', async () => {
    const target = app.target('template.xlsx');
    await app.call('exports.template', { register: 'committeeMember', file: target.handle });
    const sheet = (await reopened(target.bytes())).worksheets[0]!;
    const head = new Map<string, number>();
    for (let column = 1; column <= sheet.columnCount; column += 1) head.set(sheet.getCell(3, column).text, column);
    const below = (label: string) => sheet.getCell(5, head.get(label)!);
    expect(below('公民身份号码').numFmt).toBe('@');
    expect(below('出生日期').numFmt).toBe('@');
    expect(below('退出日期').numFmt).toBe('@');
    expect(below('*会中职务').dataValidation).toMatchObject({ type: 'list', formulae: ['"主任,副主任,委员,其他"'] });
    expect(below('村（社区）').dataValidation.formulae?.[0]).toContain('那铁村');
    expect(below('备注').dataValidation).toBe(undefined);
  });
});

test('a file is named by unit, list, period and day', async () => {
  const name = async (view: InputOf<'exports.name'>['view']) =>
    (await app.call('exports.name', { view, format: 'xlsx' })).name;
  expect(await name({ register: 'committeeMember' })).toBe(
    '迁陵镇综治中心_治保会委员花名册_截至2026年11月21日_20261121.xlsx',
  );
  await app.call('settings.set', { settings: { unit: '迁陵镇/综治:中心*' } });
  expect(await name({ register: 'committeeMember', asOf: '2024-01-01' })).toBe(
    '迁陵镇-综治-中心-_治保会委员花名册_截至2024年1月1日_20261121.xlsx',
  );
});

describe('when it cannot be finished', () => {
  test('a cancelled export leaves no file', async () => {
    const target = app.target('out.xlsx');
    const { job } = await app.call('exports.start', {
      view: { register: 'village' },
      format: 'xlsx',
      file: target.handle,
      reveal: '取消的导出',
    });
    await app.call('jobs.cancel', { job });
    while ((await app.call('jobs.status', { job })).state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect((await app.call('jobs.status', { job })).state).toBe('cancelled');
    expect(() => target.bytes()).toThrow('was not written');
    expect((await app.call('audit.list', {})).entries.map((entry) => entry.action)).not.toContain('export');
  });

  test('an export goes on while its window is locked, and is logged all the same', async () => {
    const target = app.target('out.xlsx');
    const { job } = await app.call('exports.start', {
      view: { register: 'village' },
      format: 'xlsx',
      file: target.handle,
      reveal: '上报县综治中心',
    });
    await app.call('session.lock', {});
    while ((await app.call('jobs.status', { job })).state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(target.bytes().length).toBeGreaterThan(0);
    await app.call('session.unlock', { password: testPassword });
    const { entries } = await app.call('audit.list', {});
    expect(entries).toContainEqual(expect.objectContaining({ action: 'export', register: 'village', rows: 40 }));
  });

  test('a full disk gives its sentence and no half file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'taizhang-export-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const full = pathFiles(async (path, flags, mode) => {
      const file = await open(path, flags, mode);
      file.write = async () => {
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      };
      return file;
    });
    const file = await full.create(full.allowWriting(join(folder, '花名册.xlsx')));
    const input = { title: '表', sheetName: '表', columns: [], rules: [], writtenAt: app.host.now() };
    const work = writeThreaded({ host: app.host, file, task: 'exportTemplate', input, memoryMb: 128 });
    expect((await refusal(work)).message).toContain('磁盘');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('what stops the commit leaves no file either', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'taizhang-export-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const files = pathFiles();
    const file = await files.create(files.allowWriting(join(folder, '花名册.xlsx')));
    const input = { title: '表', sheetName: '表', columns: [], rules: [], writtenAt: app.host.now() };
    const beforeCommit = async () => {
      throw new Refusal('unauthenticated', '窗口已锁定');
    };
    const work = writeThreaded({ host: app.host, file, task: 'exportTemplate', input, memoryMb: 128, beforeCommit });
    expect((await refusal(work)).message).toBe('窗口已锁定');
    expect(readdirSync(folder)).toEqual([]);
  });
});
