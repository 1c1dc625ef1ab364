// `npm run screenshots [-- name …]`: pictures of every screen of the demo township at 1366 × 768, at 1920 × 1080 and in
// large type, into out/screenshots: for looking at. All people are invented.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { dataFolder } from '../electron/core/database/folder.ts';
import { createDemo, demoLogin } from '../electron/core/demo/createDemo.ts';
import { memoryFiles } from '../electron/core/memoryFiles.ts';
import { nodeHost } from '../electron/core/nodeHost.ts';
import { openProgram, type Program, signIn } from '../renderer/e2e/program.ts';
import { registers } from '../shared/registers/index.ts';
import { reports } from '../shared/reports/index.ts';
import { addMonths } from '../shared/rules/days.ts';
import { inProject } from './projectRoot.ts';

const folder = inProject('out', 'screenshots');
/** It protects invented people in a folder that is removed at the end. */
const password = 'Qianling-2026';
const people = 800;

/** How the window looks: the folder its pictures go to, its size, its type. */
const looks = [
  { name: '1366', size: { width: 1366, height: 768 }, large: false },
  { name: '1920', size: { width: 1920, height: 1080 }, large: false },
  { name: 'large', size: { width: 1366, height: 768 }, large: true },
] as const;

interface Screen {
  name: string;
  /** The place in the address, `today`; a function where a record of the demo is shown, null when there is none. */
  place: string | ((call: Program['call']) => Promise<string | null>);
  /** What is done before the picture. */
  before?: (page: Page) => Promise<void>;
}

const pressed =
  (...keys: string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key);
  };

const clicked = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

/** The pages that a button opens, after what opens the dialog it stands in. */
const previewed = (button: string, first?: (page: Page) => Promise<void>) => async (page: Page) => {
  await first?.(page);
  await page.getByRole('button', { name: button, exact: true }).first().click();
  await page.locator('.pv-page img').first().waitFor({ timeout: 120_000 });
};

const searched = (text: string) => async (page: Page) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '在全部台账中搜索' }).fill(text);
};

const searchedNames = (text: string) => (page: Page) => page.getByLabel('查找占位符').fill(text);

/** The case with the most sessions, on one of its tabs. */
const caseOn = (tab: string) => async (call: Program['call']) => {
  const found = await firstOf(call, 'mediationCase', 'sessionCount');
  return found && `mediation/case?row=${found.id}&tab=${tab}`;
};

/** The newest record of a session or an inquiry in its editor, or a new one of the same case. */
const minutesOf = (part: string, isNew: boolean) => async (call: Program['call']) => {
  const found = await firstOf(call, part, 'heldOn');
  return found && `mediation/minutes?case=${found.values.case}&part=${part}&row=${isNew ? 'new' : found.id}`;
};

/** A report of the year so far. */
const reportOf =
  (key: string, rows = '') =>
  async (call: Program['call']) => {
    const { period } = await call('reports.list', {});
    return `reports/view?key=${key}&period=${period.key.slice(0, 4)}${rows}`;
  };

/** A statistic of two months ago as it was locked; another look finds it locked already. */
const lockedReport = async (call: Program['call']) => {
  const { today } = await call('home.today', {});
  const asked = { report: 'dispute-monthly', period: addMonths(today, -2).slice(0, 7) };
  const { inForce } = await call('reports.runs', asked);
  if (inForce === null) {
    const { job } = await call('reports.lock', { ...asked, corrects: null });
    while ((await call('jobs.status', { job })).state === 'running') await new Promise((go) => setTimeout(go, 50));
  }
  return `reports/view?key=${asked.report}&period=${asked.period}`;
};

/** The rota of this month of the team that has most members among those with one. */
const rotaOf = (view: string) => async (call: Program['call']) => {
  const { today } = await call('home.today', {});
  const month = today.slice(0, 7);
  const { teams } = await call('rota.teams', { month });
  const [team] = teams.filter(({ state }) => state !== null).sort((a, b) => b.members - a.members);
  return team ? `duty/rota?team=${team.team}&month=${month}&view=${view}` : 'duty/rota';
};

/** Opens the first row of a table. */
const pressedOn = (table: string) => (page: Page) =>
  page.getByRole('table', { name: table }).locator('tbody tr').first().press('Enter');

/** The newest patrol that found something. */
const foundPatrol = async (call: Program['call']) => {
  const filters = [{ field: 'finding', op: 'isNot' as const, value: '0' }];
  const { view } = await call('views.open', { register: 'patrolRecord', filters });
  const { rows } = await call('views.rows', { view, from: 0, count: 1 });
  return rows[0] ? `duty/patrol?row=${rows[0].id}` : null;
};

const newestDutyLog = async (call: Program['call']) => {
  const found = await firstOf(call, 'dutyLog', 'dutyOn');
  return found && `duty/log?row=${found.id}`;
};

