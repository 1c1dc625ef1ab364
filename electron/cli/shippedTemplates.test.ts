// `template check` says nothing against the templates that the program itself gives out to start from.
import { writeFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { reportsWithTemplates } from '../core/templates/reportsWithTemplates.ts';
import { smallTownship } from '../core/testing/smallTownship.ts';
import { testApp } from '../core/testing/testApp.ts';
import { checkTemplateFile } from './templateFile.ts';
import { openWorkshop } from './testing/spawnedCli.ts';

it('none has a problem for its own report, and the work report’s has for another', { timeout: 120_000 }, async () => {
  const workshop = openWorkshop();
  onTestFinished(() => workshop.remove());
  const test = await testApp();
  await smallTownship(test.call);
  for (const { key: report } of reportsWithTemplates) {
    for (const format of ['docx', 'xlsx'] as const) {
      const target = test.target(`${report}.${format}`);
      await test.job('templates.start', { report, format, period: '2026-10', file: target.handle });
      const template = workshop.path(`${report}.${format}`);
      writeFileSync(template, target.bytes());
      const check = await checkTemplateFile({ template, report });
      expect(check.problems, `${report}.${format}`).toEqual([]);
      expect(check.format).toBe(format);
      expect(check.placeholders.length, `${report}.${format}`).toBeGreaterThan(5);
    }
  }

  const path = workshop.path('monthly.docx');
  const ran = await workshop.run(['template', 'check', path]);
  expect(ran.stderr).toBe('');
  expect(ran.code).toBe(0);
  expect(JSON.parse(ran.stdout)).toMatchObject({ format: 'docx', problems: [] });
  expect((await workshop.run(['template', 'check', path, '--report', 'dispute-province'])).code).toBe(1);
});
