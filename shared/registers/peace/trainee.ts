// 培训签到: who attended a training (registers.md §4.2, 签到明细).
import { fromPerson } from '../fromPerson.ts';
import { defineRegister } from '../register.ts';

export const trainee = defineRegister({
  key: 'trainee',
  title: '培训签到',
  aliases: ['培训签到表', '签到明细', '参训人员', '培训签到册'],
  group: 'peace',
  unit: '人',
  titleFields: ['person', 'training'],
  identity: ['training', 'person'],
  sort: [
    { field: 'training', direction: 'descending' },
    { field: 'person', direction: 'ascending' },
  ],
  event: true,
  printTitle: '培训签到表',
  about: '参加每次培训的人。先登记培训，再登记或导入签到表。',
  fields: [
    {
      key: 'training',
      label: '培训',
      aliases: ['所属培训', '培训主题'],
      type: 'reference',
      register: 'training',
      required: true,
      width: 14,
    },
    {
      key: 'person',
      label: '姓名',
      aliases: ['参训人', '签到人', '人员姓名'],
      type: 'person',
      required: true,
      search: 'title',
      width: 5,
    },
    fromPerson('idNumber', { inGrid: false, inPrint: false }),
    fromPerson('village', {
      label: '村（社区）',
      aliases: ['单位', '村', '单位/村', '单位/村（社区）', '村社区', '所属村', '村居'],
    }),
    {
      key: 'duty',
      label: '职务',
      aliases: ['职务（身份）'],
      type: 'text',
      maxLength: 50,
      width: 6,
    },
    fromPerson('phone', { label: '电话' }),
    { key: 'signedAt', label: '签到时间', aliases: ['签到时刻'], type: 'clock', width: 4 },
    { key: 'score', label: '成绩', aliases: ['考核成绩', '得分'], type: 'text', maxLength: 20, width: 4 },
    { key: 'passed', label: '合格', aliases: ['是否合格', '考核合格'], type: 'yesNo', width: 4 },
    { key: 'note', label: '备注', type: 'text', maxLength: 300, width: 8 },
  ],
});
