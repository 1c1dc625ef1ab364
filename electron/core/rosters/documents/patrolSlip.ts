// 巡逻单 (registers.md §3.3): one slip a shift, filled as far as plan or record know, the rest with room for the pen.
import {
  capacity,
  linesHeight,
  linesIn,
  lineWidth,
  plainText,
  type RuledBlock,
  type RuledCell,
  type RuledDocument,
  type RuledPage,
  type RuledRow,
  roomOf,
} from '../../documents/ruled/ruledPage.ts';

export interface Choice {
  name: string;
  isChosen: boolean;
}

/** What stands on a slip; empty where the leader writes it by hand. */
export interface PatrolSlip {
  team: string;
  /** 2026年12月3日 星期四. */
  day: string;
  /** 夜班 22:00—次日05:00. */
  shift: string;
  level: string;
  where: string;
  focus: string;
  equipment: string;
  leader: string;
  /** Who is to come, or came; the leader among them. */
  people: string[];
  /** The people have come: they do not sign again. */
  isRecorded: boolean;
  expected: string;
  attended: string;
  start: string;
  end: string;
  duration: string;
  findings: Choice[];
  situation: string;
  measures: string;
  reportedTo: Choice[];
  reportedAt: string;
  /** 关联事项. */
  related: string;
  recorder: string;
  note: string;
}

/** Titles of the slips' pages and the slips on them. */
export interface SlipPages {
  title: string;
  /** One after another in the order of print; `name` is that of the sheet in a workbook. */
  slips: readonly { name: string; slip: PatrolSlip }[];
  /** Title of every slip: 迁陵镇巡逻单. */
  heading: string;
  footerMark?: string;
}

const widths = [22, 25, 20, 25, 20, 25, 20, 25];
const size = 10.5;
/** More than these sign on a slip that takes a whole page. */
const crowd = 9;
const pen = { clock: '　　时　　分', hours: '　　小时', people: '　　人' };

const paper = { paper: 'A4' as const, landscape: false, side: 14, top: 13 };
const cutHeight = 10;
const slack = 4;
/** What was written down already needs no half page for the pen. */
const recordedRoom = 130;

/** Two slips a sheet of A4; one where many sign. */
export function slipDocument({ title, slips, heading, footerMark }: SlipPages): RuledDocument {
  const most = Math.max(0, ...slips.map(({ slip }) => slip.people.length));
  const each = most > crowd || slips.length === 1 ? 1 : 2;
  const titleSize = each === 1 ? 22 : 18;
  const room = (roomOf(paper).height - slack - (each - 1) * cutHeight) / each - linesHeight(1, titleSize) - 2;
  const pages: RuledPage[] = [];
  for (let at = 0; at < slips.length; at += each) {
    const group = slips.slice(at, at + each);
    pages.push({
      ...paper,
      name: group.map(({ name }) => name).join('、'),
      widths,
      isWhole: true,
      ...(footerMark === undefined ? {} : { footerMark }),
      blocks: group.flatMap(({ slip }, index): RuledBlock[] => [
        ...(index > 0 ? [{ kind: 'cut' } as const] : []),
        { kind: 'title', text: heading, size: titleSize },
        { kind: 'grid', size, rows: filled(slipRows(slip), slip.isRecorded ? recordedRoom : room) },
      ]),
    });
  }
  return { title, pages: pages as [RuledPage, ...RuledPage[]] };
}

/** The rows as tall as their text; what is left of the room goes to those that are written in by hand. */
function filled(rows: readonly SlipRow[], room: number): RuledRow[] {
  const heights = rows.map((row) => Math.max(row.height, textHeight(row)));
  const shares = rows.reduce((sum, { share = 0 }) => sum + share, 0);
  const left = Math.max(0, room - heights.reduce((sum, height) => sum + height + 0.2, 0));
  return rows.map(({ share = 0, ...row }, index) => ({ ...row, height: heights[index]! + (left * share) / shares }));
}

