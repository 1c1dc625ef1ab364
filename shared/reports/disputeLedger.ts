// 矛盾纠纷排查化解台账: the 25 fields of GB/T 31000 (mediation.md §3.7), one dispute a row.
import { any } from './condition.ts';
import { disputeDimensions, disputes, failedWithoutDay, resolvedWithoutDay, takenIn } from './disputeSources.ts';
import { defineList } from './report.ts';

export const disputeLedger = defineList({
  key: 'dispute-ledger',
  title: '矛盾纠纷排查化解台账',
  printTitle: '矛盾纠纷排查化解台账',
  about: '综治 25 项台账，期内受理（发生）的纠纷一件一行。',
  notes: ['化解是否成功：1 为成功，0 为不成功，正在调处的不填。'],
  layout: 'list',
  dimensions: disputeDimensions,
  sources: { disputes: { ...disputes, where: takenIn } },
  lists: 'disputes',
  list: [
    { label: '事件名称', field: 'title' },
    { label: '发生日期', field: 'happenedOn' },
    { label: '发生地点', field: 'place' },
    { label: '事件规模', field: 'scale' },
    { label: '事件类别', field: 'event' },
    { label: '涉及人数', field: 'people' },
    { label: '事件简述', field: 'summary' },
    { label: '涉及单位', field: 'unit' },
    { label: '主要当事人证件代码', field: 'mainPartyIdNumber', filledAs: '111' },
    { label: '主要当事人证件号码', field: 'mainPartyIdNumber' },
    { label: '主要当事人姓名', field: 'parties' },
    { label: '主要当事人性别', field: 'mainPartySex' },
    { label: '主要当事人民族', field: 'mainPartyEthnic' },
    { label: '主要当事人学历', field: 'mainPartyEducation' },
    { label: '主要当事人人员类别', field: 'partyKind' },
    { label: '主要当事人居住详址', field: 'mainPartyAddress' },
    { label: '化解时限', field: 'dueOn' },
    { label: '化解方式', field: 'way' },
    { label: '化解组织', field: 'organisation' },
    { label: '化解责任人姓名', field: 'mediator' },
    { label: '化解责任人联系方式', field: 'mediatorPhone' },
    { label: '化解是否成功', field: 'outcome', codes: { '1': '1', '2': '0', '3': '' } },
    { label: '化解情况', field: 'result' },
    { label: '考评日期', field: 'reviewedOn' },
    { label: '考评意见', field: 'review' },
  ],
  relations: () => [
    {
      key: 'L1',
      level: 'warning',
      text: '办结的纠纷都有化解日期',
      kind: 'none',
      source: 'disputes',
      where: any(resolvedWithoutDay, failedWithoutDay),
    },
  ],
});
