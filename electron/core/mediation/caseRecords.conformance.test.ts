// The records of a case are registers like others: every column sorts, filters and counts, and every value comes back.
import { describe, expect, it } from 'vitest';
import type { Changes } from '../../../shared/contract/shapes.ts';
import { isEmptyValue } from '../../../shared/fields/rowRules.ts';
import { caseRecords } from '../../../shared/registers/mediation/index.ts';
import { acceptedCase, agreed, mediated, mediationOffice, recordOf } from '../testing/mediationCases.ts';
import { type CallFunction, testApp } from '../testing/testApp.ts';

/** One record of every kind, each of them lawful. */
async function fullCase(call: CallFunction): Promise<string> {
  const office = await mediationOffice(call);
  const id = await acceptedCase(call);
  await mediated(call, id, office);
  const agreement = await agreed(call, id);
  const { parts } = await call('mediation.open', { case: id });
  const party = parts.caseParty![0]!.id;
  const add = (register: string, changes: Changes) => recordOf(call, id, register, changes);
  await add('caseAgent', { party, name: '王律师', kind: '1', powers: ['1', '4'], signedOn: '2026-11-03' });
  await add('caseInquiry', { heldOn: '2026-11-04', startTime: '下午3点', inquired: '李四', minutes: '问：…\n答：…' });
  await add('caseEvidence', { name: '照片', source: '张三提供', pages: 2 });
  await add('caseExtension', { agreedOn: '2026-11-05', until: '2026-12-20', allAgreed: true });
  const consultation = await add('caseConsultation', { heldOn: '2026-11-04', host: '石主任', decision: '现场勘查。' });
  await add('consultationTask', { consultation, task: '现场勘查', owner: '田志强', dueOn: '2026-11-30' });
  await add('casePerformance', { agreement, what: '赔偿', amount: 50_000, dueOn: '2026-11-30' });
  await add('caseVisit', { visitedOn: '2026-11-18', visited: '张三', performed: false, nextOn: '2026-12-01' });
  await add('caseConfirmation', { agreement, court: '保靖县人民法院', appliedOn: '2026-11-10', allApply: true });
  await add('caseStatement', { text: '缺第 2 页。', writtenBy: '石主任', writtenOn: '2026-11-20' });
  return id;
}

describe('records of a case', () => {
  it('sort, filter and count by every column', async () => {
    const { call } = await testApp();
    await fullCase(call);
    for (const { key: register, fields } of caseRecords) {
      const { view } = await call('views.open', { register });
      const { rows } = await call('views.rows', { view, from: 0, count: 10 });
      expect(rows.length, register).toBeGreaterThan(0);
      for (const field of fields) {
        const sort = [{ field: field.key, direction: 'ascending' as const }];
        expect((await call('views.open', { register, sort })).total, `${register}.${field.key}`).toBe(rows.length);
        const filled = rows.filter(({ values }) => !isEmptyValue(values[field.key]) && values[field.key] !== 0);
        if (field.type === 'attachment' || field.type === 'money') continue;
        const filters = [{ field: field.key, op: 'filled' as const }];
        expect((await call('rows.count', { register, filters })).rows, `${register}.${field.key}`).toBe(filled.length);
      }
    }
  });

  it('are all on the page of their case, each with its history', async () => {
    const { call } = await testApp();
    const id = await fullCase(call);
    const { parts } = await call('mediation.open', { case: id });
    for (const { key: register } of caseRecords.slice(1)) {
      expect(parts[register]!.length, register).toBeGreaterThan(0);
      const row = parts[register]![0]!;
      const { entries } = await call('rows.history', { register, id: row.id });
      expect(entries.length, register).toBeGreaterThan(0);
      expect(row.values.case, register).toBe(id);
    }
  });
});
