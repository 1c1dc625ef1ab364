// 驻室安排: who sits in a mediation room on which days (mechanisms.md row 71, a retired official stationed at the police station).
import { fromPerson } from './fromPerson.ts';
import { defineRegister } from './register.ts';

export const roomStation = defineRegister({
  key: 'roomStation',
  title: '驻室安排',
  aliases: ['驻室调解员', '驻所调解员', '调解室值班表', '驻室值班表'],
  group: 'mediation',
  unit: '条',
  titleFields: ['person', 'room'],
  identity: ['room', 'person', 'from'],
  sort: [
    { field: 'room', direction: 'ascending' },
    { field: 'person', direction: 'ascending' },
  ],
  period: { from: 'from', until: 'until' },
  printTitle: '调解室驻室安排表',
  about: '哪间调解室由谁驻室、星期几在岗，印在调解室的登记表上。',
  fields: [
    {
      key: 'room',
      label: '调解室',
      aliases: ['调解室名称', '工作室'],
      type: 'reference',
      register: 'mediationRoom',
      required: true,
      width: 12,
    },
    {
      key: 'person',
      label: '驻室调解员',
      aliases: ['姓名', '调解员'],
      type: 'person',
      required: true,
      search: 'title',
      width: 6,
    },
    fromPerson('phone', { label: '联系电话', aliases: ['电话', '手机'], expected: true }),
    {
      key: 'weekdays',
      label: '值班日',
      aliases: ['星期', '驻室时间'],
      type: 'codes',
      table: 'weekday',
      required: true,
      width: 10,
    },
    { key: 'hours', label: '值班时间', type: 'text', maxLength: 40, width: 8, help: '如 9:00–17:00；全天的留空。' },
    { key: 'from', label: '从', type: 'day', width: 6 },
    {
      key: 'until',
      label: '不再驻室',
      type: 'day',
      notBefore: 'from',
      width: 6,
      inPrint: false,
      help: '从哪天起不再驻室。',
    },
    { key: 'note', label: '备注', type: 'text', maxLength: 300, width: 8 },
  ],
});
