// What the records of a case complete and check beyond their fields; what the law says of the whole case is judged by
// shared/rules/mediation.
import { sql } from 'kysely';
import type { Problem } from '../../../shared/contract/errors.ts';
import type { FieldValue, RowValues } from '../../../shared/fields/field.ts';
import { caseParts } from '../../../shared/registers/mediation/index.ts';
import { fieldOf, type Register } from '../../../shared/registers/register.ts';
import { readClockTime } from '../../../shared/rules/clockTime.ts';
import { leastCopies } from '../../../shared/rules/mediation/agreements.ts';
import { registerOf } from '../registers/columns.ts';
import type { RegisterRules, RowBeingWritten } from '../registers/rules/registerRules.ts';
import type { WriteCall } from '../registers/writeCall.ts';
import { rowsIn } from '../tables.ts';
import { caseOwning } from './caseDispute.ts';
import { aroundCase } from './caseKeeping.ts';

const person = '1';
const organisation = '2';

function error(register: string, field: string, code: string, message: string): Problem {
  return { field, label: fieldOf(registerOf(register), field).label, code, level: 'error', message };
}

/** The next number in a case, from 1. */
async function nextPosition(part: string, row: RowBeingWritten, call: WriteCall): Promise<number> {
  const found = await sql<{ last: number | null }>`select max("position") as "last" from ${sql.table(part)}
    where "case" = ${row.values.case ?? ''}`.execute(call.trx);
  return Number(found.rows[0]?.last ?? 0) + 1;
}

/** 9:30, 9点半 and 0930 are kept as 09:30. */
function tidyTimes({ values }: RowBeingWritten): Record<string, FieldValue> {
  const tidied: Record<string, FieldValue> = {};
  for (const key of ['startTime', 'endTime']) {
    const time = values[key];
    if (typeof time === 'string') tidied[key] = readClockTime(time) ?? time;
  }
  return tidied;
}

function timeProblems(register: string): (values: RowValues) => Problem[] {
  return (values) => {
    const { startTime, endTime } = values;
    const wrong = Object.entries({ startTime, endTime }).filter(
      ([, time]) => typeof time === 'string' && readClockTime(time) !== time,
    );
    if (wrong.length > 0) {
      return wrong.map(([key, time]) =>
        error(register, key, 'badTime', `“${String(time)}”不是时刻，请写成 09:30 的样子`),
      );
    }
    if (typeof startTime !== 'string' || typeof endTime !== 'string' || startTime <= endTime) return [];
    const message = `结束时间（${endTime}）早于开始时间（${startTime}），请核对`;
    return [{ ...error(register, 'endTime', 'endsEarly', message), level: 'warning' }];
  };
}

const partyRules: RegisterRules = {
  derive({ values, before, changed }): Record<string, FieldValue> {
    if (before !== null || changed.has('kind')) return {};
    // Whoever gives an organisation means one.
    return values.organisation != null && values.person == null ? { kind: organisation } : {};
  },

  async complete(row, call) {
    const { values } = row;
    const position = values.position ?? (await nextPosition('caseParty', row, call));
    if (values.kind === organisation) return { position, name: values.organisation ?? null };
    const found = await rowsIn(call.trx)
      .selectFrom('person')
      .select('name')
      .where('id', '=', String(values.person ?? ''))
      .executeTakeFirst();
    return { position, name: found ? String(found.name) : null };
  },

  checkValues(values) {
    if (values.kind === person && values.person == null) {
      return [error('caseParty', 'person', 'personMissing', '当事人是自然人的，请选择或新建这个人')];
    }
    if (values.kind === organisation && values.organisation == null) {
      return [error('caseParty', 'organisation', 'organisationMissing', '当事人是单位的，请填写单位名称')];
    }
    return [];
  },
};

const agreementRules: RegisterRules = {
  async complete({ values, before }, call): Promise<Record<string, FieldValue>> {
    if (values.copies != null || before !== null) return {};
    const found = await sql<{ parties: number }>`select count(*) as "parties" from "caseParty"
      where "case" = ${values.case ?? ''} and "withdrawnAt" is null`.execute(call.trx);
    return { copies: leastCopies(Number(found.rows[0]?.parties ?? 0)) };
  },
  carries: [
    { register: 'caseSignature', field: 'agreement' },
    { register: 'casePerformance', field: 'agreement' },
    { register: 'caseConfirmation', field: 'agreement' },
  ],
};

