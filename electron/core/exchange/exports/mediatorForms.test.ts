// Registration forms of the mediators' pool.
import { expect, test } from 'vitest';
import { readPart } from '../../documents/docxPacking.ts';
import { idOfMade, made, refusalOf, villageNamed } from '../../testing/rowCalls.ts';
import { type TestApp, testApp } from '../../testing/testApp.ts';

async function formOf(app: TestApp, register: string, id: string): Promise<string[]> {
  const target = app.target('登记表.docx');
  await app.job('exports.form', { register, id, file: target.handle });
  const xml = await readPart(target.bytes(), 'word/document.xml');
  return xml
    .split('</w:p>')
    .map((part) => [...part.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join(''));
}

test('the form of a committee lists its mediators, 主任 first, once it is made up as the law asks', async () => {
  const app = await testApp();
  const { call } = app;
  const village = await villageNamed(call, '那铁村');
  const committee = await idOfMade(call, 'peopleCommittee', { name: '那铁村人民调解委员会', kind: '1', village });
  const mediator = (create: string, post: string, sex: string, more: object = {}) =>
    made(call, 'mediator', { committee, person: { create }, post, sex, joinedOn: '2025-03-01', ...more });
  await mediator('石志强', '2', '1');
  const refusal = await refusalOf(formOf(app, 'peopleCommittee', committee));
  expect(refusal.message).toContain('人民调解法第八条');
  await mediator('龙秀兰', '4', '2');
  const chief = await mediator('向世勇', '3', '1', { phone: '13874300001', expertise: ['02', '07'], fullTime: '1' });
  await mediator('田家富', '1', '1');

  const texts = await formOf(app, 'peopleCommittee', committee);
  expect(texts).toContain('迁陵镇人民调解委员会登记表');
  const from = texts.indexOf('人民调解员名单（4 人）');
  expect(from).toBeGreaterThan(0);
  const names = texts.slice(from).filter((text) => /^(石志强|龙秀兰|向世勇|田家富)$/.test(text));
  expect(names).toEqual(['向世勇', '龙秀兰', '石志强', '田家富']);
  expect(texts.join('\n')).not.toContain('13874300001');

  const own = await formOf(app, 'mediator', chief.id);
  expect(own).toContain('迁陵镇人民调解员登记表');
  for (const text of ['向世勇', '那铁村人民调解委员会', '专职', '邻里纠纷、山林土地纠纷']) expect(own).toContain(text);
  expect((await formOf(app, 'person', String(chief.values.person))).join('\n')).toContain('那铁村人民调解委员会');
});

test('the form of a room says who sits in it on which days, those of today; else who belongs to it', async () => {
  const app = await testApp();
  const { call } = app;
  const village = await villageNamed(call, '那铁村');
  const committee = await idOfMade(call, 'peopleCommittee', { name: '那铁村人民调解委员会', kind: '1', village });
  const room = await idOfMade(call, 'mediationRoom', { committee, name: '酉情调解室', kind: '3' });
  expect((await formOf(app, 'mediationRoom', room)).join('\n')).toContain('人民调解员名单（0 人）');
  const stationed = { room, weekdays: ['1', '3'], hours: '9:00–17:00' };
  await made(call, 'roomStation', { ...stationed, person: { create: '彭老' }, from: '2026-01-01' });
  await made(call, 'roomStation', {
    ...stationed,
    person: { create: '田家富' },
    from: '2025-01-01',
    until: '2026-01-01',
  });
  const texts = await formOf(app, 'mediationRoom', room);
  for (const text of ['驻室安排（1 人）', '彭老', '周一、周三', '9:00–17:00']) expect(texts).toContain(text);
  expect(texts).not.toContain('田家富');
});
