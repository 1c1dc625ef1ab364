// The demo township: 迁陵镇 with its real villages and invented people, twelve months of work and two years of mediation. Nothing in it is true.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf, ProcedureName } from '../../../shared/contract/index.ts';
import { addDays, addMonths, isMonth, monthBounds } from '../../../shared/rules/days.ts';
import { closeApp, connectTo, newAppState } from '../app.ts';
import type { AppState } from '../appState.ts';
import type { Connection } from '../connection.ts';
import { addUser } from '../database/keyring.ts';
import type { Host } from '../host.ts';
import { writeReportTiming } from '../monthly/reportTiming.ts';
import { readAbout, writeAbout } from '../session/about.ts';
import { createTownship } from '../session/createTownship.ts';
import { inTurn } from '../session/lock.ts';
import { beginSetup, finishSetup, undoSetup } from '../session/unfinishedSetup.ts';
import { writeSettings } from '../settings.ts';
import type { Township } from '../township.ts';
import { inventCases } from './cases.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { inventCommittees } from './committees.ts';
import { liveIn } from './dailyWork.ts';
import { type DemoFiles, demoFiles } from './demoFiles.ts';
import type { DemoPerson, DemoRow, DemoVillage, DemoWorld } from './demoRow.ts';
import { inventDisputes } from './disputes.ts';
import { inventDutyTeams } from './duty/dutyTeams.ts';
import { makeSwaps } from './duty/swaps.ts';
import { inventDutyGround, writeDuty } from './duty/writeDuty.ts';
import { inventGrids } from './grids.ts';
import { inventMediators } from './mediators.ts';
import { inventMonthlyData } from './monthlyData.ts';
import { inventPeaceLedgers } from './peace/index.ts';
import { inventPeople } from './people.ts';
import { inventScreenings } from './screenings.ts';
import { paySubsidies } from './subsidies.ts';
import { inventTeams } from './teams.ts';
import { inventVisits } from './visits.ts';
import { numberCases, rowsOfCases, settleCases } from './writeCases.ts';
import { writeDemoRows } from './writeDemoRows.ts';
import { inventYearBefore } from './yearBefore.ts';

/** 迁陵镇 of 保靖县, 湘西土家族苗族自治州, 湖南省. */
const division = '433125109';
const seed = Number(division);

export const demoLogin = 'demo';
export const fewestPeople = 100;
export const mostPeople = 200_000;

export interface DemoWanted {
  /** Of `demo` and of the three users beside it. */
  password: string;
  /** How many people; 2,000 when left out. */
  people?: number;
  /** How many disputes in the twelve months; 300 when left out. */
  disputes?: number;
  /** The last of the twelve months, YYYY-MM; this month when left out. */
  month?: string;
}

export interface DemoMade {
  user: string;
  township: string;
  villages: number;
  people: number;
  disputes: number;
  visits: number;
  /** Cases of mediation. */
  cases: number;
}

interface Users {
  clerk: string;
  director: string;
}

/**
 * Fills an empty data folder. The same wishes give the same township.
 * @throws Refusal `conflict` for a folder in use, `invalid` for wishes that make no sense; the folder is empty then.
 */
export async function createDemo(host: Host, wanted: DemoWanted): Promise<DemoMade> {
  const until = lastDay(host, wanted.month);
  const people = wanted.people ?? 2000;
  if (!Number.isInteger(people) || people < fewestPeople || people > mostPeople) {
    throw new Refusal('invalid', `演示人数应在 ${fewestPeople} 到 ${mostPeople} 之间。`);
  }
  if (wanted.password === '') throw new Refusal('invalid', '请给演示用户一个密码。');
  const files = demoFiles(host.files);
  const app = newAppState({ ...host, files });
  const connection = connectTo(app);
  let made = false;
  try {
    await createEmpty(app, wanted.password);
    made = true;
    // A demo that is cut off must not stand there half filled: the next start puts it aside.
    beginSetup(host.dataFolder);
    const result = await fill(app, connection, files, { ...wanted, people, until });
    const about = readAbout(host.dataFolder);
    if (about) writeAbout(host.dataFolder, { ...about, demo: { login: demoLogin, password: wanted.password } });
    finishSetup(host.dataFolder);
    return result;
  } catch (error) {
    await connection.close();
    await closeApp(app);
    if (made) undoSetup(host.dataFolder);
    throw error;
  } finally {
    await connection.close();
    await closeApp(app);
  }
}

/** The month's last day, or today while it lasts. */
function lastDay(host: Host, month: string | undefined): string {
  const today = host.today();
  if (month === undefined) return today;
  if (!isMonth(month) || month > today.slice(0, 7)) {
    throw new Refusal('invalid', '演示月份要写成 2026-09 的样子，并且不晚于本月。');
  }
  const { last } = monthBounds(month);
  return last < today ? last : today;
}

/** The demo's password may be anything: it protects nobody. */
async function createEmpty(app: AppState, password: string): Promise<void> {
  const [connection] = app.connections;
  const admin = { login: demoLogin, name: '演示管理员', newPassword: password };
  await inTurn(app, () => createTownship({ division, admin }, { app, connection: connection! }, () => undefined));
}

async function addUsers({ host }: AppState, township: Township, password: string): Promise<Users> {
  const users = [
    { login: '主任', name: '向世勇', role: 'director' },
    { login: '经办', name: '田桂英', role: 'clerk' },
    { login: '查阅', name: '彭绍武', role: 'viewer' },
  ].map((user) => ({ ...user, id: host.newId(), active: 1, createdAt: host.now(), lastLoginAt: null }));
  for (const { login } of users) addUser(host.dataFolder, township.key, { login, password, cost: host.passwordCost });
  await township.db.insertInto('user').values(users).execute();
  await township.refresh();
  return { director: users[0]!.id, clerk: users[1]!.id };
}

