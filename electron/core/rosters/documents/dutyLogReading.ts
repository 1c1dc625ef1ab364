// A duty log with its entries in words, as it is printed.
import { Refusal } from '../../../../shared/contract/errors.ts';
import { weekdayName } from '../../../../shared/rules/days.ts';
import { maskPhone } from '../../../../shared/rules/phone.ts';
import { chineseDay } from '../../documents/tableDocument.ts';
import type { Call } from '../../handlers.ts';
import { type DutyRow, dutyRows, namesOf, textOf } from '../plan/dutyRows.ts';
import type { DutyLogPaper, LogCall, LogEmergency } from './dutyLogSheet.ts';
import { phoneMark } from './phoneMark.ts';
import { codeName, officePhone } from './printFacts.ts';

/** 突发事件 among the kinds of an entry. */
const emergency = '3';

/** The log; an empty one to write on for undefined. @throws Refusal `notFound`. */
export async function readDutyLog(id: string | undefined, call: Call, isRevealed: boolean): Promise<DutyLogPaper> {
  const { settings } = call.township;
  const around = { township: settings.divisionPath.at(-1) ?? '', unit: settings.unit };
  if (id === undefined) return { ...emptyLog, ...around };
  const { read, codes } = call.township;
  const [log] = await dutyRows(read, 'dutyLog', (rows) => rows.where('id', '=', id));
  if (!log) throw new Refusal('notFound', '“值班日志”里没有这一篇，可能已经注销或随导入撤销。');
  const entries = (await dutyRows(read, 'dutyLogEntry', (rows) => rows.where('log', '=', id))).toSorted((one, other) =>
    text(one, 'at').localeCompare(text(other, 'at')),
  );
  const people = await namesOf(
    read,
    'person',
    ['leader', 'officer'].flatMap((key) => textOf(log, key) ?? []),
  );
  const phoneOf = (row: DutyRow) => (isRevealed ? text(row, 'phone') : maskPhone(text(row, 'phone')));
  const handedOn = textOf(log, 'handedOn');
  return {
    ...around,
    day: dayWords(text(log, 'dutyOn')),
    shift: text(log, 'shiftName'),
    leader: people.get(text(log, 'leader')) ?? '',
    officer: people.get(text(log, 'officer')) ?? '',
    onDuty: text(log, 'onDuty'),
    phone: officePhone(text(log, 'phone'), isRevealed),
    situation: text(log, 'situation'),
    calls: entries
      .filter((row) => textOf(row, 'kind') !== emergency)
      .map(
        (row): LogCall => ({
          kind: codeName(codes, 'dutyLogKind', textOf(row, 'kind')),
          at: text(row, 'at'),
          caller: text(row, 'caller'),
          phone: phoneOf(row),
          content: text(row, 'content'),
          place: text(row, 'place'),
          opinion: text(row, 'opinion'),
          result: text(row, 'result'),
        }),
      ),
    emergencies: entries
      .filter((row) => textOf(row, 'kind') === emergency)
      .map(
        (row): LogEmergency => ({
          at: text(row, 'at'),
          place: text(row, 'place'),
          source: [text(row, 'caller'), phoneOf(row)].filter((part) => part !== '').join(' '),
          content: text(row, 'content'),
          nature: text(row, 'nature'),
          scope: text(row, 'scope'),
          trend: text(row, 'trend'),
          measures: text(row, 'measures'),
          result: text(row, 'result'),
        }),
      ),
    handover: text(log, 'handover'),
    handedBy: text(log, 'handedBy'),
    takenBy: text(log, 'takenBy'),
    handedAt: [handedOn === null ? '' : chineseDay(handedOn), text(log, 'handedAt')]
      .filter((part) => part !== '')
      .join(' '),
    note: text(log, 'note'),
    footerMark: phoneMark(isRevealed),
  };
}

const text = (row: DutyRow, key: string): string => textOf(row, key) ?? '';

/** 2026年12月3日 星期四. */
export const dayWords = (day: string): string => `${chineseDay(day)} ${weekdayName(day)}`;

const emptyLog: Omit<DutyLogPaper, 'township' | 'unit'> = {
  day: '　　　年　　月　　日',
  shift: '',
  leader: '',
  officer: '',
  onDuty: '',
  phone: '',
  situation: '',
  calls: [],
  emergencies: [],
  handover: '',
  handedBy: '',
  takenBy: '',
  handedAt: '',
  note: '',
  footerMark: '一班一篇，交接时双方签名',
};
