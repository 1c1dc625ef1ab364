// Who can serve when, with whom: issue of every rota. Only what the rota needs is kept, for as long as it needs it.
import { defineRegister } from '../register.ts';
import { note } from './duty.ts';

export const memberAbsence = defineRegister({
  key: 'memberAbsence',
  title: '不能排班登记',
  aliases: ['请假登记', '请假', '不能值班登记'],
  group: 'dutyBase',
  unit: '条',
  titleFields: ['person', 'from'],
  identity: ['person', 'from', 'shift'],
  sort: [
    { field: 'from', direction: 'descending' },
    { field: 'person', direction: 'ascending' },
  ],
  event: true,
  inPackages: false,
  printTitle: '不能排班登记表',
  about: '谁在哪些日子不能排班。排班时不会排到他，已排的会提示。',
  fields: [
    { key: 'person', label: '姓名', type: 'person', required: true, search: 'title', width: 5 },
    { key: 'from', label: '从', aliases: ['开始日期', '日期'], type: 'day', required: true, width: 6 },
    {
      key: 'until',
      label: '到',
      aliases: ['结束日期'],
      type: 'day',
      required: true,
      notBefore: 'from',
      width: 6,
      help: '含当天。',
    },
    {
      key: 'shift',
      label: '只限班次',
      type: 'reference',
      register: 'shiftPattern',
      width: 7,
      help: '只是不能上某个班的才填；留空是全天。',
    },
    { key: 'reason', label: '原因', type: 'code', table: 'absenceReason', required: true, default: '1', width: 5 },
    note,
  ],
});

export const dutyWish = defineRegister({
  key: 'dutyWish',
  title: '排班意愿',
  aliases: ['值班意愿', '排班偏好'],
  group: 'dutyBase',
  unit: '条',
  titleFields: ['person', 'wish'],
  identity: ['person', 'wish', 'weekday', 'day', 'shift'],
  sort: [{ field: 'person', direction: 'ascending' }],
  inPackages: false,
  printTitle: '排班意愿登记表',
  about: '愿意或尽量不排的日子和班次。在公平的前提下尽量照顾，不能照顾的也说得出原因。',
  fields: [
    { key: 'person', label: '姓名', type: 'person', required: true, search: 'title', width: 5 },
    { key: 'wish', label: '意愿', type: 'code', table: 'wishKind', required: true, default: '2', width: 5 },
    { key: 'weekday', label: '星期', type: 'code', table: 'weekday', width: 4, help: '留空是不分星期。' },
    { key: 'day', label: '日期', type: 'day', width: 6, help: '只说某一天的才填。' },
    { key: 'shift', label: '班次', type: 'reference', register: 'shiftPattern', width: 7, help: '留空是各个班次。' },
    {
      key: 'strength',
      label: '强弱',
      type: 'integer',
      min: 1,
      max: 3,
      required: true,
      default: 1,
      width: 3,
      help: '1 一般，2 较强，3 很强。',
    },
    { key: 'until', label: '有效期至', type: 'day', width: 6 },
    note,
  ],
});

export const pairRule = defineRegister({
  key: 'pairRule',
  title: '搭班要求',
  aliases: ['搭班', '搭档要求'],
  group: 'dutyBase',
  unit: '条',
  titleFields: ['one', 'other'],
  identity: ['team', 'one', 'other'],
  sort: [
    { field: 'team', direction: 'ascending' },
    { field: 'one', direction: 'ascending' },
  ],
  inPackages: false,
  printTitle: '搭班要求登记表',
  about: '哪两个人必须在同一个班，哪两个人不能在同一个班。',
  fields: [
    { key: 'team', label: '队伍', type: 'reference', register: 'team', required: true, width: 10 },
    { key: 'one', label: '一人', aliases: ['姓名'], type: 'person', required: true, search: 'title', width: 5 },
    { key: 'kind', label: '要求', type: 'code', table: 'pairKind', required: true, default: '1', width: 5 },
    { key: 'other', label: '另一人', type: 'person', required: true, width: 5 },
    { key: 'until', label: '有效期至', type: 'day', width: 6 },
    note,
  ],
});
