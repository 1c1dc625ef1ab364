// The office's own templates as they are kept and filled: versions, drafts, choosing, passing on, bad files.
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { reports } from '../../../shared/reports/index.ts';
import { findPlaceholders } from '../../../shared/rules/templates/placeholder.ts';
import { packParts, readParts } from '../documents/zipParts.ts';
import { smallTownship } from '../testing/smallTownship.ts';
import { type TestApp, testApp } from '../testing/testApp.ts';
import { craftedWord, paragraph } from './crafted.ts';
import { reportsWithTemplates, shippedGroups } from './reportsWithTemplates.ts';

const october = '2026-10';
const at = '2026-11-21T00:00:00.000Z';

async function book(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('表');
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}

async function add(
  test: TestApp,
  name: string,
  bytes: Uint8Array,
  more: { template?: string; asDraft?: boolean } = {},
) {
  const file = await test.upload(`${name}.docx`, bytes);
  return test.call('templates.add', { report: 'monthly', name, file, ...more });
}

async function filled(test: TestApp, template: string, period = october, number?: number): Promise<Buffer> {
  const target = test.target('filled');
  const source = number === undefined ? { template } : { template, number };
  await test.job('templates.fill', { source, period, file: target.handle });
  return target.bytes();
}

const textIn = async (file: Buffer): Promise<string> =>
  (await readParts(file))
    .get('word/document.xml')!
    .toString('utf8')
    .replace(/<[^>]+>/gu, '');

const only = async (test: TestApp) => (await test.call('templates.list', {})).templates[0]!;

describe('keeping', () => {
  it('keeps nothing with a misspelt name, or a draft that is not filled; a next version is used, an older can be', async () => {
    const test = await testApp();
    const wrong = await craftedWord(paragraph('{{单位}}') + paragraph('{{期问}}'));
    const refused = await add(test, '县局月报', wrong);
    expect(refused).toMatchObject({ kept: null, check: { problems: [{ place: '第2段', suggestion: '期间' }] } });
    expect((await test.call('templates.list', {})).templates).toEqual([]);

    const { kept } = await add(test, '县局月报', wrong, { asDraft: true });
    const template = kept!.template;
    expect(await only(test)).toMatchObject({ inUse: null, versions: [{ number: 1, problems: [{ code: 'unknown' }] }] });
    await expect(filled(test, template)).rejects.toThrow('还是草稿');
    await expect(test.call('templates.choose', { template, chosen: true })).rejects.toMatchObject({ code: 'conflict' });

    const second = await add(test, '县局月报', await craftedWord(paragraph('二{{期间}}')), { template });
    expect(second.kept).toEqual({ template, number: 2 });
    await add(test, '县局月报', await craftedWord(paragraph('三{{期间}}')), { template });
    expect(await textIn(await filled(test, template))).toBe('三2026年10月');
    await test.call('templates.use', { template, number: 2 });
    expect(await textIn(await filled(test, template))).toBe('二2026年10月');
    expect(await textIn(await filled(test, template, october, 3))).toBe('三2026年10月');
    await expect(test.call('templates.use', { template, number: 1 })).rejects.toThrow('第2段');

    const target = test.target('first');
    await test.call('templates.file', { template, number: 1, file: target.handle });
    expect(target.bytes().equals(wrong)).toBe(true);
    const { entries } = await test.call('audit.list', { limit: 20 });
    expect(entries.filter(({ action }) => action === 'template')).toHaveLength(4);
  });

  it('a name stands once for a report; withdrawn it is kept, not filled, and can come back', async () => {
    const test = await testApp();
    const file = await craftedWord(paragraph('{{期间}}'));
    const { kept } = await add(test, '月报', file);
    await expect(add(test, '月报', file)).rejects.toMatchObject({ code: 'conflict' });
    const template = kept!.template;
    await test.call('templates.choose', { template, chosen: true });
    await test.call('templates.withdraw', { template, reason: '县局换了格式' });
    await expect(filled(test, template)).rejects.toThrow('已经停用');
    const again = await add(test, '月报', file);
    await expect(test.call('templates.restore', { template })).rejects.toMatchObject({ code: 'conflict' });
    await test.call('templates.describe', { template: again.kept!.template, name: '月报（新）', note: '' });
    await test.call('templates.restore', { template });
    const { templates } = await test.call('templates.list', {});
    expect(templates.map(({ name, isChosen, withdrawn }) => [name, isChosen, withdrawn])).toEqual([
      ['月报', false, null],
      ['月报（新）', false, null],
    ]);
  });

  it('looks only, for whoever may look only', async () => {
    const test = await testApp();
    const viewer = { login: 'reader', name: '查阅', role: 'viewer', newPassword: 'Chakan-2026-Qianling' } as const;
    await test.call('users.create', viewer);
    const other = test.another();
    await other.call('session.login', { login: 'reader', password: 'Chakan-2026-Qianling' });
    const file = await test.upload('a.docx', await craftedWord(paragraph('{{期间}}')));
    await expect(other.call('templates.add', { report: 'monthly', name: '月报', file })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await other.call('templates.list', {})).templates).toEqual([]);
  });
});

