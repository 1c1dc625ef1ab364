import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { caseState } from '../../../shared/codes/mediation.ts';
import { isStored, linkedRegister } from '../../../shared/fields/field.ts';
import { codecOf } from '../../../shared/fields/index.ts';
import { checkRow } from '../../../shared/fields/rowRules.ts';
import { allRegisters, registers } from '../../../shared/registers/index.ts';
import { daysBetween } from '../../../shared/rules/days.ts';
import { checkIdentityNumber } from '../../../shared/rules/identityNumber.ts';
import { missingRequired, tilesOf } from '../../../shared/rules/mediation/checklist.ts';
import type { Dossier } from '../../../shared/rules/mediation/dossier.ts';
import { judge } from '../../../shared/rules/mediation/judge.ts';
import type { CaseState } from '../../../shared/rules/mediation/judgement.ts';
import { lateRecords } from '../../../shared/rules/mediation/late.ts';
import { closeApp, connectTo, newAppState } from '../app.ts';
import { lookAtFolder } from '../database/health.ts';
import type { Host } from '../host.ts';
import { readDossiers } from '../mediation/dossierReading.ts';
import { registerOf } from '../registers/columns.ts';
import { type FullRow, readFullRows } from '../registers/readRows.ts';
import { rulesOf } from '../registers/rules/index.ts';
import { viewIds } from '../registers/view.ts';
import type { QueryWorld } from '../registers/viewQuery.ts';
import { readAbout } from '../session/about.ts';
import { callerOf, emptyTestApp } from '../testing/testApp.ts';
import { chanceFrom } from './chance.ts';
import { createDemo } from './createDemo.ts';
import { drawPicture } from './picture.ts';
import { demoMediation } from './writeCases.ts';

/** A demo in a folder of its own; the application that owns the folder is closed. */
async function made(people = 400): Promise<Host> {
  const { app, host } = await emptyTestApp();
  await app.close();
  await createDemo(host, { password: 'demo', people });
  return host;
}

async function opened<T>(host: Host, work: (world: Opened) => Promise<T>): Promise<T> {
  const app = newAppState(host);
  const call = callerOf(connectTo(app));
  try {
    await call('session.login', readAbout(host.dataFolder)!.demo!);
    const township = app.township!;
    const world = { today: host.today(), codes: township.codes };
    const rowsOf = async (key: string) => {
      const spec = { register: key, filters: [], sort: [], withdrawn: 'with' as const };
      return readFullRows(township.read, registerOf(key), await viewIds(township.read, spec, world), world.today);
    };
    const dossiers = async () => {
      const ids = (await rowsOf('mediationCase')).map(({ id }) => id);
      return readDossiers(township.read, ids, world.today);
    };
    return await work({ call, rowsOf, dossiers, world });
  } finally {
    await closeApp(app);
  }
}

interface Opened {
  call: ReturnType<typeof callerOf>;
  rowsOf(key: string): Promise<FullRow[]>;
  dossiers(): Promise<Dossier[]>;
  world: QueryWorld;
}

