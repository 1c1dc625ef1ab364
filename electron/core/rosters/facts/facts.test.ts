// Slips from the rota, saving with people, referrals, the duty log, coverage, staffing and school guards.
import { describe, expect, it } from 'vitest';
import { changed, idOfMade, made, refusalOf, villageNamed } from '../../testing/rowCalls.ts';
import { type CallFunction, testApp } from '../../testing/testApp.ts';
import { dutyTeam, type TestTeam } from '../testing/dutyTeam.ts';

/** Today is 2026-11-21. Two people are planned for the day shift of the 20th. */
async function planned(call: CallFunction, isPublished = true): Promise<TestTeam> {
  const team = await dutyTeam(call, { team: { forceClass: '2' } });
  const which = { team: team.team, month: '2026-11' };
  const cell = (person: string) => ({ day: '2026-11-20', shift: team.shifts.白班!, person, what: 'add' }) as const;
  const sheet = await call('rota.edit', {
    ...which,
    version: 0,
    title: '排班',
    changes: [cell(team.people[0]!), cell(team.people[5]!)],
  });
  if (isPublished) {
    await call('rota.publish', { ...which, version: sheet.rota!.version, approver: '石主任', note: '先行发布' });
  }
  return team;
}

const slip = ({ team, shifts, people }: TestTeam, over: object = {}) => ({
  patrolledOn: '2026-11-20',
  team,
  shift: shifts.白班!,
  leader: people[0]!,
  start: '08:00',
  end: '18:00',
  ...over,
});
const saved = (team: TestTeam, people: readonly string[], over: object = {}) => ({
  id: null,
  version: null,
  changes: slip(team, over),
  attendees: people.map((person) => ({ person })),
});

describe('a patrol slip', () => {
  it('begins with the hours of the shift and the people of the rota', async () => {
    const { call } = await testApp();
    const team = await planned(call);
    const started = await call('patrol.start', { team: team.team, day: '2026-11-20', shift: team.shifts.白班! });
    expect(started.values).toMatchObject({ start: '08:00', end: '18:00', expectedCount: 2, leader: team.people[0] });
    expect(started.people).toHaveLength(8);
    const ticked = started.people.filter(({ isPlanned }) => isPlanned).map(({ person }) => person);
    expect(ticked.toSorted()).toEqual([team.people[0], team.people[5]].toSorted());
    expect(started.shifts.map(({ name }) => name)).toEqual(['白班', '夜班']);
  });

  it('is filled by a template of season, hour and kind of place, with what to look at', async () => {
    const { call } = await testApp();
    const team = await planned(call);
    const made = { season: '2', hour: '4', placeKind: '4', start: '21:00', end: '23:30', focus: '停车秩序', people: 3 };
    const template = await idOfMade(call, 'patrolTemplate', { name: '夏夜夜市', equipment: '强光手电', ...made });
    const asked = { team: team.team, day: '2026-11-20', template };
    const anywhere = await call('patrol.start', asked);
    expect(anywhere.values).toMatchObject({
      start: '21:00',
      end: '23:30',
      expectedCount: 3,
      area: '夜市',
      place: null,
    });
    expect(anywhere.guide).toEqual({ focus: '停车秩序', equipment: '强光手电' });
    expect(anywhere.templates).toMatchObject([{ id: template, season: '2', hour: '4', placeKind: '4' }]);
    // There is one night market, on a line.
    const area = await idOfMade(call, 'patrolArea', { name: '东片区' });
    const line = await idOfMade(call, 'patrolLine', { name: '河滨防线', area });
    const place = await idOfMade(call, 'patrolPlace', { name: '河滨夜市', kind: '4', line });
    expect((await call('patrol.start', asked)).values).toMatchObject({ line, place });
    expect((await call('patrol.start', { team: team.team, day: '2026-11-20' })).guide).toBeNull();
  });

  it('is saved with those who came; the shift then counts as held, and only once it was published', async () => {
    const { call } = await testApp();
    const team = await planned(call, false);
    const asked = { from: '2026-11-01', until: '2026-11-30' };
    expect(await call('patrol.planned', asked)).toMatchObject({ planned: 0, held: 0 });
    const which = { team: team.team, month: '2026-11' };
    const { rota } = await call('rota.sheet', which);
    await call('rota.publish', { ...which, version: rota!.version, approver: '石主任', note: '先行发布' });
    expect(await call('patrol.planned', asked)).toMatchObject({ planned: 1, held: 0 });
    const { view } = await call('patrol.save', saved(team, [team.people[0]!, team.people[3]!]));
    expect(view.attendees.map(({ values }) => values.person)).toEqual([team.people[0], team.people[3]]);
    expect(view.classes.map(({ name, people }) => [name, people])).toEqual([
      ['主要', 0],
      ['重要', 2],
      ['辅助', 0],
      ['其他', 0],
      ['未分类', 0],
    ]);
    const told = await call('patrol.planned', asked);
    expect([told.planned, told.held, told.shifts[0]!.records]).toEqual([1, 1, [view.patrol.id]]);
    expect((await call('patrol.planned', { ...asked, unrecorded: true })).shifts).toEqual([]);
  });

  it('takes people out who are not on the list any more, and refuses a leader who did not come', async () => {
    const { call } = await testApp();
    const team = await planned(call);
    const [first, second, third] = team.people as [string, string, string];
    const { view } = await call('patrol.save', saved(team, [first, second]));
    const again = await call('patrol.save', {
      ...saved(team, [first, third]),
      id: view.patrol.id,
      version: view.patrol.version,
      changes: { end: '17:00' },
      attendees: [{ person: first }, { person: third, start: '12:00' }, { person: { create: '临时队员' } }],
    });
    const minutes = again.view.attendees.map(({ values }) => values.minutes);
    expect(minutes.toSorted()).toEqual([300, 540, 540]);
    expect(again.view.attendees.some(({ values }) => values.person === second)).toBe(false);
    const led = await call('patrol.save', {
      ...saved(team, [], { start: '06:00', end: '07:00', leader: { create: '新带班' } }),
      attendees: [{ person: { create: '新带班' } }],
    });
    expect(led.view.attendees.map(({ values }) => values.person)).toEqual([led.view.patrol.values.leader]);
    const refused = await refusalOf(call('patrol.save', saved(team, [second, third], { start: '19:00' })));
    expect(refused.message).toContain('带班人要在参加人员里');
    const twice = await refusalOf(call('patrol.save', saved(team, [first, first], { start: '19:00' })));
    expect(twice.message).toContain('登记了两次');
    const stale = call('patrol.save', { ...saved(team, [first]), id: view.patrol.id, version: view.patrol.version });
    expect((await refusalOf(stale)).code).toBe('conflict');
  });
});

