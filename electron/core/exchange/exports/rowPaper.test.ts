// The notice of a hazard: one page with its counterfoil, which tells and proposes and orders nothing.
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Changes } from '../../../../shared/contract/shapes.ts';
import { idOfMade, refusalOf } from '../../testing/rowCalls.ts';
import { type TestApp, testApp } from '../../testing/testApp.ts';

const hazard: Changes = {
  checkedOn: '2026-10-08',
  place: '和平便民超市',
  address: '和平街3号',
  inspectors: '石某、龙某',
  kind: '02',
  situation: '疏散通道堆放纸箱；灭火器压力不足。',
  quantity: 2,
  demands: '清理通道，更换灭火器。',
  dueOn: '2026-10-18',
  unit: '和平便民超市',
  responsible: '向某',
  phone: '13807431001',
};

async function written(app: TestApp, register: string, id: string, paper?: string): Promise<string[]> {
  const target = app.target('文书.docx');
  await app.job('exports.form', { register, id, file: target.handle, ...(paper ? { paper } : {}) });
  const xml = Buffer.from(unzipSync(target.bytes())['word/document.xml']!).toString('utf8');
  return xml
    .split('</w:p>')
    .map((part) => part.replace(/<[^>]*>/gu, ''))
    .filter((words) => words !== '');
}

test('says what was found, what is proposed and until when, twice', async () => {
  const app = await testApp();
  const id = await idOfMade(app.call, 'hazard', { ...hazard, noticeNumber: '迁综告〔2026〕3号' });
  const words = await written(app, 'hazard', id, 'hazardNotice');
  expect(words).toEqual(
    expect.arrayContaining([
      '编号：迁综告〔2026〕3号',
      '和平便民超市：',
      '2026年10月8日，迁陵镇综治中心对和平便民超市（和平街3号）进行检查，发现治安隐患2处：疏散通道堆放纸箱；灭火器压力不足。',
      '为消除隐患，建议采取以下措施：清理通道，更换灭火器。请于2026年10月18日前完成，并告知迁陵镇综治中心，届时将进行复查。逾期没有整改的，将报告公安机关或者有关主管部门依法处理。',
    ]),
  );
  const all = words.join('');
  expect(all).toContain('治安隐患整改告知（建议）书存根');
  expect(all.split('迁综告〔2026〕3号')).toHaveLength(3);
  // Neither the power to order nor the telephone belongs on it.
  expect(all).not.toMatch(/责令|处罚决定|13807431001/u);
  const { entries } = await app.call('audit.list', {});
  expect(entries.some(({ action, detail }) => action === 'export' && detail === '治安隐患整改告知（建议）书')).toBe(
    true,
  );
});

test('a long finding leaves the counterfoil out, which would stand alone on a second page', async () => {
  const app = await testApp();
  const id = await idOfMade(app.call, 'hazard', { ...hazard, situation: '通道堆放货物。'.repeat(40) });
  expect((await written(app, 'hazard', id, 'hazardNotice')).join('')).not.toContain('存根');
});

test('a hazard past its limit still has its registration form, and other rows have no notice', async () => {
  const app = await testApp();
  const id = await idOfMade(app.call, 'hazard', hazard);
  expect((await app.call('rows.get', { register: 'hazard', id })).row.values.overdue).toBe(true);
  expect((await written(app, 'hazard', id)).join('')).toContain('隐患排查整改登记表');
  const person = await idOfMade(app.call, 'person', { name: '田英' });
  expect((await refusalOf(written(app, 'person', person, 'hazardNotice'))).code).toBe('notFound');
});

test('the form of a meeting lists what was agreed', async () => {
  const app = await testApp();
  const meeting = await idOfMade(app.call, 'meeting', {
    heldOn: '2026-10-10',
    place: '村部',
    host: '向某',
    recorder: '田某',
    due: 8,
    present: 8,
    topic: '综治例会',
    content: '学习',
  });
  await idOfMade(app.call, 'meetingDecision', { meeting, item: '装路灯', responsible: '向某', dueOn: '2026-10-30' });
  const words = await written(app, 'meeting', meeting);
  expect(words).toContain('议定事项（1 项）');
  expect(words).toContain('装路灯');
});
