// 发文字号 (机关代字〔年份〕序号号, document-format.md §3): numbers of a code and year run on, none is given twice, those left
// out say why. A number belongs to the report of a period, so that a 更正版 keeps it.
import { Refusal } from '../../../shared/contract/errors.ts';
import { readPeriod } from '../../../shared/reports/period.ts';
import { addAudit } from '../audit.ts';
import { documentNumber } from '../documents/official/documentNumber.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { runsOf } from '../locking/runs.ts';
import { numbersToLeaveOut } from '../numbering/leavingOut.ts';
import type { Db, SystemTables } from '../tables.ts';
import { workReport, workReportTitle } from './duePlan.ts';
import { reportPeriod } from './reportPeriod.ts';

interface LetterSettings {
  code: string;
  mark: string;
}

type NumberRow = SystemTables['documentNumber'];

const key = 'officialNumber';
const unset: LetterSettings = { code: '', mark: '' };

async function readLetterSettings(db: Db): Promise<LetterSettings> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row ? { ...unset, ...(JSON.parse(row.value) as Partial<LetterSettings>) } : unset;
}

const numberParts = ({ code, year, running }: Pick<NumberRow, 'code' | 'year' | 'running'>) => ({
  code,
  year: Number(year),
  serial: running,
});

/** 迁综治〔2026〕3号. */
const textOf = (row: Pick<NumberRow, 'code' | 'year' | 'running'>): string => documentNumber(numberParts(row));

async function numberRow(db: Db, period: string): Promise<NumberRow | undefined> {
  return db
    .selectFrom('documentNumber')
    .selectAll()
    .where('report', '=', workReport)
    .where('period', '=', period)
    .executeTakeFirst();
}

/** What stands in the red head of a period's report: its number, of a 更正版 with the office's mark; null where none was taken. */
export async function officialNumberOf(
  db: Db,
  period: string,
  version: number,
): Promise<{ code: string; year: number; serial: number; mark: string } | null> {
  const row = await numberRow(db, period);
  if (!row) return null;
  const { mark } = await readLetterSettings(db);
  return { ...numberParts(row), mark: version > 1 ? mark : '' };
}

async function numbersOfYear(db: Db, code: string, year: string): Promise<NumberRow[]> {
  return db
    .selectFrom('documentNumber')
    .selectAll()
    .where('code', '=', code)
    .where('year', '=', year)
    .orderBy('running')
    .execute();
}

/** @throws Refusal `invalid` while the office has no code: a number is never invented. */
async function codeOf(db: Db): Promise<string> {
  const { code } = await readLetterSettings(db);
  if (code === '') {
    throw new Refusal('invalid', '还没有设定机关代字，不能取号。请主任在报表中心的“发文字号”里设定。');
  }
  return code;
}

/** @throws Refusal `conflict` where the report has no draft: a locked file cannot get a number any more. */
async function mustHaveDraft(db: Db, period: string): Promise<void> {
  const runs = await runsOf(db, workReport, period);
  if (runs.some(({ state }) => state === 'draft')) return;
  throw new Refusal(
    'conflict',
    runs.length === 0
      ? '这一期的工作报告还没有编写，请先打开月报。'
      : '这一期的报告已经锁定，文件里的发文字号不能再变。请在更正版里取号或退号。',
  );
}

async function take(call: Call, period: string, wanted: number | undefined): Promise<string> {
  const { host } = call.app;
  return call.township.db.transaction().execute(async (trx) => {
    const code = await codeOf(trx);
    await mustHaveDraft(trx, period);
    const had = await numberRow(trx, period);
    if (had) throw new Refusal('conflict', `这一期已有发文字号${textOf(had)}。`);
    const year = host.today().slice(0, 4);
    const rows = await numbersOfYear(trx, code, year);
    const next = (rows.at(-1)?.running ?? 0) + 1;
    const running = wanted ?? next;
    const given = { report: workReport, period, reason: null, at: host.now(), by: call.user.id };
    if (running === next) {
      await trx
        .insertInto('documentNumber')
        .values({ code, year, running, ...given })
        .execute();
    } else {
      const left = rows.find((row) => row.running === running);
      if (left?.report !== null)
        throw new Refusal('conflict', `${textOf({ code, year, running })}不是空号，不能取用。`);
      await trx
        .updateTable('documentNumber')
        .set(given)
        .where('code', '=', code)
        .where('year', '=', year)
        .where('running', '=', running)
        .execute();
    }
    const text = textOf({ code, year, running });
    const { title } = reportPeriod(period, host.today());
    await addAudit(trx, call, { action: 'officialNumber', detail: `${title}工作报告取号${text}` });
    return text;
  });
}

