// 值班日志 of one duty (registers.md §3.2): who was on duty, calls and visits, emergencies, what was handed over.
import type { RuledCell, RuledDocument, RuledRow } from '../../documents/ruled/ruledPage.ts';

export interface LogCall {
  /** 来电 or 来访. */
  kind: string;
  at: string;
  caller: string;
  phone: string;
  content: string;
  place: string;
  opinion: string;
  result: string;
}

export interface LogEmergency {
  at: string;
  place: string;
  source: string;
  content: string;
  nature: string;
  scope: string;
  trend: string;
  measures: string;
  result: string;
}

export interface DutyLogPaper {
  township: string;
  unit: string;
  /** 2026年12月3日 星期四. */
  day: string;
  shift: string;
  leader: string;
  officer: string;
  onDuty: string;
  phone: string;
  situation: string;
  calls: LogCall[];
  emergencies: LogEmergency[];
  handover: string;
  handedBy: string;
  takenBy: string;
  /** 2026年12月4日 08:30. */
  handedAt: string;
  note: string;
  footerMark: string;
}

const widths = [24, 24, 22, 30, 22, 22, 30];
const columns = widths.length;
const size = 10.5;
/** Lines left open where nothing was registered. */
const openLines = 3;

/** The log as one document, on as many sheets as it takes. */
export function dutyLogSheet(log: DutyLogPaper): RuledDocument {
  const title = `${log.township}值班日志`;
  return {
    title,
    pages: [
      {
        name: '值班日志',
        paper: 'A4',
        landscape: false,
        side: 18,
        top: 18,
        widths,
        isWhole: false,
        footerMark: log.footerMark,
        blocks: [
          { kind: 'title', text: title, size: 22 },
          { kind: 'spread', texts: [`单位：${log.unit}`, log.day], size: 12 },
          { kind: 'grid', size, rows: logRows(log) },
        ],
      },
    ],
  };
}

const label = (text: string, span = 1): RuledCell => ({ text, isLabel: true, columns: span });
const value = (text: string, span = 1): RuledCell => ({ text, columns: span, align: span > 1 ? 'left' : 'center' });
const band = (text: string): RuledRow => ({
  height: 7.5,
  keepNext: true,
  cells: [{ text, columns, isLabel: true, shade: 'head' }],
});
const plain = (cells: RuledCell[], height = 8.5): RuledRow => ({ height, cells });
const written = (text: string, height: number): RuledRow =>
  plain([{ text, columns, align: 'left', atTop: text !== '' }], height);

function logRows(log: DutyLogPaper): RuledRow[] {
  return [
    plain([label('值班日期'), value(log.day, 3), label('班次'), value(log.shift, 2)]),
    plain([label('带班领导'), value(log.leader, 3), label('值班干部'), value(log.officer, 2)]),
    plain([label('值班人员'), value(log.onDuty, 3), label('值班电话'), value(log.phone, 2)]),
    band('值班情况'),
    written(log.situation, 24),
    band('来电来访登记'),
    plain(['种类', '时间', '单位（人）', '电话', '内容', '处理意见', '处理结果'].map((text) => label(text))),
    ...filledUp(log.calls.map(callRow), () =>
      plain(
        Array.from({ length: columns }, () => value('')),
        10,
      ),
    ),
    band('突发事件'),
    ...(log.emergencies.length === 0
      ? emergencyRows(blankEmergency, 0)
      : log.emergencies.flatMap((one, index) => emergencyRows(one, log.emergencies.length > 1 ? index + 1 : 0))),
    band('交接班'),
    plain([label('交接事项'), { text: log.handover, columns: columns - 1, align: 'left' }], 20),
    plain([
      label('交班人'),
      value(log.handedBy),
      label('接班人'),
      value(log.takenBy),
      label('交接时间'),
      value(log.handedAt, 2),
    ]),
    plain([label('备注'), value(log.note, columns - 1)]),
  ];
}

/** Lines to write on behind what is there, where that is little. */
const filledUp = (rows: RuledRow[], open: () => RuledRow): RuledRow[] =>
  rows.length >= openLines ? rows : [...rows, ...Array.from({ length: openLines - rows.length }, open)];

function callRow({ kind, at, caller, phone, content, place, opinion, result }: LogCall): RuledRow {
  const what = place === '' ? content : `${content}（${place}）`;
  const texts = [kind, at, caller, phone, what, opinion, result];
  return plain(
    texts.map((text, index): RuledCell => ({ text, align: index >= 4 ? 'left' : 'center', size: 9.5 })),
    10,
  );
}

const blankEmergency: LogEmergency = {
  at: '',
  place: '',
  source: '',
  content: '',
  nature: '',
  scope: '',
  trend: '',
  measures: '',
  result: '',
};

/** A block of lines for one emergency; `number` is 0 where there is one only. */
function emergencyRows(one: LogEmergency, number: number): RuledRow[] {
  const first = number === 0 ? '时间' : `${number}. 时间`;
  return [
    {
      ...plain([label(first), value(one.at), label('地点'), value(one.place, 2), label('信息来源'), value(one.source)]),
      keepNext: true,
    },
    { ...plain([label('事件经过'), value(one.content, columns - 1)], 12), keepNext: true },
    { ...plain([label('事件性质'), value(one.nature, 2), label('影响范围'), value(one.scope, 3)]), keepNext: true },
    { ...plain([label('发展趋势'), value(one.trend, 2), label('处理结果'), value(one.result, 3)]), keepNext: true },
    plain([label('已采取措施'), value(one.measures, columns - 1)], 12),
  ];
}
