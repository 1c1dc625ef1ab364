// 以案定补: the payable list, decisions about repeated disputes, sheets to sign, batches paid and taken back.
import { sql } from 'kysely';
import { Refusal } from '../../../shared/contract/errors.ts';
import { type Period, readPeriod } from '../../../shared/reports/period.ts';
import { isDay } from '../../../shared/rules/days.ts';
import { yuanWords } from '../../../shared/rules/mediation/subsidy/amount.ts';
import { type PaidCase, paymentSheet } from '../../../shared/rules/mediation/subsidy/sheet.ts';
import { addAudit, writeAudit } from '../audit.ts';
import { writeThreaded } from '../exchange/exports/threadedFile.ts';
import { plainFileName } from '../fileName.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { writing } from '../registers/writeCall.ts';
import type { Db } from '../tables.ts';
import { type BatchRow, paidCases, sheetOfBatch, writeBatch } from './payments.ts';
import { repeatsOf } from './repeats.ts';
import { type PrintedSheet, sheetTables } from './sheetTables.ts';
import type { SheetOrder } from './sheetTask.ts';
import { type JudgedCase, judgedCases } from './subsidyCases.ts';
import { readSubsidyRules, subsidyRulesHandlers } from './subsidySettings.ts';

export const subsidyHandlers = {
  ...subsidyRulesHandlers,

  'subsidy.list': async ({ period: written }, call) => {
    const period = periodOf(written);
    const cases = await judgedCases(call.township.read, period, factsOf(call));
    return {
      title: period.title,
      payable: cases.flatMap((one) => {
        const { verdict, documents } = one;
        if (!verdict.payable || documents === null) return [];
        const { complete, all } = documents;
        const { amount, why, shares } = verdict;
        return [
          { ...listed(one), documents: { complete, all }, amount, why, shares: [...shares], repeats: [...one.repeats] },
        ];
      }),
      barred: cases.flatMap((one) => {
        const { verdict, documents, mediators, repeats } = one;
        if (verdict.payable) return [];
        return [
          {
            ...listed(one),
            documents: documents && { complete: documents.complete, all: documents.all },
            mediators: [...mediators],
            obstacles: [...verdict.obstacles],
            repeats: [...repeats],
          },
        ];
      }),
    };
  },

  'subsidy.decide': async ({ case: id, others: seen, separate, reason }, call) => {
    await writing(call, async ({ trx, now, newId, userId }) => {
      const { sameWithinDays } = await readSubsidyRules(trx);
      const title = await caseTitle(trx, id);
      const repeats =
        (await repeatsOf(trx, [id], sameWithinDays, new Set((await paidCases(trx)).keys()))).get(id) ?? [];
      if (repeats.length === 0)
        throw new Refusal('conflict', `“${title}”现在没有疑似重复的案件，不需要认定。请刷新列表。`);
      // Nothing is decided about a case that nobody has looked at.
      if (new Set([...seen, ...repeats.map(({ case: other }) => other)]).size > new Set(seen).size) {
        throw new Refusal('conflict', `与“${title}”疑似重复的案件刚刚增加了。请刷新列表，看过新的案件再认定。`);
      }
      const decisions = repeats.map(({ case: other }) => ({
        id: newId(),
        case: id,
        other,
        separate: separate ? 1 : 0,
        reason,
        at: now,
        by: userId,
      }));
      await trx.insertInto('subsidyDecision').values(decisions).execute();
      const others = repeats.map((repeat) => `“${repeat.title}”`).join('、');
      await addAudit(trx, call, {
        action: 'subsidy',
        register: 'mediationCase',
        rowIds: [id],
        reason,
        detail: `“${title}”与${others}${separate ? '不是同一纠纷，可以发放' : '是同一纠纷，不再发放'}`,
      });
    });
    return { ok: true };
  },

  'subsidy.sheet': async ({ period: written, cases, format, file }, call) => {
    const period = periodOf(written);
    const { read } = call.township;
    const chosen = chosenCases(await judgedCases(read, period, factsOf(call)), cases);
    const sheet = await sheetOf(read, call, chosen, period.title, call.app.host.today());
    return { job: await startSheet(call, sheet, format, file, call.app.host.now()) };
  },

  'subsidy.sheetName': async ({ period, format }, call) => {
    const { unit } = call.township.settings;
    const parts = [unit, '以案定补发放签领表', periodOf(period).title, call.app.host.today().replaceAll('-', '')];
    return { name: plainFileName(`${parts.filter((part) => part !== '').join('_')}.${format}`) };
  },

  'subsidy.pay': async ({ period: written, cases, paidOn, expected }, call) => {
    const period = periodOf(written);
    return writing(call, async ({ trx, now, newId, userId, today }) => {
      if (!isDay(paidOn) || paidOn > today) throw new Refusal('invalid', '发放日期不能晚于今天，请改正后再标记。');
      const chosen = chosenCases(await judgedCases(trx, period, factsOf(call)), cases);
      const early = chosen.find(({ closedOn }) => closedOn > paidOn);
      if (early) {
        throw new Refusal('invalid', `“${early.title}” ${early.closedOn} 才结案，发放日期 ${paidOn} 早于它，请改正。`);
      }
      const sheet = await sheetOf(trx, call, chosen, period.title, paidOn);
      if (sheet.total !== expected) {
        throw new Refusal(
          'conflict',
          `现在合计 ${yuanWords(sheet.total)}，与页面上的 ${yuanWords(expected)} 不同：案件或规则刚刚改过。请刷新列表，核对后再标记。`,
        );
      }
      const id = newId();
      const rules = await readSubsidyRules(trx);
      await writeBatch(trx, { id, period: period.key, paidOn, at: now, by: userId, rules, sheet });
      await addAudit(trx, call, {
        action: 'subsidy',
        register: 'mediationCase',
        rowIds: chosen.map((one) => one.id),
        detail: `标记已发放：${period.title}，${chosen.length} 件，${yuanWords(sheet.total)}`,
      });
      return { batch: id, amount: sheet.total };
    });
  },

  'subsidy.batches': async (_input, { township }) => {
    const rows = await township.read
      .selectFrom('subsidyBatch')
      .select([
        'id',
        'period',
        'paidOn',
        'by',
        'cases',
        'mediators',
        'amount',
        'takenBackAt',
        'takenBackBy',
        'takenBackReason',
      ])
      .orderBy('paidOn', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return {
      batches: rows.map(({ takenBackAt, takenBackBy, takenBackReason, by, ...row }) => ({
        ...row,
        periodTitle: readPeriod(row.period)?.title ?? row.period,
        by: township.userName(by),
        takenBack:
          takenBackAt === null
            ? null
            : { at: takenBackAt, by: township.userName(takenBackBy ?? ''), reason: takenBackReason ?? '' },
      })),
    };
  },

  'subsidy.batch': async ({ batch }, { township }) => {
    const { lines, cases, totalInWords } = sheetOfBatch(await batchRow(township.read, batch));
    return {
      lines: [...lines],
      cases: cases.map(({ id, number, title, amount, why, shares }) => ({
        case: id,
        number,
        title,
        amount,
        why,
        shares: [...shares],
      })),
      totalInWords,
    };
  },

  'subsidy.batchSheet': async ({ batch, format, file }, call) => {
    const row = await batchRow(call.township.read, batch);
    return { job: await startSheet(call, sheetOfBatch(row), format, file, row.at) };
  },

  'subsidy.takeBack': async ({ batch, reason }, call) => {
    await writing(call, async ({ trx, now, userId }) => {
      const row = await batchRow(trx, batch);
      if (row.takenBackAt !== null) throw new Refusal('conflict', '这一批已经撤回，不用再撤。请刷新列表。');
      await trx
        .updateTable('subsidyBatch')
        .set({ takenBackAt: now, takenBackBy: userId, takenBackReason: reason })
        .where('id', '=', batch)
        .execute();
      await trx.updateTable('subsidyPayment').set({ takenBackAt: now }).where('batch', '=', batch).execute();
      await addAudit(trx, call, {
        action: 'subsidy',
        rows: row.cases,
        reason,
        detail: `撤回 ${row.paidOn} 发放的批次，${row.cases} 件，${yuanWords(row.amount)}`,
      });
    });
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;

function periodOf(written: string): Period {
  const period = readPeriod(written);
  if (!period) throw new Refusal('invalid', `看不懂期间“${written}”，请写成 2026-09、2026-Q3、2026 或起止日期。`);
  return period;
}

const factsOf = (call: Call) => ({ codes: call.township.codes, today: call.app.host.today() });

const listed = ({ head, day, form, difficulty }: JudgedCase) => ({
  case: head.id,
  number: head.number ?? '',
  title: head.title,
  day,
  form,
  difficulty,
});

/** The chosen cases in the order of the list. Refused when one is not in the period or not payable, naming why. */
function chosenCases(judged: readonly JudgedCase[], ids: readonly string[]): PaidCase[] {
  const wanted = new Set(ids);
  const chosen = judged.filter(({ head }) => wanted.has(head.id));
  if (chosen.length < wanted.size) {
    throw new Refusal('conflict', '选中的案件有的已不在这个期间里，可能刚刚撤销或改过日期。请刷新列表后重选。');
  }
  const barred = chosen.flatMap(({ head, verdict }) =>
    verdict.payable ? [] : [`“${head.title}”${verdict.obstacles.map(({ text }) => text).join('；')}`],
  );
  if (barred.length > 0) {
    const more = barred.length > shown ? `等 ${barred.length} 件` : '';
    throw new Refusal('invalid', `不能发放：${barred.slice(0, shown).join('。')}${more}。请刷新列表后重选。`);
  }
  return chosen.flatMap(({ head, verdict, documents, form, difficulty }) => {
    if (!verdict.payable || documents === null || head.closedOn === null) return [];
    const { amount, why, shares } = verdict;
    const { complete, all } = documents;
    return [
      {
        id: head.id,
        number: head.number ?? '',
        title: head.title,
        closedOn: head.closedOn,
        form,
        difficulty,
        documents: { complete, all },
        amount,
        why,
        shares,
      },
    ];
  });
}

const shown = 3;
const collator = new Intl.Collator('zh-CN');

async function sheetOf(
  db: Db,
  call: Call,
  cases: readonly PaidCase[],
  periodTitle: string,
  filledOn: string,
): Promise<PrintedSheet> {
  const committees = await committeesOf(db);
  const sheet = paymentSheet(cases, (mediator) => committees.get(mediator) ?? '', collator.compare);
  const { unit, unitHead, reviewer, preparer, phone, divisionPath } = call.township.settings;
  return {
    ...sheet,
    township: divisionPath.at(-1) ?? '',
    unit,
    periodTitle,
    filledOn,
    signers: { unitHead, reviewer, preparer, phone },
  };
}

/** Names of committees by mediator. */
async function committeesOf(db: Db): Promise<Map<string, string>> {
  const found = await sql<{ id: string; name: string }>`select m."id", c."name" from "mediator" m
    join "peopleCommittee" c on c."id" = m."committee"`.execute(db);
  return new Map(found.rows.map(({ id, name }) => [id, name]));
}

async function caseTitle(db: Db, id: string): Promise<string> {
  const found = await sql<{ title: string }>`select "title" from "mediationCase"
    where "id" = ${id} and "withdrawnAt" is null`.execute(db);
  const title = found.rows[0]?.title;
  if (title === undefined) throw new Refusal('notFound', '没有这件案件，可能已经撤销。请刷新列表。');
  return title;
}

async function batchRow(db: Db, id: string): Promise<BatchRow> {
  const row = await db.selectFrom('subsidyBatch').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('notFound', '没有这一批发放记录。请刷新列表。');
  return row;
}

const sheetMemory = 512;

async function startSheet(
  call: Call,
  sheet: PrintedSheet,
  format: SheetOrder['format'],
  handle: string,
  writtenAt: string,
): Promise<string> {
  const { host, jobs } = call.app;
  const order: SheetOrder = { format, tables: sheetTables(sheet), writtenAt };
  const file = await host.files.create(handle);
  return jobs.start(call.connection.id, async (progress) => {
    progress.step('正在写签领表');
    await writeThreaded({
      host,
      file,
      task: 'subsidySheet',
      input: order,
      memoryMb: sheetMemory,
      signal: progress.signal,
      beforeCommit: () =>
        writeAudit(call, {
          action: 'export',
          register: 'mediationCase',
          rows: sheet.cases.length,
          detail: `以案定补发放签领表：${sheet.periodTitle}`,
        }),
    });
    return { cases: sheet.cases.length, mediators: sheet.lines.length };
  });
}
