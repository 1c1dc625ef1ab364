// 学校、学期、护学岗: registers.md §10. The guards' table is 星期｜姓名｜职务｜联系电话.
import type { Field } from '../../fields/field.ts';
import { fromPerson } from '../fromPerson.ts';
import { defineRegister } from '../register.ts';
import { note } from './duty.ts';

const office = (key: string, label: string, expected: boolean): Field[] => [
  { key, label, type: 'person', expected, width: 5, headGroup: label },
  fromPerson('phone', { key: `${key}Phone`, via: key, label: `${label}电话`, headGroup: label }),
];

const peak = (key: string, label: string): Field[] => [
  { key: `${key}Start`, label: `${label}开始`, type: 'clock', width: 4, headGroup: label, inPrint: false },
  { key: `${key}End`, label: `${label}结束`, type: 'clock', width: 4, headGroup: label, inPrint: false },
];

export const school = defineRegister({
  key: 'school',
  title: '学校',
  aliases: ['学校台账', '校园', '学校登记'],
  group: 'dutyBase',
  unit: '所',
  titleFields: ['name'],
  identity: ['name'],
  sort: [{ field: 'name', direction: 'ascending' }],
  printTitle: '学校一览表',
  about: '辖区内的学校和幼儿园，安保责任人，上下学时段。护学岗按它排。',
  fields: [
    {
      key: 'name',
      label: '学校名称',
      aliases: ['名称', '学校'],
      type: 'text',
      maxLength: 100,
      required: true,
      unique: true,
      pinyinSort: true,
      search: 'title',
      width: 12,
    },
    { key: 'code', label: '学校编码', type: 'text', maxLength: 20, width: 7, inGrid: false },
    { key: 'village', label: '村（社区）', aliases: ['村', '社区', '所属村'], type: 'village', width: 7 },
    { key: 'address', label: '地址', type: 'place', maxLength: 120, required: true, width: 12 },
    { key: 'kind', label: '办学类型', type: 'code', table: 'schoolKind', required: true, width: 6 },
    { key: 'department', label: '主管教育行政部门', type: 'text', maxLength: 60, width: 8, inGrid: false },
    { key: 'pupils', label: '在校学生人数', type: 'integer', min: 0, max: 99999, unit: '人', width: 4 },
    ...office('head', '校长', true),
    ...office('securityHead', '分管安保责任人', true),
    ...office('security', '安保责任人', true),
    ...office('order', '治安责任人', false),
    { key: 'legalDeputy', label: '法制副校长', type: 'person', width: 5, inGrid: false },
    { key: 'guards', label: '安全保卫人数', type: 'integer', min: 0, max: 999, unit: '人', width: 4 },
    ...peak('morning', '早上学'),
    ...peak('noon', '中午'),
    ...peak('afternoon', '下午放学'),
    {
      key: 'minutesBefore',
      label: '提前到岗',
      type: 'integer',
      min: 0,
      max: 120,
      unit: '分钟',
      isAdded: false,
      required: true,
      default: 20,
      width: 4,
    },
    { key: 'fullTimeGuards', label: '配备专职保安', type: 'yesNo', inGrid: false },
    { key: 'closedCampus', label: '封闭化管理', type: 'yesNo', inGrid: false },
    { key: 'alarmAndCameras', label: '一键报警和视频监控达标', type: 'yesNo', inGrid: false },
    note,
  ],
});

export const schoolTerm = defineRegister({
  key: 'schoolTerm',
  title: '学期',
  aliases: ['学期安排', '校历'],
  group: 'dutyBase',
  unit: '个',
  titleFields: ['name'],
  identity: ['name', 'school'],
  sort: [
    { field: 'from', direction: 'descending' },
    { field: 'name', direction: 'ascending' },
  ],
  event: true,
  printTitle: '学期安排表',
  about: '学期的起止日期；护学岗只排在学期内的上课日。',
  fields: [
    {
      key: 'name',
      label: '学期',
      aliases: ['名称', '学期名称'],
      type: 'text',
      maxLength: 40,
      required: true,
      search: 'title',
      width: 12,
    },
    { key: 'school', label: '学校', type: 'reference', register: 'school', width: 10, help: '留空适用所有学校。' },
    { key: 'from', label: '开学日期', type: 'day', required: true, width: 6 },
    { key: 'until', label: '结束日期', type: 'day', required: true, notBefore: 'from', width: 6 },
    note,
  ],
});

export const schoolGuard = defineRegister({
  key: 'schoolGuard',
  title: '护学岗',
  aliases: ['护学岗值班表', '护学岗安排', '高峰勤务'],
  group: 'duty',
  unit: '条',
  titleFields: ['person', 'school'],
  identity: ['school', 'peak', 'person', 'spot'],
  sort: [
    { field: 'school', direction: 'ascending' },
    { field: 'peak', direction: 'ascending' },
    { field: 'person', direction: 'ascending' },
  ],
  printTitle: '护学岗值班表',
  about: '每所学校上下学时段谁在星期几上岗。节假日和假期不排，调休上课日按登记的星期排。',
  period: { from: 'from', until: 'until' },
  fields: [
    { key: 'school', label: '学校', type: 'reference', register: 'school', required: true, width: 10 },
    { key: 'peak', label: '时段', type: 'code', table: 'schoolPeak', required: true, width: 4 },
    { key: 'weekdays', label: '星期', type: 'codes', table: 'weekday', required: true, width: 7 },
    { key: 'person', label: '姓名', type: 'person', required: true, search: 'title', width: 5 },
    { key: 'role', label: '职务', type: 'code', table: 'schoolGuardRole', required: true, width: 5 },
    fromPerson('phone', { label: '联系电话', aliases: ['电话', '手机'], expected: true }),
    { key: 'spot', label: '岗位点', type: 'text', maxLength: 60, width: 8 },
    { key: 'from', label: '从', type: 'day', width: 6, inPrint: false },
    { key: 'until', label: '不再上岗', type: 'day', notBefore: 'from', width: 6, inPrint: false },
    note,
  ],
});