describe('the demo township', () => {
  it('shows its user and password, lets it in, and has every register filled', async () => {
    const host = await made();
    expect(readAbout(host.dataFolder)).toMatchObject({ township: '迁陵镇', demo: { login: 'demo', password: 'demo' } });
    await opened(host, async ({ call }) => {
      const { counts, tasks } = await call('home.today', {});
      const rows = Object.fromEntries(counts.map(({ register, rows: count }) => [register, count]));
      expect(rows).toMatchObject({ village: 40, person: 457, committee: 40, team: 28, dispute: 722 });
      const fewest: Readonly<Record<string, number>> = {
        mediationRoom: 3,
        roomStation: 3,
        shiftSwap: 8,
        drill: 8,
        shiftPattern: 19,
        memberAbsence: 6,
        dutyWish: 6,
        pairRule: 1,
        dutyNode: 10,
        nodeDeployment: 5,
        dutyLevel: 3,
        calendarDay: 1,
        patrolArea: 11,
        guardPost: 14,
        patrolTemplate: 5,
        school: 4,
        schoolTerm: 5,
        responsePlan: 3,
        staffingRule: 4,
      };
      for (const { key } of registers) expect([key, rows[key]! >= (fewest[key] ?? 21)]).toEqual([key, true]);
      const shown = tasks.map(({ key }) => key);
      for (const key of ['overdueDisputes', 'committeeComposition', 'openDisputes']) expect(shown).toContain(key);
      const users = (await call('users.list', {})).users.map(({ login, role }) => [login, role]);
      expect(users).toEqual([
        ['demo', 'admin'],
        ['主任', 'director'],
        ['经办', 'clerk'],
        ['查阅', 'viewer'],
      ]);
      expect((await call('session.login', { login: '查阅', password: 'demo' })).user?.role).toBe('viewer');
    });
  });

  it('holds only values that the registers take, and nothing after today', async () => {
    const host = await made();
    await opened(host, async ({ rowsOf, world }) => {
      const context = { today: world.today, table: (key: string) => world.codes.table(key) };
      for (const register of allRegisters) {
        const stored = register.fields.filter(isStored);
        const wrong = (await rowsOf(register.key)).flatMap(({ id, values }) => {
          const found = [...checkRow(stored, values), ...(rulesOf(register.key).checkValues?.(values) ?? [])];
          for (const field of stored) {
            const value = values[field.key] ?? null;
            if (value === null || linkedRegister(field) !== null) continue;
            found.push(...codecOf(field).check(value, field, context));
          }
          // What is still to be filled in is part of an office's life.
          return found
            .filter(({ level }) => level !== 'hint')
            .map(({ code, field }) => `${register.key} ${id} ${field} ${code}`);
        });
        expect(wrong).toEqual([]);
      }
    });
  });

  it('has a mediation committee in each village and of its own, most of them as the law asks', async () => {
    const host = await made(2000);
    await opened(host, async ({ rowsOf, world }) => {
      const committees = await rowsOf('peopleCommittee');
      expect(committees).toHaveLength(41);
      const wrong = committees.flatMap(({ values }) => {
        const problems = rulesOf('peopleCommittee').standing?.(values) ?? [];
        return problems.length === 0 ? [] : [problems.map(({ code }) => code)];
      });
      expect(wrong.sort()).toEqual([['fewMembers'], ['manyChiefs'], ['noWoman']]);
      expect(committees.filter(({ values }) => values.compliance === '不合规')).toHaveLength(wrong.length);

      const mediators = await rowsOf('mediator');
      expect(mediators.filter(({ values }) => values.inPost).length).toBeGreaterThan(130);
      expect(mediators.filter(({ values }) => values.leftOn !== null).length).toBeGreaterThan(3);
      expect(mediators.filter(({ values }) => values.room !== null).length).toBeGreaterThan(3);

      const screenings = await rowsOf('screening');
      const days = screenings.map(({ values }) => String(values.screenedOn)).sort();
      expect(daysBetween(days[0]!, world.today)).toBeGreaterThan(690);
      expect(screenings.filter(({ values }) => values.found === 0).length).toBeGreaterThan(screenings.length / 2);
    });
  });

  it('has eight teams with two years of rotas that break no rule, and the patrols that followed', async () => {
    const host = await made(2000);
    await opened(host, async ({ call, rowsOf }) => {
      const { teams } = await call('rota.teams', { month: '2026-11' });
      const planned = teams.filter(({ patterns }) => patterns > 0);
      expect(planned).toHaveLength(8);
      for (const { team, title } of planned) {
        for (const month of ['2024-12', '2025-07', '2025-10', '2026-02', '2026-10']) {
          const { cells, violations, editions, needs, people } = await call('rota.sheet', { team, month });
          const about = `${title} ${month}`;
          expect([about, violations.map(({ sentence }) => sentence)]).toEqual([about, []]);
          if (needs.length > 0) expect([about, cells.length > 0, editions.length]).toEqual([about, true, 1]);
          // A village with two leaders sends them more often.
          if (title.includes('村') || title.includes('社区')) continue;
          // Who belongs to the team all month serves about as often as the others of his role.
          const whole = people.filter((one) => !one.from && !one.to && !one.fresh && one.absences.length === 0);
          for (const [role, same] of Map.groupBy(whole, (person) => person.role)) {
            const duties = same.map(({ counts }) => counts.duties);
            expect([about, role, Math.max(...duties) - Math.min(...duties) <= 3]).toEqual([about, role, true]);
          }
        }
      }
      const patrols = await rowsOf('patrolRecord');
      expect(patrols.length).toBeGreaterThan(1500);
      const days = patrols.map(({ values }) => String(values.patrolledOn)).sort();
      expect([days[0]! < '2024-12-01', days.at(-1)! < '2026-11-21']).toEqual([true, true]);
      expect(patrols.filter(({ values }) => values.lateEntry === true).length).toBeGreaterThan(20);
    });
  });

  it('gives people valid numbers of a county that does not exist, each once', async () => {
    const host = await made();
    await opened(host, async ({ rowsOf, world }) => {
      const numbers = (await rowsOf('person')).flatMap(({ values }) =>
        values.idNumber ? [String(values.idNumber)] : [],
      );
      expect(new Set(numbers).size).toBe(numbers.length);
      for (const number of numbers) {
        expect(number.startsWith('433199')).toBe(true);
        expect(checkIdentityNumber(number, world.today).ok).toBe(true);
      }
    });
  });

  it('is the same every time', async () => {
    const texts = async () =>
      opened(await made(200), async ({ rowsOf }) => {
        const disputes = await rowsOf('dispute');
        return disputes.map(({ values }) => [values.title, values.happenedOn, values.summary, values.outcome]);
      });
    expect(await texts()).toEqual(await texts());
  });

  it('is found by the search and opens its photos', async () => {
    const host = await made();
    await opened(host, async ({ call, rowsOf }) => {
      const { groups } = await call('search.all', { text: 'zjg' });
      expect(groups.flatMap(({ hits }) => hits.map(({ title }) => title))).toContain('张建国');
      const seen = (await rowsOf('visit')).find(({ values }) => Number(values.photos) > 0);
      const { attachments } = await call('attachments.list', { register: 'visit', id: seen!.id });
      const { mediaType, base64 } = await call('attachments.read', { attachment: attachments[0]!.id });
      expect([mediaType, Buffer.from(base64, 'base64').subarray(1, 4).toString()]).toEqual(['image/png', 'PNG']);
    });
  });

  it('refuses wishes that make no sense and leaves the folder empty when it fails', async () => {
    const { app, host } = await emptyTestApp();
    await app.close();
    for (const wish of [{ people: 5 }, { month: '2026-13' }, { month: '2026-12' }, { password: '' }]) {
      await expect(createDemo(host, { password: 'demo', ...wish })).rejects.toMatchObject({ code: 'invalid' });
    }
    const failing = { ...host, today: host.today, newId: breaksAfter(200, host.newId) };
    await expect(createDemo(failing, { password: 'demo', people: 200 })).rejects.toThrow('no more ids');
    expect(lookAtFolder(host.dataFolder).state).toBe('empty');
    await createDemo(host, { password: 'demo', people: 200, month: '2026-09' });
    await expect(createDemo(host, { password: 'demo', people: 200 })).rejects.toMatchObject({ code: 'conflict' });
    expect(readFileSync(`${host.dataFolder}/about.json`, 'utf8')).toContain('demo');
  });
});