describe('a finding', () => {
  it('becomes a dispute, a hazard or a matter, linked both ways', async () => {
    const { call } = await testApp();
    const team = await planned(call);
    const village = await villageNamed(call, '那铁村');
    const found = { finding: '3', situation: '两户因宅基地边界争吵。已劝离。', area: '那铁村三组路口', village };
    const { view } = await call('patrol.save', saved(team, [team.people[0]!], found));
    const patrol = view.patrol.id;
    const dispute = await call('patrol.refer', { patrol, to: 'dispute' });
    const { row } = await call('rows.get', { register: 'dispute', id: dispute.id });
    expect(row.values).toMatchObject({
      title: '两户因宅基地边界争吵',
      happenedOn: '2026-11-20',
      village,
      place: '那铁村三组路口',
      source: '07',
      patrol,
    });
    const matter = { kind: '1', handlingUnit: '综治中心', dueOn: '2026-12-05' };
    await call('patrol.refer', { patrol, to: 'matter', changes: matter });
    const hazard = {
      kind: '01',
      demands: '设警示牌',
      dueOn: '2026-12-05',
      unit: '那铁村村委会',
      responsible: '石志强',
    };
    const { view: after } = await call('patrol.refer', { patrol, to: 'hazard', changes: hazard });
    expect(after.linked.map(({ register }) => register)).toEqual(['dispute', 'hazard', 'matter']);
    const missing = await refusalOf(call('patrol.refer', { patrol, to: 'hazard', changes: {} }));
    expect(missing.problems?.map(({ field }) => field)).toContain('unit');
  });

  it('is refused where nothing was found', async () => {
    const { call } = await testApp();
    const team = await planned(call);
    const { view } = await call('patrol.save', saved(team, [team.people[0]!]));
    const refused = await refusalOf(call('patrol.refer', { patrol: view.patrol.id, to: 'dispute' }));
    expect(refused.message).toContain('发现情况是“无”');
  });
});