describe('choosing', () => {
  it('the report is written with it too, a lock keeps its file, one of a kind at a time', async () => {
    const test = await testApp();
    await smallTownship(test.call);
    const { kept: first } = await add(test, '甲', await craftedWord(paragraph('甲{{标题}}')));
    const { kept: second } = await add(test, '乙', await craftedWord(paragraph('乙{{标题}}：{{排查受理纠纷}}件')));
    const { run, version } = await test.call('monthly.open', { period: october });
    const exported = async (what: 'report' | 'all') => {
      const target = test.target('out');
      await test.job('monthly.export', { run: run.id, what, template: true, file: target.handle });
      return target.bytes();
    };
    await expect(exported('report')).rejects.toThrow('还没有为工作报告选用');
    for (const { template } of [first!, second!]) await test.call('templates.choose', { template, chosen: true });
    const chosen = (await test.call('templates.list', {})).templates.filter(({ isChosen }) => isChosen);
    expect(chosen.map(({ name }) => name)).toEqual(['乙']);
    expect(await test.call('monthly.templates', { run: run.id })).toEqual({
      templates: [{ what: 'report', name: '乙' }],
    });
    const told = '乙迁陵镇2026年10月平安建设（综治）工作月报：1件';
    expect(await textIn(await exported('report'))).toBe(told);

    await test.job('monthly.lock', { run: run.id, version, reason: '村报送正在补登' });
    await test.call('templates.withdraw', { template: second!.template, reason: '换格式' });
    await test.call('templates.choose', { template: first!.template, chosen: true });
    expect(await test.call('monthly.templates', { run: run.id })).toEqual({
      templates: [{ what: 'report', name: '乙第1版' }],
    });
    const { name } = await test.call('monthly.name', { run: run.id, what: 'report', template: true });
    expect(name).toMatch(/_平安建设工作报告_模板“乙第1版”_2026年10月_20261121\.docx$/);
    const changes = { title: '后来的纠纷', happenedOn: '2026-10-30' };
    await test.call('rows.save', { register: 'dispute', id: null, version: null, changes });
    expect(await textIn(await exported('report'))).toBe(told);
    const packed = unzipSync(await exported('all'));
    const own = Object.keys(packed).find((name) => name.includes('_模板“乙第1版”_'))!;
    expect(await textIn(Buffer.from(packed[own]!))).toBe(told);
  });

  it('stands beside the built-in files in the set of a month', async () => {
    const test = await testApp();
    await smallTownship(test.call);
    const file = await test.upload(
      'own.xlsx',
      await book([['{{标题}}'], ['{{#各村}}{{名称}}', '{{本期新排查}}{{/各村}}']]),
    );
    const { kept, check } = await test.call('templates.add', { report: 'dispute-monthly', name: '县表', file });
    expect(check.problems).toEqual([]);
    await test.call('templates.choose', { template: kept!.template, chosen: true });
    const target = test.target('set.zip');
    await test.job('centre.batch', { month: october, keys: ['dispute-monthly'], file: target.handle });
    const names = Object.keys(unzipSync(target.bytes())).filter((name) => name.startsWith('统计报表/'));
    expect(names.filter((name) => /_模板“县表第1版”_2026年10月_\d{8}\.xlsx$/.test(name))).toHaveLength(1);
    expect(names).toHaveLength(3);
  });
});

describe('what may be named', () => {
  it.each(reportsWithTemplates.map(({ key }) => key))('every name of %s is written as it is read', (key) => {
    for (const { list, names } of shippedGroups(key)) {
      const all = [...(list === null ? [] : [list]), ...names.map(({ name }) => name)];
      expect(new Set(names.map(({ name }) => name)).size).toBe(names.length);
      for (const name of all) {
        const [found, ...more] = findPlaceholders(`{{${name}}}`);
        expect(more).toEqual([]);
        expect(found!.placeholder).toEqual({ kind: 'value', name, decimals: null });
      }
    }
  });

  it('shows what would be filled in, own indicators too', async () => {
    const test = await testApp();
    await smallTownship(test.call);
    await test.call('indicators.saveOwn', {
      ...{ key: '', label: '涉水 纠纷', group: 'disputes', unit: '件', about: '名称里有水的纠纷', register: 'dispute' },
      ...{ day: 'happenedOn', aggregate: 'count', of: null, filters: [] },
    });
    const { groups, period } = await test.call('templates.names', { report: 'monthly', period: october });
    expect(period.title).toBe('2026年10月');
    const example = (name: string, list: string | null = null) =>
      groups
        .filter((group) => group.list === list)
        .flatMap(({ names }) => names)
        .find((each) => each.name === name)?.example;
    expect(example('涉水纠纷')).toBe('1');
    expect(example('期间')).toBe('2026年10月');
    expect(example('村名', '各村')).toMatch(/村|社区/u);
    expect(groups.find(({ list }) => list === '各村')!.rows).toBeGreaterThan(10);
    for (const { key } of reports) {
      const names = await test.call('templates.names', { report: key, period: october });
      expect(names.groups.length).toBeGreaterThan(2);
    }
    const own = await craftedWord(paragraph('{{涉水纠纷}}'));
    expect((await add(test, '自定', own)).check.problems).toEqual([]);
  });

  it('a figure of the whole in a row of villages is told with its place', async () => {
    const test = await testApp();
    const row = '{{#各村}}{{单位}}{{村名}}{{排查受理纠纷同比}}{{/各村}}{{排查受理纠纷同比}}';
    const { check } = await add(test, '月报', await craftedWord(paragraph(row)));
    expect(check.problems).toMatchObject([{ code: 'whole', place: '第1段', written: '{{排查受理纠纷同比}}' }]);
    const words = '{{#各段落}}{{?排查受理纠纷}}{{正文}}{{/?}}{{/各段落}}';
    expect((await add(test, '正文', await craftedWord(paragraph(words)))).check.problems).toEqual([]);
  });
});

