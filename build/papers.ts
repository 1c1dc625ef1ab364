// `npm run papers`: every list, form and template of the demo township as a file and, where LibreOffice is installed,
// as page images, into out/papers: for looking at. All people are invented.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createApp } from '../electron/core/app.ts';
import { createDemo, demoLogin } from '../electron/core/demo/createDemo.ts';
import { chartBlock } from '../electron/core/documents/charts/drawChart.ts';
import {
  inventedStructure,
  inventedTrend,
  inventedVillages,
} from '../electron/core/documents/charts/inventedCharts.ts';
import { inventedForm, inventedNotice, inventedReport } from '../electron/core/documents/official/inventedOfficial.ts';
import { officialBytes } from '../electron/core/documents/official/officialFile.ts';
import { nodeHost } from '../electron/core/nodeHost.ts';
import { pathFiles } from '../electron/core/pathFiles.ts';
import type { InputOf, OutputOf, ProcedureName } from '../shared/contract/index.ts';
import { registers } from '../shared/registers/index.ts';
import { reports } from '../shared/reports/index.ts';
import { buildDivisions } from './divisions.ts';
import { inProject } from './projectRoot.ts';

const folder = inProject('out', 'papers');
const dotsPerInch = '80';
/** It protects invented people in a folder that is removed at the end. */
const password = 'Qianling-2026';
const people = 800;

interface Office {
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** A handle for a file of this name in `out/papers`. */
  file(name: string): string;
  close(): Promise<void>;
}

