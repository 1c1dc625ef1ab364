// A rota by hand: steps, publishing, swaps with their record, two windows, and what is refused.
import { describe, expect, it } from 'vitest';
import type { RotaSheet } from '../../../../shared/contract/rotaProcedures.ts';
import { idOfMade, made, refusalOf } from '../../testing/rowCalls.ts';
import { type CallFunction, type TestApp, testApp } from '../../testing/testApp.ts';

const month = '2026-12';
const names = ['石建国', '龙秀兰', '向志强', '彭桂英', '田家富'];

interface Patrol extends TestApp {
  team: string;
  night: string;
  people: string[];
}

async function patrolTeam(call: CallFunction, name: string, people: readonly string[]): Promise<string> {
  const team = await idOfMade(call, 'team', { name, kind: '02' });
  for (const [index, person] of people.entries()) {
    const post = index === 0 ? '01' : '03';
    await made(call, 'teamMember', { team, person, post, onDuty: '1', joinedOn: '2020-01-01', canLead: true });
  }
  return team;
}

/** A team of five and a night shift of one. */
async function patrol(): Promise<Patrol> {
  const app = await testApp();
  const people: string[] = [];
  for (const name of names) people.push(await idOfMade(app.call, 'person', { name }));
  const team = await patrolTeam(app.call, '镇义务巡防队', people);
  const shift = { name: '夜班', start: '20:00', end: '23:00', level: '1', days: '1', least: 1, leaders: 1, drivers: 0 };
  const night = await idOfMade(app.call, 'shiftPattern', { ...shift, team });
  return { ...app, team, night, people };
}

const versionOf = (sheet: RotaSheet) => sheet.rota?.version ?? 0;

async function sheetOf({ call, team }: Patrol): Promise<RotaSheet> {
  return call('rota.sheet', { team, month });
}

/** One person a night in turn, so that no rule is broken. */
async function filled(app: Patrol): Promise<RotaSheet> {
  const { call, team, night, people } = app;
  const before = await sheetOf(app);
  const changes = before.days.map(({ day }, index) => ({
    day,
    shift: night,
    person: people[index % people.length]!,
    what: 'add' as const,
  }));
  return call('rota.edit', { team, month, version: versionOf(before), title: '手工排班', changes });
}

async function published(app: Patrol): Promise<RotaSheet> {
  const sheet = await filled(app);
  return app.call('rota.publish', { team: app.team, month, version: versionOf(sheet), approver: '王主任' });
}

const who = (sheet: RotaSheet, day: string) =>
  sheet.cells
    .filter((cell) => cell.day === day)
    .map(({ person }) => sheet.people.find(({ id }) => id === person)?.name);

