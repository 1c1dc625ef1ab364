// The parts of 平安建设 in a work report on real files: sentences, tables of Word and workbook, and what the check says.
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { Changes } from '../../../shared/contract/shapes.ts';
import { villageNamed } from '../testing/rowCalls.ts';
import { type TestApp, testApp } from '../testing/testApp.ts';

const october = '2026-10';

async function filled(): Promise<TestApp> {
  const test = await testApp();
  const save = async (register: string, changes: Changes) =>
    (await test.call('rows.save', { register, id: null, version: null, changes })).row.id;
  const [one, two] = [await villageNamed(test.call, '那铁村'), await villageNamed(test.call, '茶市村')];
  const hazard = (village: string, checkedOn: string, more: Changes = {}) =>
    save('hazard', {
      checkedOn,
      village,
      place: '便民超市',
      address: '一组',
      inspectors: '石某、龙某',
      kind: '02',
      situation: '通道堵塞',
      demands: '清理',
      dueOn: '2026-10-20',
      unit: '便民超市',
      responsible: '向某',
      ...more,
    });
  await hazard(one, '2026-10-01', { finishedOn: '2026-10-10', quantity: 2 });
  await hazard(one, '2026-10-02', { finishedOn: '2026-10-21' });
  await hazard(two, '2026-10-03', {});
  await hazard(two, '2026-10-04', { state: '3', dueOn: '2026-11-30' });
  const meeting = await save('meeting', {
    heldOn: '2026-10-10',
    village: one,
    place: '村部',
    host: '向某',
    recorder: '田某',
    due: 8,
    present: 6,
    absent: '两人请假',
    topic: '综治例会',
    content: '学习',
  });
  await save('meetingDecision', { meeting, item: '装路灯', responsible: '向某', dueOn: '2026-11-01' });
  return test;
}

const textOf = (part: Uint8Array): string =>
  Buffer.from(part)
    .toString('utf8')
    .replace(/<\/w:p>/gu, '\n')
    .replace(/<[^>]*>/gu, '');

it('tells what was found and put right, by the rates of §8, and leaves out what was never recorded', async () => {
  const test = await filled();
  const { text } = await test.call('monthly.open', { period: october });
  const words = (key: string) =>
    text.sections
      .find((section) => section.key === key)
      ?.paragraphs.map(({ runs }) => runs.map((run) => run.text).join(''));
  // Five 处 found, of which three put right by the end of the month; four due, two of them in time.
  expect(words('hazards')?.[0]).toMatch(/^排查发现隐患5处，.*已整改3处，整改率（已整改÷发现）60\.00%/u);
  expect(words('hazards')).toContainEqual(expect.stringMatching(/^整改到期隐患4处，按期整改2处，按期整改率50\.00%/u));
  expect(words('hazards')?.at(-1)).toBe('截至2026年10月31日，未整改隐患2处，其中超过整改期限1处。');
  expect(words('forces')).toContainEqual(expect.stringMatching(/^召开例会1次.*参会率（实到÷应到）75\.00%/u));
  expect(words('problems')).toContainEqual(expect.stringMatching(/^超过整改期限仍未整改的隐患有1处/u));
  expect(words('problems')?.join()).toContain('全镇按期整改率为50.00%，低于这一水平的有茶市村（0.00%）');
  expect(text.sections.map(({ key }) => key)).toEqual(
    expect.not.arrayContaining(['housing', 'law', 'peace', 'schools']),
  );
});

it('has its tables in Word and in the workbook, with rates of the totals', async () => {
  const test = await filled();
  const { run } = await test.call('monthly.open', { period: october });
  const written = async (what: 'report' | 'tables') => {
    const target = test.target('out');
    await test.job('monthly.export', { run: run.id, what, redHead: false, file: target.handle });
    return unzipSync(target.bytes());
  };
  const document = textOf((await written('report'))['word/document.xml']!);
  expect(document).toContain('隐患整改汇总表');
  expect(document).toContain('例会培训宣传表');
  expect(document).not.toContain('出租房屋和流动人口表');
  expect(document).not.toContain('平安创建与考核表');
  // 合计 of found, put right, rate, due, in time, rate, open, overdue, notices.
  const total = document.slice(document.lastIndexOf('隐患整改汇总表'));
  const row = total.slice(total.indexOf('合计')).split('\n').slice(0, 10);
  expect(row).toEqual(['合计', '5', '3', '60.00%', '4', '2', '50.00%', '2', '1', '0']);
  const tables = await written('tables');
  const names = Buffer.from(tables['xl/workbook.xml']!).toString('utf8');
  expect(names).toMatch(/name="\d隐患整改"/u);
  expect(names).not.toContain('指标记录');
  const sheets = Object.keys(tables).filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/u.test(name));
  const formulas = sheets.filter((name) => Buffer.from(tables[name]!).toString('utf8').includes('<f>SUM('));
  expect(formulas.length).toBeGreaterThan(1);
});

it('the check tells what is overdue and what no figure counts, each line with its records', async () => {
  const test = await filled();
  const { lines } = await test.call('monthly.check', { period: october });
  const found = Object.fromEntries(lines.map(({ key, level, count }) => [key, [level, count]]));
  expect(found).toMatchObject({
    'overdue.hazards': ['warning', 1],
    'overdue.decisions': ['warning', 1],
    'uncounted.hazards': ['error', 1],
  });
  for (const { key, view, count } of lines) {
    if (view) expect([key, (await test.call('rows.count', view)).rows]).toEqual([key, count]);
  }
});