describe('passing on', () => {
  it('another township takes a bundle in: new, the same again, a next version', async () => {
    const one = await testApp();
    const { kept } = await add(one, '县局月报', await craftedWord(paragraph('{{期间}}')));
    await one.call('templates.describe', { template: kept!.template, name: '县局月报', note: '次月3日前报' });
    const target = one.target('bundle.zip');
    await one.call('templates.bundle', { templates: [kept!.template], file: target.handle });
    const bundle = target.bytes();

    const other = await testApp();
    const take = async (bytes: Buffer) => {
      const { taken } = await other.call('templates.import', { file: await other.upload('b.zip', bytes) });
      return taken.map(({ state }) => state);
    };
    expect(await take(bundle)).toEqual(['added']);
    expect(await take(bundle)).toEqual(['same']);
    expect(await only(other)).toMatchObject({ name: '县局月报', note: '次月3日前报', inUse: 1 });
    const parts = await readParts(bundle);
    const path = [...parts.keys()].find((name) => name.endsWith('.docx'))!;
    parts.set(path, await craftedWord(paragraph('新{{期间}}')));
    expect(await take(await packParts(parts, at))).toEqual(['nextVersion']);
    parts.set(path, await craftedWord(paragraph('{{没有的名称}}')));
    expect(await take(await packParts(parts, at))).toEqual(['draft']);
    expect(await only(other)).toMatchObject({ inUse: 2 });
    parts.set(path, Buffer.from('不是文件'));
    expect(await take(await packParts(parts, at))).toEqual(['refused']);
  });

  it.each([
    ['no zip', Buffer.from('PK不是压缩包')],
    ['nothing', Buffer.alloc(0)],
  ])('%s is no bundle', async (_what, bytes) => {
    const test = await testApp();
    const file = await test.upload('b.zip', bytes);
    await expect(test.call('templates.import', { file })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('a document or a list that names other places is no bundle', async () => {
    const test = await testApp();
    const document = await craftedWord(paragraph('{{期间}}'));
    await expect(test.call('templates.import', { file: await test.upload('b.zip', document) })).rejects.toThrow(
      '模板包',
    );
    const list = {
      kind: 'pingan-taizhang-templates',
      templates: [{ report: 'monthly', name: 'a', note: '', file: '../x' }],
    };
    const bundle = await packParts(new Map([['模板目录.json', Buffer.from(JSON.stringify(list))]]), at);
    const { taken } = await test.call('templates.import', { file: await test.upload('b.zip', bundle) });
    expect(taken).toMatchObject([{ state: 'refused' }]);
  });
});

describe('bad files', () => {
  it.each([
    ['text', Buffer.from('你好')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0])],
    ['an empty file', Buffer.alloc(0)],
    ['half a file', Buffer.from('PK\u0003\u0004 half')],
  ])('%s is refused in words, nothing is kept', async (_what, bytes) => {
    const test = await testApp();
    const refusal = await add(test, '月报', bytes).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'invalid' });
    expect(String(refusal)).toMatch(/[一-龥]{4}/u);
    expect((await test.call('templates.list', {})).templates).toEqual([]);
  });

  it('a broken loop and a wrong name write no file', async () => {
    const test = await testApp();
    for (const body of ['{{#各村}}{{村名}}', '{{期问}}']) {
      const target = test.target('out.docx');
      const given = await test.upload('own.docx', await craftedWord(paragraph(body)));
      const filling = test.job('templates.fill', {
        source: { given, report: 'monthly' },
        period: october,
        file: target.handle,
      });
      await expect(filling).rejects.toThrow('有 1 处要改');
      expect(() => target.bytes()).toThrow('was not written');
    }
  });
});