describe('the duty log', () => {
  it('begins with who is on duty by the rota, keeps its entries and shows the log before', async () => {
    const { call } = await testApp();
    const office = await dutyTeam(call, {
      name: '机关值班',
      team: { dutyTeam: '4', dutyPhone: '0743-7722110' },
      people: 3,
      member: (index) => ({ dutyRole: String(index + 1) }),
      shifts: ['1', '2', '3'].map((role) => ({
        name: `班${role}`,
        role,
        start: '08:00',
        end: '08:00',
        least: 1,
        leaders: 0,
      })),
    });
    const which = { team: office.team, month: '2026-11' };
    const changes = office.people.map((person, index) => ({
      day: '2026-11-21',
      shift: office.shifts[`班${index + 1}`]!,
      person,
      what: 'add' as const,
    }));
    const sheet = await call('rota.edit', { ...which, version: 0, title: '排班', changes });
    await call('rota.publish', { ...which, version: sheet.rota!.version, approver: '石主任', note: '先行发布' });

    const yesterday = await call('dutyLog.save', {
      id: null,
      version: null,
      changes: { dutyOn: '2026-11-20', shiftName: '全天', handover: '三组路灯待修', handedBy: '甲', takenBy: '乙' },
      entries: [],
    });
    expect(yesterday.view.before).toBeNull();
    const open = await call('dutyLog.open', { day: '2026-11-21' });
    expect(open.log).toBeNull();
    expect(open.suggested).toMatchObject({
      leader: office.people[0],
      officer: office.people[1],
      phone: '0743-7722110',
    });
    expect(open.before).toMatchObject({ handover: '三组路灯待修', dutyOn: '2026-11-20' });

    const entry = { kind: '1', at: '09:10', content: '反映路灯不亮' };
    const { view } = await call('dutyLog.save', {
      id: null,
      version: null,
      changes: { dutyOn: '2026-11-21', shiftName: '全天', handedBy: '乙' },
      entries: [
        { id: null, version: null, changes: { ...entry, at: '10:00', content: '来访咨询' } },
        { id: null, version: null, changes: entry },
      ],
    });
    expect(view.entries.map(({ values }) => values.content)).toEqual(['反映路灯不亮', '来访咨询']);
    const [first] = view.entries;
    const again = await call('dutyLog.save', {
      id: view.log!.id,
      version: view.log!.version,
      changes: { takenBy: '丙', handedAt: '08:30', handedOn: '2026-11-21' },
      entries: [{ id: first!.id, version: first!.version, changes: { result: '已报修' } }],
    });
    expect(again.view.entries.map(({ values }) => values.result)).toEqual(['已报修']);
    expect((await call('dutyLog.open', { day: '2026-11-21' })).log!.id).toBe(view.log!.id);
  });
});

describe('the coverage board', () => {
  it('tells lines and posts without patrol, posts on duty, and important places without a team at a node', async () => {
    const { call } = await testApp();
    const team = await planned(call);
    const area = await idOfMade(call, 'patrolArea', { name: '东片区', kind: '5' });
    const line = await idOfMade(call, 'patrolLine', { name: '东街防线', area });
    await idOfMade(call, 'patrolLine', { name: '北街防线', area });
    const place = await idOfMade(call, 'patrolPlace', { name: '东门小学', line, important: true });
    await idOfMade(call, 'guardPost', { name: '东门岗亭', kind: '2', area });
    const node = await idOfMade(call, 'dutyNode', {
      name: '秋交会',
      kind: '1',
      from: '2026-11-15',
      until: '2026-11-25',
    });
    await idOfMade(call, 'dutyNode', { name: '集会', kind: '2', from: '2026-11-16', until: '2026-11-16' });
    await call('patrol.save', saved(team, [team.people[0]!], { line }));
    await call('patrol.save', saved(team, [team.people[0]!], { line, place, start: '19:00', end: '20:00' }));
    const asked = { from: '2026-11-01', until: '2026-11-30' };
    const board = await call('duty.coverage', asked);
    expect(board.postKinds.map(({ name, posts }) => [name, posts])).toEqual([
      ['站', 0],
      ['岗', 1],
      ['点', 0],
    ]);
    const [told] = board.areas;
    expect(told!.lines.map(({ name, last, times }) => [name, last, times])).toEqual([
      ['北街防线', null, 0],
      ['东街防线', '2026-11-20', 2],
    ]);
    expect(told!.kind).toBe('街面');
    expect(told!.lines[1]!.places).toMatchObject([{ name: '东门小学', important: true, times: 1 }]);
    expect(told!.posts[0]).toMatchObject({ name: '东门岗亭', last: null, onDuty: [] });
    // 敏感节点 ask for no deployment.
    expect(board.nodes.map(({ name }) => name)).toEqual(['秋交会']);
    expect(board.nodes[0]!.withoutTeam.map(({ name }) => name)).toEqual(['东门小学']);
    await idOfMade(call, 'nodeDeployment', { node, place, team: team.team });
    const after = await call('duty.coverage', asked);
    expect(after.nodes[0]!.withoutTeam).toEqual([]);
    const earlier = await call('duty.coverage', { from: '2026-11-21', until: '2026-11-30' });
    expect(earlier.areas[0]!.lines[1]).toMatchObject({ last: '2026-11-20', times: 0 });
  });
});