describe('a draft', () => {
  it('is filled, pinned, barred, taken back and done again, step by step', async () => {
    const app = await patrol();
    const { call, team, night, people } = app;
    const first = await filled(app);
    expect(first.cells).toHaveLength(31);
    expect(first.violations).toEqual([]);
    expect(first.undo).toBe('手工排班');

    const cell = { day: '2026-12-01', shift: night, person: people[0]! };
    const pinned = await call('rota.edit', {
      team,
      month,
      version: versionOf(first),
      title: '固定',
      changes: [{ ...cell, what: 'pin' }],
    });
    expect(pinned.cells.find(({ day }) => day === cell.day)?.pinned).toBe(true);
    const barred = await call('rota.edit', {
      team,
      month,
      version: versionOf(pinned),
      title: '不排',
      changes: [{ ...cell, what: 'bar' }],
    });
    expect(barred.bars).toEqual([cell]);
    expect(who(barred, cell.day)).toEqual([]);
    expect(barred.violations.map(({ rule }) => rule)).toContain('least');

    const back = await call('rota.undo', { team, month, version: versionOf(barred) });
    expect(back.cells).toEqual(pinned.cells);
    expect(back.redo).toBe('不排');
    const again = await call('rota.undo', { team, month, version: versionOf(back), redo: true });
    expect(again.cells).toEqual(barred.cells);
    const emptied = await call('rota.discard', { team, month, version: versionOf(again), reason: '重新来过' });
    expect(emptied).toMatchObject({ cells: [], bars: [], undo: null, redo: null });
  });

  it('takes only its own days, shifts and people, and only from who saw it as it is', async () => {
    const app = await patrol();
    const { call, team, night, people } = app;
    const sheet = await filled(app);
    const edit = (change: object, version = versionOf(sheet)) =>
      refusalOf(
        call('rota.edit', {
          team,
          month,
          version,
          title: '改',
          changes: [{ day: '2026-12-01', shift: night, person: people[1]!, what: 'add', ...change }],
        }),
      );
    const stranger = await idOfMade(call, 'person', { name: '吴海燕' });
    expect((await edit({ person: stranger })).message).toContain('不在镇义务巡防队');
    expect((await edit({ day: '2027-01-01' })).message).toContain('不在这个月');
    expect((await edit({ shift: 'nothing' })).message).toContain('没有这个班次');
    const cell = { day: '2026-12-01', shift: night, person: people[1]! };
    const both = call('rota.edit', {
      team,
      month,
      version: versionOf(sheet),
      title: '改',
      changes: [
        { ...cell, what: 'pin' },
        { ...cell, what: 'bar' },
      ],
    });
    expect((await refusalOf(both)).message).toContain('不能既锁定又设为不排');
    const stale = await edit({}, versionOf(sheet) - 1);
    expect(stale.code).toBe('conflict');
    expect(stale.message).toContain('手工排班');
    expect((await sheetOf(app)).cells).toEqual(sheet.cells);
  });
});

describe('publishing', () => {
  it('keeps each edition as it was, and tells what differs', async () => {
    const app = await patrol();
    const { call, team, night, people } = app;
    const sheet = await published(app);
    expect(sheet.rota).toMatchObject({ state: 'published', edition: 1 });
    expect(sheet.editions).toEqual([
      expect.objectContaining({ edition: 1, approver: '王主任', publishedOn: '2026-11-21' }),
    ]);
    expect(sheet.undo).toBeNull();

    const swapped = await call('rota.change', {
      team,
      month,
      version: versionOf(sheet),
      kind: '2',
      day: '2026-12-01',
      shift: night,
      person: people[0]!,
      other: people[3]!,
      reason: '家中有事',
      approver: '王主任',
      approvedOn: '2026-11-21',
    });
    expect(swapped.rota?.state).toBe('changed');
    expect(who(swapped, '2026-12-01')).toEqual(['彭桂英']);
    const { changes } = await call('rota.changes', { team, month });
    expect(changes.map(({ sentence }) => sentence)).toEqual([expect.stringContaining('石建国换成彭桂英')]);
    const record = (await call('views.open', { register: 'shiftSwap' })).view;
    const [row] = (await call('views.rows', { view: record, from: 0, count: 5 })).rows;
    expect(row!.values).toMatchObject({ kind: '2', reason: '家中有事', approver: '王主任', day: '2026-12-01' });

    const second = await call('rota.publish', { team, month, version: versionOf(swapped) });
    expect(second.rota).toMatchObject({ state: 'published', edition: 2 });
    const old = await call('rota.edition', { team, month, edition: 1 });
    expect(who(old.sheet, '2026-12-01')).toEqual(['石建国']);
    const now = await call('rota.edition', { team, month, edition: 2 });
    expect(now.sheet.rota).toMatchObject({ state: 'published', edition: 2 });
    expect(now.changes).toEqual(changes);
  });

  it('is refused while empty, with broken rules unless a reason is given, and for one person in two teams always', async () => {
    const app = await patrol();
    const { call, team, night, people } = app;
    const nothing = await refusalOf(call('rota.publish', { team, month, version: 0 }));
    expect(nothing.message).toContain('还是空的');
    const sheet = await filled(app);
    const gap = await call('rota.edit', {
      team,
      month,
      version: versionOf(sheet),
      title: '减去',
      changes: [{ day: '2026-12-01', shift: night, person: people[0]!, what: 'remove' }],
    });
    const publish = (version: number, note = '') => call('rota.publish', { team, month, version, note });
    expect((await refusalOf(publish(versionOf(gap)))).message).toContain('写明理由');
    expect((await publish(versionOf(gap), '当晚全镇停电，不巡逻')).rota?.state).toBe('published');

    const other = await patrolTeam(call, '处突队', [people[0]!]);
    const evening = {
      name: '晚班',
      start: '19:00',
      end: '22:00',
      level: '1',
      days: '1',
      least: 1,
      leaders: 0,
      drivers: 0,
    };
    const shift = await idOfMade(call, 'shiftPattern', { ...evening, team: other });
    const clash = await call('rota.edit', {
      team: other,
      month,
      version: 0,
      title: '手工排班',
      changes: [{ day: '2026-12-06', shift, person: people[0]!, what: 'add' }],
    });
    const refused = await refusalOf(
      call('rota.publish', { team: other, month, version: versionOf(clash), note: '先这样发布' }),
    );
    expect(refused.message).toMatch(/不能发布.*石建国/);
    expect((await call('rota.sheet', { team: other, month })).rota?.state).toBe('draft');
  });
});

