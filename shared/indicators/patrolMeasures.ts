// Patrols by kind of duty (勤务种类) and by class of force (力量类别): times, 人次, persons, hours. Times by kind and 人次 by class
// are told in the report (patrol.ts); the others stand beside them for whoever asks.
import type { Condition } from '../reports/condition.ts';
import type { CodeTables } from '../reports/report.ts';
import { declaring } from './declared.ts';
import type { Indicator } from './indicator.ts';
import { patrolAttendees, patrolRecords } from './patrolSources.ts';

const { of, count } = declaring('patrol');

/** The code of what is not filled in, in the keys of these indicators. */
const none = 'None';

/** Whether an indicator is one of these: they stand in tables and lists, and in no sentence of their own. */
export const isOfPatrolKind = (key: string): boolean =>
  /^(?:patrolsNoTask$|attendancesTask|personsTask|hoursTask|patrolsClass|personsClass|hoursClass)/u.test(key);

const entriesOf = (tables: CodeTables, table: string) => tables(table)?.entries ?? [];

const codeIs = (field: string, code: string): Condition =>
  code === none ? { field, filled: false } : { field, is: code };

const persons = (key: string, label: string, where: Condition, about: string): Indicator =>
  of(key, label, '人', { kind: 'distinct', source: patrolAttendees, of: 'person', where }, about);

function hours(key: string, label: string, source: typeof patrolRecords, where: Condition, about: string): Indicator {
  return of(key, label, '小时', { kind: 'hours', source, of: ['minutes'], where }, about);
}

/** 人次, persons and hours of each kind of duty, and the patrols of which nobody said the kind. */
export function byTask(tables: CodeTables): Indicator[] {
  const kinds = [...entriesOf(tables, 'dutyTask'), { code: none, name: '未填' }].map(({ code, name }) => ({
    ...{ code, name, patrol: codeIs('task', code), attendee: codeIs('patrol.task', code) },
    whose: code === none ? '没有填勤务种类的巡逻' : `勤务种类为“${name}”的巡逻`,
  }));
  return [
    count('patrolsNoTask', '勤务：未填', '次', patrolRecords, codeIs('task', none), '期内巡逻中没有填勤务种类的。'),
    ...kinds.map(({ code, name, attendee, whose }) =>
      count(
        `attendancesTask${code}`,
        `勤务出动：${name}`,
        '人次',
        patrolAttendees,
        attendee,
        `期内${whose}的参加人员，一人一次计一人次。`,
      ),
    ),
    ...kinds.map(({ code, name, attendee, whose }) =>
      persons(`personsTask${code}`, `勤务人数：${name}`, attendee, `期内参加过${whose}的人，一人只计一次。`),
    ),
    ...kinds.map(({ code, name, patrol, whose }) =>
      hours(`hoursTask${code}`, `勤务时长：${name}`, patrolRecords, patrol, `期内${whose}到岗至离岗的时间之和。`),
    ),
  ];
}

/** Patrols, persons and hours of each class of force. The time of a patrol belongs to no class: hours are those of its people. */
export function byForceClass(tables: CodeTables): Indicator[] {
  const classes = [...entriesOf(tables, 'forceClass'), { code: none, name: '未分类' }].map(({ code, name }) => ({
    ...{ code, name, where: codeIs('forceClass', code) },
    whose: code === none ? '没有填力量类别的人员' : `力量类别为“${name}”的人员`,
  }));
  return [
    ...classes.map(({ code, name, where, whose }) =>
      of(
        `patrolsClass${code}`,
        `${name}力量参加的巡逻`,
        '次',
        { kind: 'distinct', source: patrolAttendees, of: 'patrol', where },
        `期内有${whose}参加的巡逻，一次只计一次；有几类人员参加的在各类里各计一次。`,
      ),
    ),
    ...classes.map(({ code, name, where, whose }) =>
      persons(`personsClass${code}`, `${name}力量参加人数`, where, `期内参加过巡逻的${whose}，一人只计一次。`),
    ),
    ...classes.map(({ code, name, where, whose }) =>
      hours(
        `hoursClass${code}`,
        `${name}力量工时`,
        patrolAttendees,
        where,
        `期内参加巡逻的${whose}各自执勤的时间之和。`,
      ),
    ),
  ];
}
