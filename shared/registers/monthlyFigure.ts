// 月报数据: figures that the police and other offices give by month (registers.md §15). They are typed with their source
// and never worked out from our records.
import { defineRegister } from './register.ts';

export const monthlyFigure = defineRegister({
  key: 'monthlyFigure',
  title: '月报数据',
  aliases: ['月度数据', '警情发案数据', '警情月报数据', '外部数据'],
  group: 'report',
  unit: '条',
  titleFields: ['month', 'village', 'source'],
  identity: ['month', 'village', 'item'],
  sort: [
    { field: 'month', direction: 'descending' },
    { field: 'item', direction: 'ascending' },
    { field: 'village', direction: 'ascending' },
  ],
  event: true,
  printTitle: '月报数据登记表',
  about: '警情、发案等由公安机关等单位按月提供的数字，写明来源。月报的同比、环比由此计算。',
  fields: [
    { key: 'month', label: '月份', aliases: ['统计月份', '年月'], type: 'month', required: true, width: 5 },
    {
      key: 'village',
      label: '村（社区）',
      aliases: ['村社区', '村', '所属村', '所属社区', '村居'],
      type: 'village',
      width: 8,
      help: '全乡镇的总数不填村（社区）；既有总数又有分村数的，总数为准，分村数只用于分村统计。',
    },
    {
      key: 'item',
      label: '项目',
      aliases: ['类别', '指标', '警情类别'],
      type: 'code',
      table: 'monthlyItem',
      required: true,
      width: 7,
    },
    {
      key: 'value',
      label: '数量',
      aliases: ['数值', '数', '起数', '本月'],
      type: 'integer',
      min: 0,
      required: true,
      width: 4,
    },
    {
      key: 'source',
      label: '来源',
      aliases: ['数据来源', '提供单位', '来源单位'],
      type: 'text',
      maxLength: 60,
      required: true,
      width: 14,
      help: '如“迁陵派出所警情通报”。',
    },
    { key: 'providedOn', label: '提供日期', aliases: ['通报日期'], type: 'day', notAfterToday: true, width: 6 },
    { key: 'note', label: '备注', type: 'text', maxLength: 300, width: 8 },
  ],
});