function breaksAfter(count: number, newId: () => string): () => string {
  let left = count;
  return () => {
    left -= 1;
    if (left < 0) throw new Error('no more ids');
    return newId();
  };
}

describe('the mediation of the demo', () => {
  it('has 150 cases of two years in every state, none against a rule', async () => {
    const host = await made(2000);
    await opened(host, async ({ dossiers, world }) => {
      const all = await dossiers();
      expect(all).toHaveLength(150);
      const judged = all.map((dossier) => ({ dossier, judgement: judge(dossier, demoMediation, world.today) }));
      const states = new Set(judged.map(({ judgement }) => judgement.state));
      for (const { code } of caseState.entries) expect([code, states.has(code as CaseState)]).toEqual([code, true]);
      const broken = judged.flatMap(({ dossier, judgement }) => {
        const { state, problems } = judgement;
        const counts = (stage: string) =>
          stage === 'save' ||
          (stage === 'accept' && dossier.case.acceptedOn !== null) ||
          (stage === 'archive' && state === 'archived');
        const errors = problems.filter(({ level, stage }) => level === 'error' && counts(stage));
        return errors.map(({ message }) => `${state} ${dossier.case.title}: ${message}`);
      });
      expect(broken).toEqual([]);
      const days = all.map((dossier) => dossier.case.registeredOn!).sort();
      expect(daysBetween(days[0]!, world.today)).toBeGreaterThan(600);
      expect(days.at(-1)! <= world.today).toBe(true);
    });
  });

  it('has whole dossiers in its archive, late ones, long minutes, and some that lack a document', async () => {
    const host = await made(2000);
    await opened(host, async ({ dossiers, call }) => {
      const all = await dossiers();
      const archived = all.filter((dossier) => dossier.case.archivedOn !== null);
      const lackingOf = (dossier: Dossier) => missingRequired(tilesOf(dossier, demoMediation));
      expect(archived.flatMap(lackingOf)).toEqual([]);
      expect(all.filter((dossier) => dossier.case.archivedOn === null && lackingOf(dossier).length > 0)).not.toEqual(
        [],
      );
      for (const dossier of archived.slice(0, 5)) {
        const { archived: kept } = await call('mediation.open', { case: dossier.case.id });
        expect(kept?.at.slice(0, 10)).toBe(dossier.case.archivedOn);
      }
      const late = all.filter((dossier) => lateRecords(dossier, demoMediation.lateAfterDays).length > 0);
      expect(late.length).toBeGreaterThan(4);
      expect(late.length).toBeLessThan(12);
      const minutes = all.flatMap(({ sessions }) => sessions.map((session) => session.minutes!.length));
      expect(Math.max(...minutes)).toBeGreaterThan(700);
      for (const key of ['extensions', 'consultations', 'confirmations', 'agents', 'tasks'] as const) {
        const records = all.reduce((sum, dossier) => sum + dossier[key].length, 0);
        expect([key, records > 3]).toEqual([key, true]);
      }
      expect(all.flatMap(({ statements }) => statements).filter(({ afterArchive }) => afterArchive)).toHaveLength(2);
    });
  });

  it('counts its numbers without gaps, and its statistics add up', async () => {
    const host = await made(2000);
    await opened(host, async ({ call, dossiers, world }) => {
      const all = await dossiers();
      const committees = new Set(all.map((dossier) => dossier.case.committee!));
      const given: string[] = [];
      for (const committee of committees) {
        for (const year of ['2024', '2025', '2026']) {
          const { numbers } = await call('mediation.numbers', { committee, year });
          expect(numbers.map(({ running }) => running)).toEqual(numbers.map((_, at) => at + 1));
          given.push(...numbers.map(({ text }) => text));
        }
      }
      expect(given.sort()).toEqual(all.flatMap((dossier) => dossier.case.number ?? []).sort());
      for (const period of ['2025', '2026', '2026-Q3']) {
        const { violations } = await call('reports.check', { report: 'mediation-cases', period });
        expect(violations).toEqual([]);
      }
      const { batches } = await call('subsidy.batches', {});
      expect(batches).toHaveLength(1);
      expect(batches[0]!.cases).toBeGreaterThan(1);
      expect(world.today >= batches[0]!.paidOn).toBe(true);
    });
  });

  it('tells each case once in the ledger', async () => {
    const host = await made(2000);
    await opened(host, async ({ rowsOf }) => {
      const disputes = new Map((await rowsOf('dispute')).map((row) => [row.id, row.values]));
      const cases = await rowsOf('mediationCase');
      for (const { values } of cases) {
        const { title, acceptedOn, summary } = disputes.get(String(values.dispute))!;
        expect([title, acceptedOn, summary]).toEqual([values.title, values.acceptedOn, values.summary]);
      }
      expect(new Set(cases.map(({ values }) => values.dispute)).size).toBe(cases.length);
    });
  });
});

describe('chance', () => {
  it('repeats with its seed and keeps to its bounds', () => {
    const draw = (seed: number) => {
      const chance = chanceFrom(seed);
      return Array.from({ length: 200 }, () => chance.between(3, 7));
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(new Set(draw(1))).toEqual(new Set([3, 4, 5, 6, 7]));
    expect(chanceFrom(1).several([1, 2, 3], 5)).toEqual([1, 2, 3]);
    expect(
      chanceFrom(1).weighted([
        ['never', 0],
        ['always', 1],
      ]),
    ).toBe('always');
  });

  it('draws different pictures', () => {
    const chance = chanceFrom(3);
    expect(drawPicture(chance).equals(drawPicture(chance))).toBe(false);
  });
});