async function firstOf(call: Program['call'], register: string, field: string) {
  const { view } = await call('views.open', { register, sort: [{ field, direction: 'descending' }] });
  const { rows } = await call('views.rows', { view, from: 0, count: 1 });
  return rows[0] ?? null;
}

const screens: Screen[] = [
  { name: 'today', place: 'today' },
  { name: 'search', place: 'today', before: searched('zbh') },
  { name: 'search-none', place: 'today', before: searched('没有这个人') },
  { name: 'help', place: 'today', before: pressed('F1') },
  ...registers.flatMap(({ key }): Screen[] => [
    { name: `register-${key}`, place: `register/${key}` },
    { name: `form-${key}`, place: `register/${key}?row=new` },
  ]),
  { name: 'cases', place: 'mediation/cases' },
  { name: 'intake', place: 'mediation/intake' },
  ...['wall', 'situation', 'people', 'work', 'closing', 'history'].map(
    (tab): Screen => ({
      name: `case-${tab}`,
      place: caseOn(tab),
    }),
  ),
  { name: 'minutes', place: minutesOf('caseSession', false) },
  { name: 'minutes-new', place: minutesOf('caseSession', true) },
  { name: 'minutes-inquiry', place: minutesOf('caseInquiry', false) },
  { name: 'numbers', place: 'mediation/numbers' },
  { name: 'disputes', place: 'mediation/disputes' },
  { name: 'mediation-settings', place: 'mediation/settings' },
  ...['people', 'shifts', 'week', 'team'].map((view): Screen => ({ name: `rota-${view}`, place: rotaOf(view) })),
  { name: 'rota-generate', place: rotaOf('people'), before: pressed('Control+g') },
  { name: 'duty-today', place: 'duty/today' },
  { name: 'patrol', place: 'duty/patrol' },
  { name: 'patrol-slip', place: 'duty/patrol', before: pressedOn('排了还没有登记的班次') },
  { name: 'patrol-record', place: foundPatrol },
  { name: 'patrol-refer', place: foundPatrol, before: clicked('转为纠纷') },
  { name: 'duty-log', place: newestDutyLog },
  { name: 'schools', place: 'duty/schools' },
  { name: 'coverage', place: 'duty/coverage' },
  { name: 'staffing', place: 'duty/coverage?side=staffing' },
  { name: 'reports', place: 'reports/list' },
  { name: 'indicators', place: 'reports/indicators' },
  { name: 'monthly', place: 'reports/monthly' },
  { name: 'centre', place: 'reports/centre' },
  { name: 'templates', place: 'reports/templates' },
  { name: 'templates-search', place: 'reports/templates', before: searchedNames('纠纷') },
  ...reports.map(({ key }): Screen => ({ name: `report-${key}`, place: reportOf(key) })),
  { name: 'report-patrols-task', place: reportOf('patrols', '&by=task') },
  { name: 'report-patrols-forceClass', place: reportOf('patrols', '&by=forceClass') },
  {
    name: 'report-records',
    place: reportOf('mediation-cases'),
    before: (page) => page.locator('tfoot .pr-figure').first().click(),
  },
  { name: 'report-export', place: reportOf('dispute-province'), before: pressed('Control+e') },
  { name: 'report-lock', place: reportOf('dispute-monthly'), before: clicked('锁定') },
  { name: 'report-locked', place: lockedReport },
  {
    name: 'report-versions',
    place: lockedReport,
    before: async (page) => {
      await clicked('更多')(page);
      await page.getByRole('menuitem', { name: /锁定的版本/ }).click();
    },
  },
  { name: 'look-trend', place: 'reports/look?keys=disputesFound,disputesResolved' },
  { name: 'look-trend-60', place: 'reports/look?months=60&keys=disputesFound,disputesResolved,disputesPeople,visits' },
  { name: 'look-structure', place: 'reports/look?side=structure' },
  { name: 'look-heat', place: 'reports/look?side=heat' },
  { name: 'look-pivot', place: 'reports/look?side=pivot' },
  { name: 'centre-plan', place: 'reports/centre', before: clicked(/期限和分工/) },
  {
    name: 'centre-numbers',
    place: 'reports/centre',
    before: async (page) => {
      await clicked('更多')(page);
      await page.getByRole('menuitem', { name: /发文字号/ }).click();
    },
  },
  { name: 'preview', place: reportOf('dispute-province'), before: previewed('预览', pressed('Control+e')) },
  { name: 'preview-case', place: caseOn('wall'), before: previewed('预览卷宗') },
  { name: 'preview-set', place: 'reports/centre', before: previewed('预览并打印', clicked('本月成套生成')) },
  { name: 'subsidy', place: 'mediation/subsidy' },
  { name: 'subsidy-barred', place: 'mediation/subsidy?tab=barred' },
  { name: 'subsidy-rules', place: 'mediation/subsidy', before: clicked('修改规则') },
  { name: 'duplicates', place: 'persons/duplicates' },
  { name: 'import', place: 'import' },
  { name: 'imports', place: 'settings/imports' },
  { name: 'codes', place: 'settings/codes' },
  { name: 'codes-lines', place: 'settings/codes?table=patrolMechanism' },
  { name: 'users', place: 'settings/users' },
  { name: 'user-form', place: 'settings/users', before: clicked('新增用户') },
  { name: 'backup', place: 'settings/backup' },
  { name: 'audit', place: 'settings/audit' },
  { name: 'changes', place: 'settings/audit?tab=changes' },
  { name: 'office', place: 'settings/office' },
  { name: 'password', place: 'settings/password' },
  { name: 'helpPage', place: 'help/import' },
];

