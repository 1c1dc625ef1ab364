// The duty log of a shift: what the rota tells of it beforehand, its entries, and what the log before handed over.
import type { DutyLogView } from '../../../../shared/contract/dutyProcedures.ts';
import { type Problem, Refusal } from '../../../../shared/contract/errors.ts';
import type { ReceivedBy } from '../../../../shared/contract/index.ts';
import type { FieldValue } from '../../../../shared/fields/field.ts';
import { dutyLog, dutyLogEntry } from '../../../../shared/registers/duty/facts.ts';
import type { Call } from '../../handlers.ts';
import { changeRow } from '../../registers/change.ts';
import { titlesForRows } from '../../registers/rowTitles.ts';
import { withdrawRows } from '../../registers/withdrawing.ts';
import type { WriteCall } from '../../registers/writeCall.ts';
import { rowsIn } from '../../tables.ts';
import { dutyRows, namesOf, textOf } from '../plan/dutyRows.ts';
import { idsPointing, joinedTitles, shownRows } from './shownRows.ts';

/** 机关值班 among 勤务队种. */
const officeDuty = '4';
const wholeDay = '全天';

type Asked = ReceivedBy<'dutyLog.open'>;

/** The log asked for by its id, or by its day and shift; a blank one where it is not written yet. */
export async function openDutyLog(asked: Asked, call: Call): Promise<DutyLogView> {
  const { read } = call.township;
  const id = asked.log ?? (await logOn(asked, call));
  if (id === null) {
    const dutyOn = asked.day ?? call.app.host.today();
    const shiftName = asked.shiftName ?? wholeDay;
    const suggested = { dutyOn, shiftName, ...(await planOf(dutyOn, call)) };
    const titles = await titlesForRows(read, dutyLog, [suggested]);
    return { log: null, suggested, entries: [], titles, before: await logBefore(dutyOn, shiftName, null, call) };
  }
  const own = await shownRows(dutyLog, [id], call);
  const [log] = own.rows;
  if (!log) throw new Refusal('notFound', '“值班日志”里没有这一篇，可能已随导入撤销。');
  const entries = await shownRows(dutyLogEntry, await idsPointing(dutyLogEntry, 'log', id, 'at', call), call);
  return {
    log,
    suggested: {},
    entries: entries.rows,
    titles: joinedTitles(own.titles, entries.titles),
    before: await logBefore(String(log.values.dutyOn), String(log.values.shiftName), id, call),
  };
}

async function logOn({ day, shiftName }: Asked, call: Call): Promise<string | null> {
  const wanted = rowsIn(call.township.read)
    .selectFrom('dutyLog')
    .select('id')
    .where('dutyOn', '=', day ?? call.app.host.today())
    .where('withdrawnAt', 'is', null);
  const found = shiftName === undefined ? wanted : wanted.where('shiftName', '=', shiftName);
  return (await found.orderBy('shiftName').executeTakeFirst())?.id ?? null;
}

/** The log of the duty just before: an earlier day, or an earlier log of the same day. */
async function logBefore(
  dutyOn: string,
  shiftName: string,
  id: string | null,
  call: Call,
): Promise<DutyLogView['before']> {
  const found = await rowsIn(call.township.read)
    .selectFrom('dutyLog')
    .select(['id', 'dutyOn', 'shiftName', 'handover', 'handedBy', 'takenBy', 'createdAt'])
    .where('withdrawnAt', 'is', null)
    .where('id', '<>', id ?? '')
    .where('dutyOn', '<=', dutyOn)
    .orderBy('dutyOn', 'desc')
    .orderBy('createdAt', 'desc')
    .limit(20)
    .execute();
  const own = id === null ? undefined : await createdAt(id, call);
  // Of the same day only what was begun before this one: an unwritten log comes after all of them.
  const last = found.find(
    (each) =>
      String(each.dutyOn) < dutyOn || (each.shiftName !== shiftName && (own === undefined || each.createdAt < own)),
  );
  if (!last) return null;
  const text = (value: unknown) => String(value ?? '');
  return {
    id: last.id,
    dutyOn: text(last.dutyOn),
    shiftName: text(last.shiftName),
    handover: text(last.handover),
    handedBy: text(last.handedBy),
    takenBy: text(last.takenBy),
  };
}

async function createdAt(id: string, call: Call): Promise<string | undefined> {
  const row = await rowsIn(call.township.read)
    .selectFrom('dutyLog')
    .select('createdAt')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.createdAt;
}

/** Who the rota of the office duty names for a day, and its telephone. */
async function planOf(day: string, call: Call): Promise<Record<string, FieldValue>> {
  const { read } = call.township;
  const [team] = await dutyRows(read, 'team', (rows) => rows.where('dutyTeam', '=', officeDuty));
  if (!team) return {};
  const cells = await read
    .selectFrom('rotaCell as c')
    .innerJoin('rota as r', 'r.id', 'c.rota')
    .select(['c.shift', 'c.person'])
    .where('r.team', '=', team.id)
    .where('r.withdrawnAt', 'is', null)
    .where('r.state', '<>', 'draft')
    .where('c.day', '=', day)
    .execute();
  const roles = new Map((await dutyRows(read, 'shiftPattern')).map((row) => [row.id, textOf(row, 'role')]));
  const of = (role: string) => cells.filter(({ shift }) => roles.get(shift) === role).map(({ person }) => person);
  const names = await namesOf(read, 'person', of('3'));
  const phone = textOf(team, 'dutyPhone');
  return {
    leader: of('1')[0] ?? null,
    officer: of('2')[0] ?? null,
    onDuty: [...names.values()].join('、').slice(0, 100) || null,
    ...(phone === null ? {} : { phone }),
  };
}

/** @returns the id of the log, and what is worth a look. @throws Refusal of any part; then nothing is saved. */
export async function saveDutyLog(
  wanted: ReceivedBy<'dutyLog.save'>,
  call: WriteCall,
): Promise<{ id: string; problems: Problem[] }> {
  if (wanted.id !== null && wanted.version === null) {
    throw new Refusal('conflict', '没有说明改的是哪一版，为免盖掉别人的修改没有保存。请看过现在的内容再改。');
  }
  const { id, problems } = await changeRow(
    { register: dutyLog, id: wanted.id, version: wanted.version, changes: wanted.changes },
    call,
  );
  const standing = await rowsIn(call.trx)
    .selectFrom('dutyLogEntry')
    .select('id')
    .where('log', '=', id)
    .where('withdrawnAt', 'is', null)
    .execute();
  const found = [...problems];
  for (const entry of wanted.entries) {
    const row = { register: dutyLogEntry, ...entry, changes: { ...entry.changes, log: id } };
    found.push(...(await changeRow(row, call)).problems);
  }
  const kept = new Set(wanted.entries.map((entry) => entry.id));
  const gone = standing.flatMap((entry) => (kept.has(entry.id) ? [] : [entry.id]));
  await withdrawRows(dutyLogEntry, gone, wanted.reason, call);
  return { id, problems: found.filter(({ level }) => level !== 'hint') };
}