describe('a published rota', () => {
  it('changes only by a record; taking it back withdraws the record', async () => {
    const app = await patrol();
    const { call, team, night, people } = app;
    const sheet = await published(app);
    const cell = { day: '2026-12-02', shift: night, person: people[1]! };
    const bare = await refusalOf(
      call('rota.edit', {
        team,
        month,
        version: versionOf(sheet),
        title: '换人',
        changes: [{ ...cell, what: 'remove' }],
      }),
    );
    expect([bare.code, bare.message]).toEqual(['locked', expect.stringContaining('换班')]);

    const swap = {
      team,
      month,
      kind: '1' as const,
      ...cell,
      other: people[3]!,
      otherDay: '2026-12-04',
      otherShift: night,
      reason: '两人商量好了',
      approver: '王主任',
      approvedOn: '2026-11-20',
    };
    const swapped = await call('rota.change', { ...swap, version: versionOf(sheet) });
    expect([who(swapped, '2026-12-02'), who(swapped, '2026-12-04')]).toEqual([['彭桂英'], ['龙秀兰']]);
    const twice = await refusalOf(call('rota.change', { ...swap, version: versionOf(swapped) }));
    expect([twice.code, twice.message]).toEqual(['conflict', expect.stringContaining('没有排龙秀兰')]);

    const back = await call('rota.undo', { team, month, version: versionOf(swapped) });
    expect(back.cells).toEqual(sheet.cells);
    expect((await call('rows.count', { register: 'shiftSwap' })).rows).toBe(0);
    const again = await call('rota.undo', { team, month, version: versionOf(back), redo: true });
    expect(again.cells).toEqual(swapped.cells);
    expect((await call('rows.count', { register: 'shiftSwap' })).rows).toBe(1);
    const restored = await call('rota.discard', { team, month, version: versionOf(again), reason: '都不换了' });
    expect(restored.rota?.state).toBe('published');
    expect(restored.cells).toEqual(sheet.cells);
    expect((await call('rows.count', { register: 'shiftSwap' })).rows).toBe(0);
  });

  it('a duty goes to another day in one step with one record, which an undo takes back', async () => {
    const app = await patrol();
    const { call, team, night, people } = app;
    const sheet = await published(app);
    const move = {
      ...{ kind: '1' as const, day: '2026-12-02', shift: night, person: people[1]!, other: null },
      ...{ otherDay: '2026-12-05', otherShift: night },
    };
    const approved = { reason: '家中有事', approver: '王主任', approvedOn: '2026-11-20' };
    const moved = await call('rota.change', { team, month, version: versionOf(sheet), ...move, ...approved });
    expect([who(moved, '2026-12-02'), who(moved, '2026-12-05').toSorted()]).toEqual([
      [],
      ['田家富', '龙秀兰'].toSorted(),
    ]);
    expect(moved.undo).toBe('换班 龙秀兰由12月2日（星期三）夜班调到12月5日（星期六）');
    const { view } = await call('views.open', { register: 'shiftSwap' });
    const { rows } = await call('views.rows', { view, from: 0, count: 5 });
    expect(rows.map(({ values }) => values)).toEqual([
      expect.objectContaining({ kind: '1', person: people[1], day: '2026-12-02', otherDay: '2026-12-05' }),
    ]);
    expect(rows[0]!.values.other ?? null).toBeNull();
    const again = await refusalOf(
      call('rota.change', { team, month, version: versionOf(moved), ...move, ...approved }),
    );
    expect(again.code).toBe('conflict');
    const back = await call('rota.undo', { team, month, version: versionOf(moved) });
    expect(back.cells).toEqual(sheet.cells);
    expect((await call('rows.count', { register: 'shiftSwap' })).rows).toBe(0);
  });

  it('a change is weighed in words before it is asked for, and weighing writes nothing', async () => {
    const app = await patrol();
    const { call, team, night, people } = app;
    const sheet = await published(app);
    const own = { kind: '1' as const, shift: night, person: people[1]!, other: null, otherShift: night };
    const gap = await call('rota.weigh', { team, month, ...own, day: '2026-12-02', otherDay: '2026-12-05' });
    expect(gap.refused).toBe(false);
    expect(gap.sentences).toEqual([
      expect.stringContaining('12月2日夜班至少要 1 人，只排了 0 人'),
      expect.stringContaining('12月5日夜班只需 1 人，排了 2 人'),
    ]);
    const exchange = { ...own, other: people[3]!, day: '2026-12-02', otherDay: '2026-12-04' };
    expect(await call('rota.weigh', { team, month, ...exchange })).toEqual({ refused: false, sentences: [] });
    // Elsewhere at that time: no approval outweighs it.
    const other = await patrolTeam(call, '处突队', [people[1]!]);
    const evening = { name: '晚班', start: '19:00', end: '22:00', level: '1', days: '1', least: 1 };
    const shift = await idOfMade(call, 'shiftPattern', { ...evening, leaders: 0, drivers: 0, team: other });
    const there = [{ day: '2026-12-05', shift, person: people[1]!, what: 'add' as const }];
    await call('rota.edit', { team: other, month, version: 0, title: '手工排班', changes: there });
    const clash = await call('rota.weigh', { team, month, ...own, day: '2026-12-02', otherDay: '2026-12-05' });
    expect([clash.refused, clash.sentences[0]]).toEqual([true, expect.stringContaining('时间重叠')]);
    expect(await sheetOf(app)).toMatchObject({ cells: sheet.cells, rota: { version: versionOf(sheet) } });
  });

  it('is changed by one of two windows; the other is told who was first and loses nothing', async () => {
    const app = await patrol();
    const { call, team, night, people } = app;
    const sheet = await published(app);
    const swap = (day: string, person: string, through: CallFunction) =>
      through('rota.change', {
        team,
        month,
        version: versionOf(sheet),
        kind: '2',
        day,
        shift: night,
        person,
        other: people[4]!,
        reason: '临时有事',
        approver: '王主任',
        approvedOn: '2026-11-21',
      });
    await swap('2026-12-01', people[0]!, call);
    const refused = await refusalOf(swap('2026-12-02', people[1]!, call));
    expect([refused.code, refused.message]).toEqual(['conflict', expect.stringContaining('替班')]);
    const now = await sheetOf(app);
    expect([who(now, '2026-12-01'), who(now, '2026-12-02')]).toEqual([['田家富'], ['龙秀兰']]);
    expect((await call('rows.count', { register: 'shiftSwap' })).rows).toBe(1);
  });
});

describe('a duty level', () => {
  it('ends with its release', async () => {
    const { call } = await testApp();
    const level = { level: '2', from: '2026-11-01', reason: '敏感节点', approver: '王主任', origin: '1' };
    const { id, version } = await made(call, 'dutyLevel', level);
    await call('duty.release', { id, version, releasedOn: '2026-11-20', releasedBy: '王主任' });
    const { row } = await call('rows.get', { register: 'dutyLevel', id });
    expect(row.values).toMatchObject({ until: '2026-11-20', releasedBy: '王主任' });
    const stale = await refusalOf(call('duty.release', { id, version, releasedOn: '2026-11-21', releasedBy: '李' }));
    expect(stale.code).toBe('conflict');
  });
});