const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);

/** Enough for lists to be fetched and layers to have come in. */
const settle = (page: Page) => page.waitForTimeout(700);

async function take(page: Page, look: string, name: string): Promise<void> {
  await settle(page);
  await page.screenshot({ path: join(folder, look, `${name}.png`) });
}

async function takeWorkplace(program: Program, look: (typeof looks)[number]): Promise<void> {
  const { page } = program;
  if (isWanted('signIn')) await take(page, look.name, 'signIn');
  await signIn(page, demoLogin, password);
  await page.getByRole('heading', { name: '今日' }).waitFor();
  for (const { name, place, before } of screens) {
    if (!isWanted(name)) continue;
    const there = typeof place === 'string' ? place : await place(program.call);
    if (there === null) continue;
    // A fresh document for every picture, so that nothing of the last one stays.
    await page.goto(`${new URL(page.url()).origin}/#/${there}`);
    await page.reload();
    await page.locator('.pa-frame').waitFor();
    await settle(page);
    await before?.(page);
    await take(page, look.name, name);
  }
  if (!isWanted('lock')) return;
  await page.reload();
  await page.locator('.pa-frame').waitFor();
  await page.keyboard.press('Control+l');
  await take(page, look.name, 'lock');
}

/** The four steps of the set-up, in an empty folder. */
async function takeSetup({ size, name }: (typeof looks)[number]): Promise<void> {
  if (!isWanted('setup')) return;
  const program = await openProgram({ size });
  const { page } = program;
  try {
    await page.getByRole('option').first().waitFor();
    await take(page, name, 'setup-1-province');
    await page.keyboard.type('bj qlz');
    await take(page, name, 'setup-1-township');
    await page.getByRole('option', { name: /迁陵镇/ }).click();
    await take(page, name, 'setup-2');
    await page.getByRole('button', { name: '下一步' }).click();
    for (const typed of ['石永红', 'shi', password, password]) {
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
    }
    await take(page, name, 'setup-3');
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox').waitFor();
    await take(page, name, 'setup-4');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: '开始使用' }).click();
    await page.getByText('从这里开始').waitFor();
    await take(page, name, 'today-empty');
  } finally {
    await program.close();
  }
}

/** What a damaged data folder looks like at the sign-in. */
async function takeDamage(look: (typeof looks)[number], demoFolder: string): Promise<void> {
  if (!isWanted('damaged')) return;
  const database = dataFolder(demoFolder).database;
  const bytes = readFileSync(database);
  const damaged = Buffer.from(bytes);
  damaged.fill(7, 512, 4096);
  writeFileSync(database, damaged);
  const program = await openProgram({ folder: demoFolder, size: look.size });
  try {
    await signIn(program.page, demoLogin, password);
    await program.page.getByText('台账打不开').waitFor();
    await take(program.page, look.name, 'damaged');
  } finally {
    await program.close();
    writeFileSync(database, bytes);
  }
}

const demoFolder = mkdtempSync(join(tmpdir(), 'taizhang-pictures-'));
try {
  await createDemo(nodeHost({ shell: 'cli', dataFolder: demoFolder, files: memoryFiles() }), { password, people });
  for (const look of looks) {
    mkdirSync(join(folder, look.name), { recursive: true });
    await takeSetup(look);
    const program = await openProgram({
      folder: demoFolder,
      size: look.size,
      async prepare(call) {
        await call('session.login', { login: demoLogin, password });
        await call('preferences.set', { key: 'look.typeSize', value: look.large ? 'large' : 'normal' });
      },
    });
    try {
      await takeWorkplace(program, look);
    } finally {
      await program.close();
    }
    for (const complaint of program.complaints) console.log(`${look.name}: ${complaint}`);
    await takeDamage(look, demoFolder);
  }
  console.log(`截图在 ${folder}`);
} finally {
  rmSync(demoFolder, { recursive: true, force: true });
}
