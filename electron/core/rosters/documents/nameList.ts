// The rota as a list (registers.md §3.1, 名单式): a line for each shift of a patrol team; a line for each person where
// units serve together or posts differ, so that the unit or the post stands beside the name.
import type { RotaSheet, RotaSheetDay } from '../../../../shared/contract/rotaProcedures.ts';
import { weekdayName } from '../../../../shared/rules/days.ts';
import type { TableColumn, TableValue } from '../../documents/tableDocument.ts';
import { crewsOf } from './crews.ts';
import { dayRemark, levelLines } from './dayWordsOfRota.ts';
import { phoneMark } from './phoneMark.ts';
import { hasRoles, hasUnits, type RosterPrint, rotaKind } from './rosterPrint.ts';
import { hoursWords } from './shiftColumns.ts';
import { listFrame, textColumn, type WholeTable } from './wholeTable.ts';

const day: TableColumn = { key: 'day', label: '日期', kind: 'day' };
const weekday: TableColumn = { key: 'weekday', label: '星期', kind: 'text', align: 'center' };
const hours: TableColumn = { key: 'hours', label: '时间段', kind: 'identifier' };
const phone: TableColumn = { key: 'phone', label: '电话', kind: 'identifier' };

const ofShifts: TableColumn[] = [
  day,
  weekday,
  textColumn('shift', '班次'),
  hours,
  textColumn('where', '路线'),
  { ...textColumn('leader', '带班'), align: 'center' },
  textColumn('crew', '组员', 24),
  phone,
  textColumn('remark', '备注', 12),
];

/** The list of a month. */
export function nameList(print: RosterPrint): WholeTable {
  const isOfPeople = hasUnits(print.sheet) || hasRoles(print.sheet);
  const levels = levelLines(print.sheet);
  const notes = [
    ...(isOfPeople ? [] : ['电话为带班的电话。']),
    ...(levels.length === 0 ? [] : [`勤务等级：${levels.join('；')}。`]),
  ];
  return {
    document: {
      ...listFrame(print, `${rotaKind(print.sheet).replace(/表$/u, '')}名单`),
      columns: isOfPeople ? peopleColumns(print) : ofShifts,
      footerMark: phoneMark(print.isRevealed),
      ...(notes.length === 0 ? {} : { notes }),
    },
    rows: isOfPeople ? peopleRows(print) : shiftRows(print),
  };
}

/** Days and shifts on which somebody serves or is needed, in the order of time. */
function duties({ sheet }: RosterPrint) {
  const crewOf = crewsOf(sheet);
  return sheet.days.flatMap((of) =>
    sheet.shifts
      .map((shift) => ({ day: of, shift, crew: crewOf(of.day, shift.id) }))
      .filter(({ crew }) => !crew.isIdle),
  );
}

const remarkOf = (of: RotaSheetDay, lacking: number): string =>
  [dayRemark(of), lacking > 0 ? `缺${lacking}人` : ''].filter((part) => part !== '').join('，');

function shiftRows(print: RosterPrint): TableValue[][] {
  return duties(print).map(({ day: of, shift, crew }) => {
    const [leader] = crew.people.slice(0, crew.leaders);
    const others = crew.people.filter((person) => person !== leader);
    return [
      of.day,
      weekdayName(of.day),
      shift.name,
      hoursWords(shift),
      shift.where,
      leader?.name ?? '',
      others.map(({ name }) => name).join('、'),
      leader ? (print.phones[leader.id] ?? '') : '',
      remarkOf(of, crew.lacking),
    ];
  });
}

/** Whether the shift says more than the post it is served by. */
const namesShifts = ({ shifts }: RotaSheet): boolean => shifts.some(({ name, role }) => name !== role);

function peopleColumns({ sheet }: RosterPrint): TableColumn[] {
  return [
    day,
    weekday,
    ...(namesShifts(sheet) ? [textColumn('shift', '班次')] : []),
    hours,
    ...(hasRoles(sheet) ? [textColumn('role', '值班身份')] : []),
    ...(hasUnits(sheet) ? [textColumn('unit', '单位', 16)] : []),
    { ...textColumn('name', '姓名'), align: 'center' },
    phone,
    textColumn('remark', '备注', 12),
  ];
}

function peopleRows(print: RosterPrint): TableValue[][] {
  const { sheet } = print;
  return duties(print).flatMap(({ day: of, shift, crew }) => {
    const row = (role: string, unit: string, name: string, number: string, remark: string): TableValue[] => [
      of.day,
      weekdayName(of.day),
      ...(namesShifts(sheet) ? [shift.name] : []),
      hoursWords(shift),
      ...(hasRoles(sheet) ? [role] : []),
      ...(hasUnits(sheet) ? [unit] : []),
      name,
      number,
      remark,
    ];
    const served = crew.people.map(({ id, name, unit }) =>
      row(shift.role, unit, name, print.phones[id] ?? '', remarkOf(of, 0)),
    );
    return crew.lacking > 0 ? [...served, row(shift.role, '', '', '', remarkOf(of, crew.lacking))] : served;
  });
}
