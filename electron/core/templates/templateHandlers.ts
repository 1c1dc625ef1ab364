// The office's templates for windows and the command line.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OutputOf, ReceivedBy } from '../../../shared/contract/index.ts';
import type { TemplateProblemShown, TemplateShown } from '../../../shared/contract/templateProcedures.ts';
import { addAudit } from '../audit.ts';
import { plainFileName } from '../fileName.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { writeFile } from '../locking/keptFiles.ts';
import { workReport } from '../monthly/duePlan.ts';
import { reportPeriod } from '../monthly/reportPeriod.ts';
import { readAsked } from '../reports/scope.ts';
import { bundleOf, takeBundle } from './bundle.ts';
import { checkFor, givenFile } from './checkGiven.ts';
import { exampleNames } from './exampleNames.ts';
import { sourceTemplate, startFilling } from './filling.ts';
import { reportKeyOf, reportsWithTemplates, titleOfReport } from './reportsWithTemplates.ts';
import { startingName, writeStarting } from './starting.ts';
import { type TemplateCheck, wrongTemplate } from './template.ts';
import {
  addTemplate,
  addVersion,
  problemsOf,
  refuseSameName,
  type TemplateRow,
  templateById,
  templateInForce,
  type VersionRow,
  versionBytes,
  versionOf,
} from './templateStore.ts';
import { fileOf } from './templateToFill.ts';

const shownProblems = (problems: TemplateCheck['problems']): TemplateProblemShown[] =>
  problems.map((each) => ({ ...each }));

const shownCheck = ({ format, placeholders, problems }: TemplateCheck): OutputOf<'templates.check'> => ({
  format,
  placeholders: placeholders.map((each) => ({ ...each })),
  problems: shownProblems(problems),
});

function shownTemplate(row: TemplateRow, versions: readonly VersionRow[], call: Call): TemplateShown {
  const { userName } = call.township;
  const { id, report, format, name, note, inUse, isChosen, withdrawnAt, withdrawnBy, withdrawnReason } = row;
  return {
    ...{ id, report, format, name, note, inUse, isChosen: isChosen === 1 },
    withdrawn:
      withdrawnAt === null ? null : { at: withdrawnAt, by: userName(withdrawnBy ?? ''), reason: withdrawnReason ?? '' },
    versions: versions
      .filter(({ template }) => template === id)
      .map((version) => ({
        ...{ number: version.number, name: version.name, size: version.size, placeholders: version.placeholders },
        problems: shownProblems(problemsOf(version)),
        ...{ addedAt: version.addedAt, addedBy: userName(version.addedBy) },
      })),
  };
}

async function listed(call: Call): Promise<OutputOf<'templates.list'>> {
  const { read } = call.township;
  const rows = await read.selectFrom('template').selectAll().orderBy('report').orderBy('name').orderBy('id').execute();
  const versions = await read.selectFrom('templateVersion').selectAll().orderBy('number', 'desc').execute();
  return {
    reports: reportsWithTemplates.map((report) => ({ ...report })),
    templates: rows.map((row) => shownTemplate(row, versions, call)),
  };
}

async function added(input: ReceivedBy<'templates.add'>, call: Call): Promise<OutputOf<'templates.add'>> {
  const { template: known, name, note, asDraft } = input;
  const { host } = call.app;
  const { db, read } = call.township;
  const before = known === undefined ? null : await templateInForce(read, known);
  const report = before?.report ?? reportKeyOf(input.report);
  const given = await givenFile(call, input.file);
  const check = await checkFor(call, report, given.bytes);
  if (before && before.format !== check.format)
    throw new Refusal(
      'invalid',
      `模板“${before.name}”是 .${before.format} 文件，新版本也要是 .${before.format} 文件。`,
    );
  if (check.problems.length > 0 && !asDraft) return { kept: null, check: shownCheck(check) };
  const [at, by] = [host.now(), call.user.id];
  const template = before?.id ?? host.newId();
  const number = await db.transaction().execute(async (trx) => {
    if (before) await refuseSameName(trx, { id: template, report, name });
    else await addTemplate(trx, { id: template, report, format: check.format, name, note, at, by });
    if (before) await trx.updateTable('template').set({ name, note }).where('id', '=', template).execute();
    const file = { name: plainFileName(given.name), bytes: given.bytes };
    const made = await addVersion(trx, { id: host.newId(), template, ...file, check, at, by });
    await log(trx, call, report, `加入模板“${name}”第 ${made} 版${check.problems.length > 0 ? '（草稿）' : ''}`);
    return made;
  });
  return { kept: { template, number }, check: shownCheck(check) };
}

