// The command `dossier` in processes of its own, on real files.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildDivisions } from '../../build/divisions.ts';
import { packed, paperText } from '../core/mediation/documents/testing/paperText.ts';
import { telephoneIntake } from '../core/testing/mediationCases.ts';
import { login, openWorkshop, refusal } from './testing/spawnedCli.ts';

const workshop = openWorkshop();
const data = workshop.path('data');

async function printed(words: string[]): Promise<unknown> {
  const ran = await workshop.run(words, { data });
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(ran.stdout);
}

const calling = (name: string, input: unknown) => printed(['call', name, JSON.stringify(input)]);

beforeAll(async () => {
  await buildDivisions();
  await printed(['setup', '--division', '433125109', '--admin', login]);
  const changes = { name: '迁陵镇人民调解委员会', shortName: '迁陵', kind: '3' };
  await calling('rows.save', { register: 'peopleCommittee', id: null, version: null, changes });
  await calling('mediation.intake', { ...telephoneIntake, accept: { on: '2026-11-02' } });
});
afterAll(() => workshop.remove());

it('writes the whole dossier of a case named by its number, and one document of it named by its title', async () => {
  const whole = workshop.path('卷宗.docx');
  expect(await printed(['dossier', '（2026）迁陵人调字第1号', '--out', whole])).toEqual({
    pages: 2,
    contents: [
      { title: '人民调解受理登记表', page: 1 },
      { title: '封底', page: 2 },
    ],
  });
  const text = packed(await paperText(readFileSync(whole)));
  expect(text).toContain('卷号：（2026）迁陵人调字第1号');

  const one = workshop.path('登记表.docx');
  const words = ['dossier', '张三与李四邻里纠纷', '--out', one, '--document', 'D04'];
  expect(await printed(words)).toEqual({ pages: 1 });
  expect(packed(await paperText(readFileSync(one)))).toMatch(/^人民调解受理登记表/);
});

it('says what is not there or not written as it should be, and leaves no file', async () => {
  const out = workshop.path('没有.docx');
  const ran = await workshop.run(['dossier', '没有这个案件', '--out', out], { data });
  expect(refusal(ran)).toMatchObject({ code: 'notFound' });
  const wrong = [['张三'], ['张三', '--out', workshop.path('a.pdf')], ['张三', '--out', out, '--document', 'D99']];
  for (const words of wrong) expect((await workshop.run(['dossier', ...words], { data })).code).toBe(2);
  expect(existsSync(out)).toBe(false);
});
