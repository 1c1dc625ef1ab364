// Shifts planned, held and missed: the list is the shifts themselves, as many as the figure says, on paper and in a lock too.
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { plannedShiftId } from '../../../shared/rules/duty/plannedShift.ts';
import { dutyTeam, type TestTeam } from '../rosters/testing/dutyTeam.ts';
import { type TestApp, testApp } from '../testing/testApp.ts';

const period = '2026-10';

/** Two people on the day shift of 20 October, which is held; one on its night shift and one on the next day, which are not. */
async function october(): Promise<TestApp & { duty: TestTeam; patrol: string }> {
  const test = await testApp();
  const { call } = test;
  const duty = await dutyTeam(call);
  const { team, shifts, people } = duty;
  const cells = [
    ['2026-10-20', shifts.白班!, people[0]!],
    ['2026-10-20', shifts.白班!, people[5]!],
    ['2026-10-20', shifts.夜班!, people[1]!],
    ['2026-10-21', shifts.白班!, people[2]!],
  ] as const;
  const changes = cells.map(([day, shift, person]) => ({ day, shift, person, what: 'add' as const }));
  const { rota } = await call('rota.edit', { team, month: period, version: 0, title: '排班', changes });
  await call('rota.publish', { team, month: period, version: rota!.version, note: '先行发布' });
  const slip = {
    patrolledOn: '2026-10-20',
    team,
    shift: shifts.白班!,
    leader: people[0]!,
    start: '08:10',
    end: '17:50',
  };
  const saved = { id: null, version: null, changes: slip, attendees: [{ person: people[0]! }, { person: people[5]! }] };
  const { view } = await call('patrol.save', saved);
  return { ...test, duty, patrol: view.patrol.id };
}

it('each shift tells who was planned and by which patrol it was held', async () => {
  const { call, duty, patrol } = await october();
  const { team, shifts } = duty;
  const listed = async (key: string) => {
    const { value, total, shown } = await call('indicators.records', { key, period });
    expect([key, value.value]).toEqual([key, String(total)]);
    return shown;
  };
  const planned = await listed('shiftsPlanned');
  expect(planned.map(({ register, id }) => [register, id])).toEqual(
    expect.arrayContaining([
      ['plannedShift', plannedShiftId({ day: '2026-10-21', team, shift: shifts.白班! })],
      ['plannedShift', plannedShiftId({ day: '2026-10-20', team, shift: shifts.夜班! })],
      ['plannedShift', plannedShiftId({ day: '2026-10-20', team, shift: shifts.白班! })],
    ]),
  );
  const [held, ...others] = await listed('shiftsHeld');
  expect(others).toEqual([]);
  expect(held!.shift).toMatchObject({
    day: '2026-10-20',
    name: '白班',
    records: [{ id: patrol, hours: '08:10—17:50' }],
  });
  expect(held!.shift!.people).toHaveLength(2);
  const missed = await listed('shiftsMissed');
  expect(missed.map(({ day, shift }) => [day, shift!.name, shift!.people.length, shift!.records])).toEqual([
    ['2026-10-21', '白班', 1, []],
    ['2026-10-20', '夜班', 1, []],
  ]);
  expect(await call('indicators.records', { key: 'shiftsMissed', period, from: 1, count: 1 })).toMatchObject({
    total: 2,
    shown: [{ day: '2026-10-20' }],
  });
});

it('the list is written as a table that recounts to the figure', async () => {
  const { job, target } = await october();
  const file = target('清单.xlsx');
  await job('indicators.exportRecords', { key: 'shiftsMissed', period, format: 'xlsx', file: file.handle });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file.bytes() as never);
  const rows = book.worksheets[0]!.getRows(1, book.worksheets[0]!.rowCount)!;
  const written = rows.map((row) => (row.values as unknown[]).slice(1));
  const shifts = written.filter(([serial]) => typeof serial === 'number');
  expect(shifts.map((cells) => [cells[3], cells[6]])).toEqual([
    ['白班', '没有记录'],
    ['夜班', '没有记录'],
  ]);
  expect(JSON.stringify(written)).toContain('共 2 个班次');
});

it('a lock keeps the shifts with who was planned and came; a patrol recorded later is told as a change', async () => {
  const test = await october();
  const { call, job, duty, patrol } = test;
  const { team, shifts, people } = duty;
  const { run, version } = await call('monthly.open', { period });
  await job('monthly.lock', { run: run.id, version, reason: '村报送正在补登' });
  expect((await call('monthly.open', { period })).changedSince).toEqual({ count: 0 });

  const slip = {
    patrolledOn: '2026-10-21',
    team,
    shift: shifts.白班!,
    leader: people[2]!,
    start: '08:00',
    end: '18:00',
  };
  await call('patrol.save', { id: null, version: null, changes: slip, attendees: [{ person: people[2]! }] });
  const { rota } = await call('rota.sheet', { team, month: period });
  await call('rota.change', {
    ...{ team, month: period, version: rota!.version, kind: '2', day: '2026-10-20', shift: shifts.夜班! },
    ...{ person: people[1]!, other: people[3]!, reason: '补记替班', approver: '石主任', approvedOn: '2026-11-20' },
  });
  const missedNow = await call('indicators.records', { key: 'shiftsMissed', period });
  const night = missedNow.shown.map(({ shift }) => [shift!.name, shift!.people]);
  const kept = await call('indicators.records', { key: 'shiftsMissed', period, run: run.id });
  expect([kept.value.value, kept.total, missedNow.total]).toEqual(['2', 2, 1]);
  const keptNight = kept.shown.find(({ shift }) => shift!.name === '夜班')!.shift!;
  expect([keptNight.people.length, night]).toEqual([1, [['夜班', expect.not.arrayContaining(keptNight.people)]]]);
  const held = await call('indicators.records', { key: 'shiftsHeld', period, run: run.id });
  expect(held.shown[0]!.shift!.records).toEqual([{ id: patrol, hours: '08:10—17:50' }]);

  const { figures, records } = await call('monthly.differences', { run: run.id });
  expect(figures).toContainEqual(expect.objectContaining({ key: 'shiftsMissed', before: '2', after: '1' }));
  const changed = records.filter(({ register }) => register === 'plannedShift');
  expect(changed).toEqual([
    {
      register: 'plannedShift',
      id: plannedShiftId({ day: '2026-10-21', team, shift: shifts.白班! }),
      title: expect.stringMatching(/^10月21日（星期三）.*白班$/u),
      change: '锁定后修改',
    },
  ]);
});