/** Makes the demo township in an empty folder and signs in. */
async function openOffice(dataFolder: string): Promise<Office> {
  const files = pathFiles();
  const host = nodeHost({ shell: 'cli', dataFolder, files });
  await createDemo(host, { password, people });
  const app = createApp({ host });
  const connection = app.connect();
  const call: Office['call'] = async (name, input) => {
    const answer = await connection.call(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
    return answer.output as never;
  };
  await call('session.login', { login: demoLogin, password });
  return {
    call,
    file: (name) => files.allowWriting(join(folder, name)),
    close: () => app.close(),
  };
}

async function finished(office: Office, job: string): Promise<void> {
  for (;;) {
    const status = await office.call('jobs.status', { job });
    if (status.state === 'done') return;
    if (status.state !== 'running') throw new Error(status.error?.message ?? status.state);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The list of every register in both formats, the form of one row, and the template. */
async function writePapers(office: Office): Promise<void> {
  const reveal = '生成样张供核对版式';
  for (const { key, title } of registers) {
    const name = title.replace(/[（）]/g, '');
    for (const format of ['xlsx', 'docx'] as const) {
      const file = office.file(`${name}-${format === 'xlsx' ? '表格' : '文档'}.${format}`);
      const { job } = await office.call('exports.start', { view: { register: key }, format, file, reveal });
      await finished(office, job);
    }
    await office.call('exports.template', { register: key, file: office.file(`${name}-模板.xlsx`) });
    const { view } = await office.call('views.open', { register: key });
    const { rows } = await office.call('views.rows', { view, from: 0, count: 20 });
    // The fullest row shows most of the form.
    const [row] = rows
      .filter(({ problems }) => problems.length === 0)
      .sort((one, other) => JSON.stringify(other.values).length - JSON.stringify(one.values).length);
    if (!row) continue;
    const { job } = await office.call('exports.form', {
      register: key,
      id: row.id,
      file: office.file(`${name}-登记表.docx`),
      reveal,
    });
    await finished(office, job);
  }
}

/** Every document of mediation once, from the first case that has it, and the dossiers of a few cases of every end. */
async function writeDossiers(office: Office): Promise<void> {
  const written = new Set<string>();
  const bound = new Set<string>();
  const { view } = await office.call('views.open', { register: 'mediationCase' });
  const { rows } = await office.call('views.rows', { view, from: 0, count: 200 });
  for (const { id, values } of rows) {
    const kind = `${values.state}-${values.agreementForm ?? '无协议'}`;
    if (!bound.has(kind)) {
      bound.add(kind);
      const file = office.file(`卷宗-${kind}.docx`);
      await finished(office, (await office.call('dossiers.export', { case: id, file })).job);
    }
    const { judgement } = await office.call('mediation.open', { case: id });
    for (const { document, title, state, scans } of judgement.tiles) {
      const isScan = document === 'identity' || document === 'receipt';
      if (written.has(document) || state !== 'complete' || (isScan && scans === 0)) continue;
      written.add(document);
      const file = office.file(`文书-${document}-${title}.docx`);
      await finished(office, (await office.call('dossiers.document', { case: id, document, file })).job);
    }
  }
}

/** Every report of the year so far in both formats; of patrols also by kind and by class, which have columns of their own. */
async function writeReports(office: Office): Promise<void> {
  const { period } = await office.call('reports.list', {});
  for (const { key, title, dimensions } of reports) {
    const shown = dimensions.filter(({ table }, index) => index === 0 || table !== undefined);
    for (const [index, { key: by, label }] of shown.entries()) {
      const rows = index === 0 ? '' : `-按${label}`;
      for (const format of ['xlsx', 'docx'] as const) {
        const name = `统计-${title.replace(/[（）]/g, '')}${rows}-${format === 'xlsx' ? '表格' : '文档'}.${format}`;
        const asked = { report: key, period: period.key.slice(0, 4), scope: { by }, format, file: office.file(name) };
        await finished(office, (await office.call('reports.export', { ...asked, reason: '生成样张供核对版式' })).job);
      }
    }
  }
}

/** The sheet of the paid batch of 以案定补 in both formats. */
async function writeSubsidies(office: Office): Promise<void> {
  const { batches } = await office.call('subsidy.batches', {});
  const [batch] = batches;
  if (!batch) return;
  for (const format of ['xlsx', 'docx'] as const) {
    const file = office.file(`以案定补发放签领表-${format === 'xlsx' ? '表格' : '文档'}.${format}`);
    await finished(office, (await office.call('subsidy.batchSheet', { batch: batch.id, format, file })).job);
  }
}

/** Every paper about a rota of each kind of team, and the duty log, slips and guards, in both formats. */
async function writeDutyPapers(office: Office): Promise<void> {
  const month = (await office.call('reports.list', {})).period.key.slice(0, 7);
  const { teams } = await office.call('rota.teams', { month });
  const kinds = Map.groupBy(
    teams.filter(({ state }) => state !== null),
    ({ kind }) => kind,
  );
  for (const [team] of kinds.values()) if (team) await writeRotaPapers(office, team, month);
  const papers = await dutyPapers(office, month);
  for (const [name, paper] of Object.entries(papers)) {
    for (const format of ['xlsx', 'docx'] as const) {
      const file = office.file(`勤务-${name}-${format === 'xlsx' ? '表格' : '文档'}.${format}`);
      await finished(office, (await office.call('duty.export', { paper, format, file })).job);
    }
  }
}

async function writeRotaPapers(office: Office, of: { team: string; title: string }, month: string): Promise<void> {
  const { team, title } = of;
  const { rota } = await office.call('rota.sheet', { team, month });
  const write = async (name: string, order: Omit<InputOf<'rota.export'>, 'team' | 'month' | 'file'>) => {
    const file = office.file(`排班-${title}-${name}-${order.format === 'xlsx' ? '表格' : '文档'}.${order.format}`);
    await finished(office, (await office.call('rota.export', { team, month, file, ...order })).job);
  };
  for (const format of ['xlsx', 'docx'] as const) {
    for (const form of ['wallA3', 'wallA4'] as const) {
      await write(`${form}按日期`, { form, format, rows: 'days' });
      await write(`${form}按人`, { form, format, rows: 'people' });
    }
    for (const form of ['list', 'phones', 'slips'] as const) await write(form, { form, format });
    if (rota && rota.edition > 0) await write('changes', { form: 'changes', format });
  }
  await write('calendar', { form: 'calendar', format: 'ics' });
}

/** A log, a recorded patrol, a slip of a template, empty ones, and the guards of all schools. */
async function dutyPapers(office: Office, month: string): Promise<Record<string, InputOf<'duty.export'>['paper']>> {
  const newest = async (register: string): Promise<string | undefined> => {
    const { view } = await office.call('views.open', { register });
    return (await office.call('views.rows', { view, from: 0, count: 1 })).rows[0]?.id;
  };
  const [log, patrol, template] = [
    await newest('dutyLog'),
    await newest('patrolRecord'),
    await newest('patrolTemplate'),
  ];
  return {
    值班日志空表: { what: 'log' },
    巡逻单空表: { what: 'slip' },
    护学岗值班表: { what: 'guards', month },
    ...(log === undefined ? {} : { 值班日志: { what: 'log', log } }),
    ...(patrol === undefined ? {} : { 巡逻记录: { what: 'patrol', patrol } }),
    ...(template === undefined ? {} : { 模板巡逻单: { what: 'slip', template } }),
  };
}

/** A work report with charts, an issued notice and a form of one page. */
async function writeOfficialDocuments(): Promise<void> {
  const charts = [inventedTrend(), inventedStructure(), inventedVillages()];
  const documents = {
    工作月报: inventedReport(await Promise.all(charts.map(chartBlock))),
    红头通知: inventedNotice(),
    整改通知书: inventedForm(),
  };
  for (const [name, document] of Object.entries(documents)) {
    const bytes = await officialBytes(document, { writtenAt: '2026-11-21T02:00:00.000Z' });
    writeFileSync(join(folder, `公文-${name}.docx`), bytes);
  }
}

const onPath = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((place) => existsSync(join(place, program)));

/** Turns every paper into PDF and pages, by the programs of the system. */
function pictures(): void {
  if (!onPath('soffice') || !onPath('pdftoppm')) {
    console.log('没有安装 LibreOffice 或 poppler-utils，只写了文件，没有页面图片。');
    return;
  }
  const profile = mkdtempSync(join(tmpdir(), 'papers-profile-'));
  try {
    const papers = readdirSync(folder)
      .filter((name) => !name.endsWith('.ics'))
      .map((name) => join(folder, name));
    run('soffice', [
      `-env:UserInstallation=file://${profile}`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      join(folder, 'pdf'),
      ...papers,
    ]);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
  mkdirSync(join(folder, 'pages'), { recursive: true });
  for (const name of readdirSync(join(folder, 'pdf'))) {
    const pages = join(folder, 'pages', name.replace(/\.pdf$/, ''));
    run('pdftoppm', ['-r', dotsPerInch, '-l', '6', '-png', join(folder, 'pdf', name), pages]);
  }
}

function run(program: string, words: string[]): void {
  const done = spawnSync(program, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (done.status !== 0) throw new Error(`${program} ended with ${done.status}`);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
await buildDivisions();
const dataFolder = mkdtempSync(join(tmpdir(), 'papers-data-'));
const office = await openOffice(dataFolder);
try {
  await writePapers(office);
  await writeDossiers(office);
  await writeReports(office);
  await writeSubsidies(office);
  await writeDutyPapers(office);
  await writeOfficialDocuments();
} finally {
  await office.close();
  rmSync(dataFolder, { recursive: true, force: true });
}
pictures();
console.log(`样张已写入 out/papers：${readdirSync(folder).length} 项。`);
