import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isStored, linkedRegister } from '../../../shared/fields/field.ts';
import { codecOf } from '../../../shared/fields/index.ts';
import { checkRow } from '../../../shared/fields/rowRules.ts';
import { registers } from '../../../shared/registers/index.ts';
import { daysBetween } from '../../../shared/rules/days.ts';
import { checkIdentityNumber } from '../../../shared/rules/identityNumber.ts';
import { closeApp, connectTo, newAppState } from '../app.ts';
import { lookAtFolder } from '../database/health.ts';
import type { Host } from '../host.ts';
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
    return await work({ call, rowsOf, world });
  } finally {
    await closeApp(app);
  }
}

interface Opened {
  call: ReturnType<typeof callerOf>;
  rowsOf(key: string): Promise<FullRow[]>;
  world: QueryWorld;
}

describe('the demo township', () => {
  it('shows its user and password, lets it in, and has every register filled', async () => {
    const host = await made();
    expect(readAbout(host.dataFolder)).toMatchObject({ township: '迁陵镇', demo: { login: 'demo', password: 'demo' } });
    await opened(host, async ({ call }) => {
      const { counts, tasks } = await call('home.today', {});
      const rows = Object.fromEntries(counts.map(({ register, rows: count }) => [register, count]));
      expect(rows).toMatchObject({ village: 40, person: 397, committee: 40, team: 24, dispute: 299 });
      const fewest: Readonly<Record<string, number>> = { mediationRoom: 3 };
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
      for (const register of registers) {
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