const log = (trx: Call['township']['db'], call: Call, report: string, what: string, reason?: string): Promise<void> =>
  addAudit(trx, call, {
    action: 'template',
    detail: `${titleOfReport(report)}：${what}`,
    ...(reason === undefined ? {} : { reason }),
  });

type Change = Partial<
  Pick<TemplateRow, 'inUse' | 'isChosen' | 'name' | 'note' | 'withdrawnAt' | 'withdrawnBy' | 'withdrawnReason'>
>;

/** Changes a template and logs it in one step. */
async function changed(
  call: Call,
  { id, report }: TemplateRow,
  change: Change,
  what: string,
  reason?: string,
): Promise<void> {
  await call.township.db.transaction().execute(async (trx) => {
    if (change.isChosen === 1) {
      const { format } = await templateById(trx, id);
      await trx
        .updateTable('template')
        .set({ isChosen: 0 })
        .where('report', '=', report)
        .where('format', '=', format)
        .execute();
    }
    await trx.updateTable('template').set(change).where('id', '=', id).execute();
    await log(trx, call, report, what, reason);
  });
}

export const templateHandlers = {
  'templates.list': (_input, call) => listed(call),

  'templates.names': ({ report, period }, call) => exampleNames(report, period, call),

  'templates.check': async ({ source }, call) => {
    const { report, file } = await sourceTemplate(call, source);
    return shownCheck(await checkFor(call, report, fileOf(file)));
  },

  'templates.add': added,

  'templates.describe': async ({ template, name, note }, call) => {
    const row = await templateInForce(call.township.read, template);
    await refuseSameName(call.township.read, { ...row, name });
    await changed(call, row, { name, note }, `模板“${row.name}”改名或改说明为“${name}”`);
    return { ok: true };
  },

  'templates.use': async ({ template, number }, call) => {
    const { read } = call.township;
    const row = await templateInForce(read, template);
    const version = await versionOf(read, row, number);
    const { problems } = await checkFor(call, row.report, await versionBytes(read, version));
    if (problems.length > 0) throw wrongTemplate(problems, `模板“${row.name}”第 ${number} 版`);
    await changed(call, row, { inUse: number }, `模板“${row.name}”改用第 ${number} 版`);
    return { ok: true };
  },

  'templates.choose': async ({ template, chosen }, call) => {
    const row = await templateInForce(call.township.read, template);
    if (chosen && row.inUse === null)
      throw new Refusal('conflict', `模板“${row.name}”还是草稿，改好并重新加入后才能选用。`);
    await changed(call, row, { isChosen: chosen ? 1 : 0 }, `${chosen ? '选用' : '不再选用'}模板“${row.name}”`);
    return { ok: true };
  },

  'templates.withdraw': async ({ template, reason }, call) => {
    const row = await templateInForce(call.township.read, template);
    const withdrawn = { withdrawnAt: call.app.host.now(), withdrawnBy: call.user.id, withdrawnReason: reason };
    await changed(call, row, { ...withdrawn, isChosen: 0 }, `停用模板“${row.name}”`, reason);
    return { ok: true };
  },

  'templates.restore': async ({ template }, call) => {
    const row = await templateById(call.township.read, template);
    if (row.withdrawnAt === null) return { ok: true };
    await refuseSameName(call.township.read, row);
    const restored = { withdrawnAt: null, withdrawnBy: null, withdrawnReason: null };
    await changed(call, row, restored, `恢复模板“${row.name}”`);
    return { ok: true };
  },

  'templates.file': async ({ template, number, file: handle }, call) => {
    const { read } = call.township;
    const version = await versionOf(read, await templateById(read, template), number);
    const bytes = await versionBytes(read, version);
    await writeFile(await call.app.host.files.create(handle), bytes);
    return { ok: true };
  },

  'templates.start': async (input, call) => ({ job: await writeStarting(input, call) }),

  'templates.startName': async (wanted) => ({ name: startingName(wanted) }),

  'templates.bundle': async ({ templates, file: handle }, call) => {
    const bytes = await bundleOf(call, templates);
    await writeFile(await call.app.host.files.create(handle), bytes);
    return { ok: true };
  },

  'templates.import': async ({ file }, call) => ({ taken: await takeBundle(call, await givenFile(call, file)) }),

  'templates.fill': async (input, call) => ({ job: await startFilling(input, call) }),

  'templates.fillName': async ({ template, period: written }, call) => {
    const { name, report, format } = await templateInForce(call.township.read, template);
    const today = call.app.host.today();
    const period =
      report === workReport ? reportPeriod(written, today) : readAsked({ report, period: written, scope: {} }).period;
    const parts = [call.township.settings.unit, name, period.title, today.replaceAll('-', '')];
    return { name: plainFileName(`${parts.filter((part) => part !== '').join('_')}.${format}`) };
  },
} satisfies Partial<OpenHandlers>;