it('a post served in a draft is served on the board as in the duties of the day, and both say it is not published', async () => {
  const { call } = await testApp();
  const area = await idOfMade(call, 'patrolArea', { name: '东片区', kind: '5' });
  const post = await idOfMade(call, 'guardPost', { name: '东门岗亭', kind: '2', area });
  const { team, people, shifts } = await dutyTeam(call, {
    shifts: [{ name: '岗班', start: '08:00', end: '12:00', post, least: 1 }],
  });
  const asked = { from: '2026-11-21', until: '2026-11-21' };
  const told = async () => {
    const { duties, gaps } = await call('rota.duties', asked);
    const { areas } = await call('duty.coverage', asked);
    return { published: duties.map((duty) => duty.published), gaps: gaps.length, board: areas[0]!.posts[0]!.onDuty };
  };
  expect(await told()).toEqual({ published: [], gaps: 1, board: [] });
  const cell = { day: '2026-11-21', shift: shifts.岗班!, person: people[0]!, what: 'add' as const };
  const which = { team, month: '2026-11' };
  const { rota } = await call('rota.edit', { ...which, version: 0, title: '排班', changes: [cell] });
  expect(await told()).toEqual({ published: [false], gaps: 0, board: ['08:00—12:00 王伟那（未发布）'] });
  await call('rota.publish', { ...which, version: rota!.version, approver: '石主任', note: '先行发布' });
  expect(await told()).toEqual({ published: [true], gaps: 0, board: ['08:00—12:00 王伟那'] });
});

describe('the villages’ police teams', () => {
  it('are set against what is asked of their kind', async () => {
    const { call } = await testApp();
    const village = await villageNamed(call, '那铁村');
    const kind = String((await call('rows.get', { register: 'village', id: village })).row.values.kind);
    await idOfMade(call, 'staffingRule', { villageKind: kind, role: '2', least: 2 });
    const one = await made(call, 'villageForce', {
      village,
      role: '2',
      person: { create: '龙文军' },
      joinedOn: '2026-01-01',
    });
    const cellOf = async (day: string) => {
      const { villages, roles } = await call('duty.staffing', { day });
      expect(roles.map(({ name }) => name)).toEqual(['辅警']);
      return villages.find(({ id }) => id === village)!;
    };
    expect(await cellOf('2026-11-21')).toMatchObject({ lacking: 1, cells: [{ people: ['龙文军'], least: 2 }] });
    await changed(call, 'villageForce', one.id, { leftOn: '2026-11-01' });
    expect((await cellOf('2026-11-21')).lacking).toBe(2);
    expect((await cellOf('2026-10-31')).lacking).toBe(1);
  });
});

describe('school guards', () => {
  it('stand in term with their hours, and peaks without anybody are told', async () => {
    const { call } = await testApp();
    const school = await idOfMade(call, 'school', {
      name: '迁陵小学',
      address: '东门街',
      kind: '2',
      morningStart: '07:40',
      morningEnd: '08:10',
      afternoonStart: '16:30',
      afternoonEnd: '17:00',
    });
    await idOfMade(call, 'schoolTerm', { name: '2026 年秋季学期', from: '2026-09-01', until: '2027-01-15' });
    await idOfMade(call, 'schoolGuard', {
      school,
      peak: '1',
      weekdays: ['1', '2', '3', '4', '5'],
      person: { create: '向校长' },
      role: '1',
    });
    const week = await call('schools.duties', { from: '2026-11-16', until: '2026-11-22' });
    expect(week.duties).toHaveLength(5);
    expect(week.duties[0]).toMatchObject({ name: '向校长', role: '副校长', start: '07:20', end: '08:10' });
    expect(week.gaps.map(({ peak }) => peak)).toEqual(['3', '3', '3', '3', '3']);
    expect(week.schools[0]!.peaks.map(({ name }) => name)).toEqual(['早', '晚']);
    expect((await call('schools.duties', { from: '2026-10-01', until: '2026-10-01' })).duties).toEqual([]);
  });
});