const visitRules: RegisterRules = {
  async complete({ values }, call): Promise<Record<string, FieldValue>> {
    if (values.agreementNumber != null) return {};
    const found = await sql<{ number: string | null }>`select "number" from "caseAgreement"
      where "case" = ${values.case ?? ''} and "withdrawnAt" is null and "replacedOn" is null and "number" is not null
      order by "reachedOn" desc, "id" desc limit 1`.execute(call.trx);
    return { agreementNumber: found.rows[0]?.number ?? null };
  },
};

const evidenceRules: RegisterRules = {
  complete: async (row, call) => ({
    position: row.values.position ?? (await nextPosition('caseEvidence', row, call)),
  }),
};

const statementRules: RegisterRules = {
  async complete({ values, before }, call): Promise<Record<string, FieldValue>> {
    if (before !== null) return {};
    const row = await rowsIn(call.trx)
      .selectFrom('mediationCase')
      .select('archivedOn')
      .where('id', '=', String(values.case ?? ''))
      .executeTakeFirst();
    return { afterArchive: row?.archivedOn != null };
  },
};

const own: Record<string, RegisterRules> = {
  caseParty: {
    ...partyRules,
    carries: [
      { register: 'caseAgent', field: 'party' },
      { register: 'caseSignature', field: 'party' },
    ],
  },
  caseInquiry: { derive: tidyTimes, checkValues: timeProblems('caseInquiry') },
  caseSession: { derive: tidyTimes, checkValues: timeProblems('caseSession') },
  caseEvidence: evidenceRules,
  caseConsultation: { carries: [{ register: 'consultationTask', field: 'consultation' }] },
  caseAgreement: agreementRules,
  caseVisit: visitRules,
  caseStatement: statementRules,
};

/** A record stays with its case, and what it refers to belongs to the same one. */
async function belongingProblems(part: Register, row: RowBeingWritten, call: WriteCall): Promise<Problem[]> {
  const { values, before } = row;
  if (before !== null && before.case !== values.case) {
    return [error(part.key, 'case', 'otherCase', '记录不能移到别的案件，请在那个案件里另外登记')];
  }
  const problems: Problem[] = [];
  for (const field of part.fields) {
    const id = values[field.key];
    if (field.type !== 'reference' || !caseParts.some(({ key }) => key === field.register)) continue;
    if (typeof id !== 'string' || before?.[field.key] === id) continue;
    const target = await rowsIn(call.trx)
      .selectFrom(field.register)
      .select('case')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!target || target.case === values.case) continue;
    problems.push(error(part.key, field.key, 'otherCase', `“${field.label}”是别的案件里的，请选择本案的`));
  }
  return problems;
}

function rulesOfPart(part: Register): RegisterRules {
  const rules = own[part.key] ?? {};
  return {
    ...rules,
    around: aroundCase,
    checkAgainst: async (row, call) => [
      ...(await belongingProblems(part, row, call)),
      ...((await rules.checkAgainst?.(row, call)) ?? []),
    ],
  };
}

const caseRules: RegisterRules = {
  around: aroundCase,
  carries: caseParts.map(({ key }) => ({ register: key, field: 'case' })),

  async checkAgainst({ id, values, before }, call) {
    const problems: Problem[] = [];
    if (before !== null && before.number != null && before.committee !== values.committee) {
      const message = `案件已按原调委会编了卷号（${String(before.number)}），不能改到别的调委会`;
      problems.push(error('mediationCase', 'committee', 'numbered', message));
    }
    const { dispute } = values;
    if (typeof dispute !== 'string') return problems;
    const owner = await caseOwning(dispute, call);
    if (owner === null || owner.id === id) return problems;
    const message = `台账里的这条纠纷已经立为案件“${owner.title}”`;
    return [...problems, error('mediationCase', 'dispute', 'disputeTaken', message)];
  },
};

/** Rules of the case and of all its records, by register. */
export const caseRecordRules: Readonly<Record<string, RegisterRules>> = {
  mediationCase: caseRules,
  ...Object.fromEntries(caseParts.map((part) => [part.key, rulesOfPart(part)])),
};