function textHeight({ cells }: RuledRow): number {
  let column = 0;
  const needed = cells.map((cell) => {
    const from = column;
    column += cell.columns ?? 1;
    const width = widths.slice(from, column).reduce((sum, each) => sum + each, 0);
    return linesHeight(linesIn(plainText(cell.text), capacity(width, size)), size) + 1;
  });
  return Math.max(...needed);
}

/** A row; `share` of the room that is left over. */
interface SlipRow extends RuledRow {
  share?: number;
}

const label = (text: string): RuledCell => ({ text, isLabel: true });
const value = (text: string, columns = 1): RuledCell => ({ text, columns, align: columns > 1 ? 'left' : 'center' });
const written = (text: string, columns: number): RuledCell => ({ text, columns, align: 'left', atTop: true });

const line = 7.6;

function slipRows(slip: PatrolSlip): SlipRow[] {
  return [
    { height: line, cells: [label('队伍'), value(slip.team, 3), label('日期'), value(slip.day, 3)] },
    {
      height: line,
      cells: [
        label('班次'),
        value(slip.shift, 3),
        label('勤务等级'),
        value(slip.level),
        label('应到'),
        value(slip.expected || pen.people),
      ],
    },
    { height: line, cells: [label('路线\n（区域）'), value(slip.where, 7)] },
    { height: line, cells: [label('巡逻重点'), value(slip.focus, 5), label('装备'), value(slip.equipment)] },
    {
      height: line,
      share: 1,
      cells: [
        label('带班人'),
        value(slip.leader),
        label(slip.isRecorded ? '参加人员' : '参加人员\n（签到）'),
        value(peopleText(slip), 5),
      ],
    },
    {
      height: line,
      cells: [
        label('到岗时间'),
        value(slip.start || pen.clock),
        label('离岗时间'),
        value(slip.end || pen.clock),
        label('时长'),
        value(slip.duration || pen.hours),
        label('实到'),
        value(slip.attended || pen.people),
      ],
    },
    { height: line, cells: [label('发现情况'), value(choicesText(slip.findings), 7)] },
    { height: 12, share: 3, cells: [label('情况描述'), written(slip.situation, 7)] },
    { height: 9, share: 2, cells: [label('处置措施'), written(slip.measures, 7)] },
    {
      height: line,
      cells: [
        label('上报'),
        value(choicesText(slip.reportedTo), 5),
        label('上报时间'),
        value(slip.reportedAt || pen.clock),
      ],
    },
    {
      height: line,
      cells: [
        label('关联事项'),
        value(slip.related, 2),
        label('记录人\n签名'),
        value(slip.recorder),
        label('备注'),
        value(slip.note, 2),
      ],
    },
  ];
}

/** □ before each choice, ☑ before those chosen. */
const choicesText = (choices: readonly Choice[]): string =>
  choices.map(({ name, isChosen }) => `${isChosen ? '☑' : '□'}${name}`).join('　');

/** Names, with room for a signature behind each of those who have yet to come; a line ends after a name. */
function peopleText({ people, isRecorded }: PatrolSlip): string {
  if (isRecorded) return people.join('、');
  const room = capacity(
    widths.slice(3).reduce((sum, width) => sum + width, 0),
    size,
  );
  const places = people.map((name) => `${name}（　　　　）`);
  const each = Math.max(1, Math.floor(room / Math.max(1, ...places.map(lineWidth))));
  const lines = Array.from({ length: Math.ceil(places.length / each) }, (_line, index) =>
    places.slice(index * each, (index + 1) * each).join(''),
  );
  return lines.join('\n');
}

/** A slip with nothing on it but its choices. */
export function blankSlip(findings: readonly string[], reportedTo: readonly string[]): PatrolSlip {
  const open = (name: string): Choice => ({ name, isChosen: false });
  return {
    team: '',
    day: '',
    shift: '',
    level: '',
    where: '',
    focus: '',
    equipment: '',
    leader: '',
    people: [],
    isRecorded: false,
    expected: '',
    attended: '',
    start: '',
    end: '',
    duration: '',
    findings: findings.map(open),
    situation: '',
    measures: '',
    reportedTo: reportedTo.map(open),
    reportedAt: '',
    related: '',
    recorder: '',
    note: '',
  };
}