async function giveUp(call: Call, period: string, reason: string): Promise<void> {
  await call.township.db.transaction().execute(async (trx) => {
    await mustHaveDraft(trx, period);
    const row = await numberRow(trx, period);
    if (!row) throw new Refusal('conflict', '这一期还没有发文字号。');
    const locked = (await runsOf(trx, workReport, period)).some(({ lockedAt }) => lockedAt !== null);
    if (locked) throw new Refusal('conflict', '这个发文字号已经印在锁定的版本里，更正版沿用原号，不能退号。');
    const { code, year, running } = row;
    await trx
      .updateTable('documentNumber')
      .set({ report: null, period: null, reason, at: call.app.host.now(), by: call.user.id })
      .where('code', '=', code)
      .where('year', '=', year)
      .where('running', '=', running)
      .execute();
    await addAudit(trx, call, { action: 'officialNumber', reason, detail: `退号${textOf(row)}` });
  });
}

const periodKey = (written: string, call: Call): string => reportPeriod(written, call.app.host.today()).key;

export const officialNumberHandlers = {
  'officialNumbers.settings': async (_input, call) => readLetterSettings(call.township.read),

  'officialNumbers.setSettings': async (settings, call) => {
    await call.township.db.transaction().execute(async (trx) => {
      const value = JSON.stringify(settings);
      await trx
        .insertInto('setting')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute();
      const { code, mark } = settings;
      const detail = `机关代字：${code === '' ? '不编号' : code}；更正标记：${mark === '' ? '无' : mark}`;
      await addAudit(trx, call, { action: 'officialNumber', detail });
    });
    return { ok: true };
  },

  'officialNumbers.list': async ({ year }, call) => {
    const { read, userName } = call.township;
    const { code } = await readLetterSettings(read);
    const rows = code === '' ? [] : await numbersOfYear(read, code, year);
    return {
      code,
      numbers: rows.map((row) => ({
        running: row.running,
        text: textOf(row),
        title: row.period === null ? null : `${readPeriod(row.period)?.title ?? row.period}${workReportTitle}`,
        period: row.period,
        reason: row.reason,
        at: row.at,
        by: userName(row.by),
      })),
      next: (rows.at(-1)?.running ?? 0) + 1,
    };
  },

  'officialNumbers.skip': async ({ year, upTo, reason }, call) => {
    const { host } = call.app;
    const skipped = await call.township.db.transaction().execute(async (trx) => {
      const code = await codeOf(trx);
      const last = (await numbersOfYear(trx, code, year)).at(-1)?.running ?? 0;
      const left = numbersToLeaveOut(last, upTo);
      const rest = { report: null, period: null, reason, at: host.now(), by: call.user.id };
      for (const running of left) {
        await trx
          .insertInto('documentNumber')
          .values({ code, year, running, ...rest })
          .execute();
      }
      await addAudit(trx, call, { action: 'officialNumber', reason, detail: `${year}年留空号 ${left.length} 个` });
      return left.length;
    });
    return { skipped };
  },

  'officialNumbers.ofReport': async ({ period: written }, call) => {
    const { read } = call.township;
    const { code } = await readLetterSettings(read);
    const row = await numberRow(read, periodKey(written, call));
    const year = call.app.host.today().slice(0, 4);
    const rows = code === '' ? [] : await numbersOfYear(read, code, year);
    const shown = (running: number) => ({ running, text: textOf({ code, year, running }) });
    return {
      code,
      number: row ? { running: row.running, text: textOf(row) } : null,
      next: code === '' ? null : shown((rows.at(-1)?.running ?? 0) + 1),
      leftOut: rows.filter(({ report }) => report === null).map(({ running }) => shown(running)),
    };
  },

  'officialNumbers.take': async ({ period, running }, call) => ({
    text: await take(call, periodKey(period, call), running),
  }),

  'officialNumbers.giveUp': async ({ period, reason }, call) => {
    await giveUp(call, periodKey(period, call), reason);
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;
