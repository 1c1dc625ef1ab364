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

/** Those of the calls: kind, time, who, phone, what, opinion, result. */
const widths = [14, 16, 26, 27, 43, 24, 24];
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
const value = (text: string, span: number): RuledCell => ({ text, columns: span, align: 'left' });
const band = (text: string): RuledRow => ({
  height: 7.5,
  keepNext: true,
  cells: [{ text, columns, isLabel: true, shade: 'head' }],
});
const plain = (cells: RuledCell[], height = 8.5): RuledRow => ({ height, cells });
const written = (text: string, height: number): RuledRow =>
  plain([{ text, columns, align: 'left', atTop: text !== '' }], height);

/** A label and its value across the page. */
const onePair = (name: string, text: string, height = 8.5): RuledRow =>
  plain([label(name, 2), value(text, columns - 2)], height);
/** Two labels with their values on a line. */
const twoPairs = (name: string, text: string, other: string, otherText: string): RuledRow =>
  plain([label(name, 2), value(text, 2), label(other), value(otherText, 2)]);

function logRows(log: DutyLogPaper): RuledRow[] {
  return [
    twoPairs('值班日期', log.day, '班次', log.shift),
    twoPairs('带班领导', log.leader, '值班干部', log.officer),
    twoPairs('值班人员', log.onDuty, '值班电话', log.phone),
    band('值班情况'),
    written(log.situation, 24),
    band('来电来访登记'),
    plain(['种类', '时间', '单位（人）', '电话', '内容', '处理意见', '处理结果'].map((text) => label(text))),
    ...filledUp(log.calls.map(callRow), () =>
      plain(
        Array.from({ length: columns }, () => ({ text: '' })),
        10,
      ),
    ),
    band('突发事件'),
    ...(log.emergencies.length === 0
      ? emergencyRows(blankEmergency, 0)
      : log.emergencies.flatMap((one, index) => emergencyRows(one, log.emergencies.length > 1 ? index + 1 : 0))),
    band('交接班'),
    onePair('交接事项', log.handover, 20),
    twoPairs('交班人', log.handedBy, '接班人', log.takenBy),
    twoPairs('交接时间', log.handedAt, '备注', log.note),
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
  const kept = (row: RuledRow): RuledRow => ({ ...row, keepNext: true });
  return [
    kept(twoPairs(number === 0 ? '时间' : `${number}. 时间`, one.at, '地点', one.place)),
    kept(twoPairs('信息来源', one.source, '事件性质', one.nature)),
    kept(onePair('事件经过', one.content, 12)),
    kept(twoPairs('影响范围', one.scope, '发展趋势', one.trend)),
    kept(onePair('已采取措施', one.measures, 12)),
    onePair('处理结果', one.result),
  ];
}