async function readVillages(township: Township): Promise<DemoVillage[]> {
  const rows = await township.read
    .withTables<{ village: DemoVillage }>()
    .selectFrom('village')
    .select(['id', 'code', 'name', 'kind'])
    .orderBy('code')
    .execute();
  return rows;
}

function worldOf(host: Host, until: string, chance: Chance, users: Users): DemoWorld {
  const from = `${addMonths(`${until.slice(0, 7)}-01`, -11).slice(0, 7)}-01`;
  const at = (day: string) => {
    const hour = String(chance.between(1, 9)).padStart(2, '0');
    const instant = `${day}T${hour}:${String(chance.between(0, 59)).padStart(2, '0')}:00.000Z`;
    return instant < host.now() ? instant : host.now();
  };
  return {
    chance,
    newId: host.newId,
    from,
    until,
    founding: { at: `${addDays(from, -20)}T02:00:00.000Z`, by: users.clerk },
    enteredOn: (day) => ({ at: at(day), by: chance.happens(0.8) ? users.clerk : users.director }),
    staff: ['田桂英', '向世勇', '彭绍武', '石海燕', '龙文军'],
  };
}

function byVillage(people: readonly DemoPerson[]): Map<string, DemoPerson[]> {
  return Map.groupBy(people, (person) => person.village.id);
}

async function fill(
  app: AppState,
  connection: Connection,
  files: DemoFiles,
  { password, people: count, disputes: disputeCount = 300, until }: DemoWanted & { people: number; until: string },
): Promise<DemoMade> {
  const township = app.township!;
  const users = await addUsers(app, township, password);
  const villages = await readVillages(township);
  const world = worldOf(app.host, until, chanceFrom(seed), users);
  const people = inventPeople(count, villages, world);
  const peopleOf = byVillage(people);
  const grids = inventGrids(villages, peopleOf, world);
  const committees = inventCommittees(villages, peopleOf, world);
  const teams = inventTeams(villages, peopleOf, world);
  const disputes = inventDisputes(disputeCount, villages, peopleOf, world);
  const visits = inventVisits(people, world);
  // A chance of its own: what was invented before stays as it is.
  const mediation = worldOf(app.host, until, chanceFrom(seed + 3), users);
  const pool = inventMediators(villages, peopleOf, mediation);
  const screenings = inventScreenings(pool.committees, mediation);
  const { committees: peopleCommittees, rooms } = pool;
  const casework = worldOf(app.host, until, chanceFrom(seed + 4), users);
  const cases = inventCases({ villages, peopleOf, committees: peopleCommittees, world: casework }, rooms);
  numberCases(cases);
  const before = worldOf(app.host, until, chanceFrom(seed + 6), users);
  const yearBefore = inventYearBefore(villages, people, peopleOf, { disputes, visits }, before);
  const monthly = inventMonthlyData(villages, worldOf(app.host, until, chanceFrom(seed + 5), users));

  const inTeams = new Set(teams.map(({ values }) => values.person));
  const members = people.filter(({ id }) => inTeams.has(id));
  const peaceful = worldOf(app.host, until, chanceFrom(seed + 7), users);
  const ledgers = inventPeaceLedgers({ villages, people, peopleOf, members }, peaceful);

  const onDuty = worldOf(app.host, until, chanceFrom(seed + 8), users);
  const dutyTeams = inventDutyTeams(teams, people, onDuty);
  const dutyGround = inventDutyGround(dutyTeams, villages, people, peopleOf, onDuty);

  const persons: DemoRow[] = people.map(({ id, values }) => ({ register: 'person', id, values, ...world.founding }));
  writeDemoRows(township, app.host.newId, [
    ...persons,
    ...grids,
    ...committees,
    ...dutyTeams.teams,
    ...dutyTeams.rows,
    ...dutyGround.rows,
    ...disputes,
    ...visits,
    ...pool.rows,
    ...screenings,
    ...rowsOfCases(cases),
    ...monthly,
    ...yearBefore,
    ...ledgers,
  ]);
  await writeDuty(township, dutyTeams, dutyGround, people, onDuty, users.director);
  await settleCases(app.host, township, cases);
  await writeSettings(township.db, {
    unitHead: '向世勇',
    reviewer: '石海燕',
    preparer: '田桂英',
    phone: '0743-7722110',
    demo: true,
  });
  // Its papers go back two years, as if it had been reporting all the time.
  await writeReportTiming(township.db, { startMonth: addMonths(until, -24).slice(0, 7), villageDue: null });
  await township.refresh();
  const call = callerOf(connection);
  await liveIn({ villages, people, peopleOf, disputes, visits, world, files, call });
  await makeSwaps(call, [dutyTeams.town, dutyTeams.station], until);
  await paySubsidies(call, until);
  return {
    user: demoLogin,
    township: '迁陵镇',
    villages: villages.length,
    people: people.length,
    disputes: disputes.length,
    visits: visits.length,
    cases: cases.length,
  };
}

export type DemoCall = <N extends ProcedureName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;

/** A refused call here is a fault of the demo. */
function callerOf(connection: Connection): DemoCall {
  return async (name, input) => {
    const answer = await connection.call(name, input);
    if (!answer.ok) throw new Error(`the demo's call ${name} was refused: ${answer.error.message}`);
    return answer.output as never;
  };
}
