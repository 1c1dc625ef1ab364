// The report centre: what is due, who does it, what was sent, and packages of files.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { findReport } from '../../../shared/reports/index.ts';
import { type Period, periodAround, readPeriod } from '../../../shared/reports/period.ts';
import { addMonths, daysBetween } from '../../../shared/rules/days.ts';
import { addAudit } from '../audit.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { keptBytes, keptFileById, writeFile } from '../locking/keptFiles.ts';
import { type Every, type Plan, plansOf, workReport } from '../monthly/duePlan.ts';
import { reportPeriod } from '../monthly/reportPeriod.ts';
import { dueWords, readReportTiming, setupMonth, startMonth, writeReportTiming } from '../monthly/reportTiming.ts';
import { isPreviewPlace } from '../preview/previews.ts';
import { inspectionSet, monthSet, yearArchive } from './packages.ts';

type Due = OutputOf<'centre.list'>['reports'][number];

/** The period that a report tells of when it is due after a month; null when it is not due then. */
function periodDue(every: Every, month: string): Period | null {
  if (every === 'none') return null;
  const period = periodAround(every, `${month}-01`);
  return period.last.slice(0, 7) === month ? period : null;
}

const dueDay = ({ last }: Period, day: number): string =>
  `${addMonths(`${last.slice(0, 7)}-01`, 1).slice(0, 7)}-${String(day).padStart(2, '0')}`;

async function dueReports(call: Call, month: string): Promise<Due[]> {
  const { read, settings } = call.township;
  const start = await startMonth(read, call.app.host.today());
  if (!readPeriod(month)) throw new Refusal('invalid', `“${month}”不是月份，请写成 2026-10 的样子。`);
  const due: Due[] = [];
  for (const plan of await plansOf(read, settings)) {
    const period = periodDue(plan.every, month);
    if (period) due.push(await dueReport(call, plan, period, start));
  }
  return due;
}

/** What was due for the month before a day and is neither sent nor locked; nothing while the office makes no reports. */
export async function reportsToSend(call: Call, today: string): Promise<Due[]> {
  const any = await call.township.read.selectFrom('reportRun').select('id').limit(1).executeTakeFirst();
  if (!any) return [];
  const due = await dueReports(call, addMonths(`${today.slice(0, 7)}-01`, -1).slice(0, 7));
  return due.filter(
    ({ key, state, isDue }) => isDue && key === workReport && (state === 'notBegun' || state === 'draft'),
  );
}

async function dueReport(call: Call, plan: Plan, period: Period, start: string): Promise<Due> {
  const { read, userName } = call.township;
  const { key, title, preparer, checker, signer } = plan;
  const sent = await read
    .selectFrom('reportSent')
    .selectAll()
    .where('report', '=', key)
    .where('period', '=', period.key)
    .executeTakeFirst();
  const files = await read
    .selectFrom('reportFile')
    .selectAll()
    .where('report', '=', key)
    .where('period', '=', period.key)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute();
  const dueOn = dueDay(period, plan.dueDay);
  return {
    key,
    title,
    period: period.key,
    periodTitle: period.title,
    dueOn,
    days: daysBetween(call.app.host.today(), dueOn),
    isDue: period.last.slice(0, 7) >= start,
    state: sent ? 'sent' : await stateOf(call, key, period, files.length),
    preparer,
    checker,
    signer,
    sentOn: sent?.sentOn ?? null,
    sentTo: sent?.sentTo ?? null,
    files: files.map(({ id, name, at, by, size }) => ({ id, name, at, by: userName(by), size })),
  };
}

async function stateOf(call: Call, key: string, period: Period, files: number): Promise<Due['state']> {
  const runs = await call.township.read
    .selectFrom('reportRun')
    .select('state')
    .where('report', '=', key)
    .where('period', '=', period.key)
    .execute();
  if (runs.some(({ state }) => state === 'draft')) return 'draft';
  if (runs.some(({ state }) => state === 'locked')) return 'locked';
  return files > 0 ? 'draft' : 'notBegun';
}

/** @throws Refusal `notFound` for a key that names no report. */
function mustBeReport(key: string): void {
  if (key !== workReport && !findReport(key)) throw new Refusal('notFound', `没有名为“${key}”的报表。`);
}

export const centreHandlers = {
  'centre.list': async ({ month }, call) => ({ reports: await dueReports(call, month) }),

  'centre.plan': async (_input, call) => {
    const { read, settings } = call.township;
    return {
      plans: await plansOf(read, settings),
      timing: await readReportTiming(read),
      setupMonth: await setupMonth(read, call.app.host.today()),
    };
  },

  'centre.setTiming': async (timing, call) => {
    await call.township.db.transaction().execute(async (trx) => {
      await writeReportTiming(trx, timing);
      const { startMonth: start, villageDue: due } = timing;
      const from = start === null ? '自建立之月起' : `自${start}起`;
      const until = due === null ? '与工作月报相同' : `${dueWords(due)}前`;
      await addAudit(trx, call, { action: 'reportPlan', detail: `报送${from}；村（社区）报送${until}` });
    });
    return { ok: true };
  },

  'centre.setPlan': async (plan, call) => {
    mustBeReport(plan.key);
    await call.township.db.transaction().execute(async (trx) => {
      await trx
        .insertInto('reportPlan')
        .values(plan)
        .onConflict((conflict) => conflict.column('key').doUpdateSet(plan))
        .execute();
      await addAudit(trx, call, { action: 'reportPlan', detail: plan.key });
    });
    return { ok: true };
  },

  'centre.sent': async ({ key, period: written, sentOn, sentTo }, call) => {
    mustBeReport(key);
    const period = reportPeriod(written, call.app.host.today());
    const { db } = call.township;
    if (sentOn === null) {
      await db.deleteFrom('reportSent').where('report', '=', key).where('period', '=', period.key).execute();
      return { ok: true };
    }
    if (sentOn > call.app.host.today()) throw new Refusal('invalid', '报送日期不能晚于今天。');
    const row = { report: key, period: period.key, sentOn, sentTo, at: call.app.host.now(), by: call.user.id };
    await db
      .insertInto('reportSent')
      .values(row)
      .onConflict((conflict) => conflict.columns(['report', 'period']).doUpdateSet(row))
      .execute();
    return { ok: true };
  },

  'centre.file': async ({ id, file: handle }, call) => {
    const { read } = call.township;
    const kept = await keptFileById(read, id);
    const bytes = await keptBytes(read, kept);
    await writeFile(await call.app.host.files.create(handle), bytes);
    return { ok: true };
  },

  'centre.batch': async ({ month, keys, file: handle }, call) => {
    for (const key of keys) mustBeReport(key);
    const period = reportPeriod(month, call.app.host.today());
    const file = await call.app.host.files.create(handle);
    const job = call.app.jobs.start(call.connection.id, (progress) =>
      monthSet(call, file, period, keys, progress, !isPreviewPlace(handle)),
    );
    return { job };
  },

  'centre.inspection': async ({ period: written, file: handle }, call) => {
    const period = reportPeriod(written, call.app.host.today());
    const file = await call.app.host.files.create(handle);
    const job = call.app.jobs.start(call.connection.id, (progress) => inspectionSet(call, file, period, progress));
    return { job };
  },

  'centre.yearArchive': async ({ year, reason, file: handle }, call) => {
    reportPeriod(year, call.app.host.today());
    const file = await call.app.host.files.create(handle);
    const job = call.app.jobs.start(call.connection.id, (progress) => yearArchive(call, file, year, reason, progress));
    return { job };
  },
} satisfies Partial<OpenHandlers>;
