// 护学岗值班表 of a school (registers.md §10): 星期｜姓名｜职务｜联系电话 for each peak, and the days on which it holds.
import { daysWords } from '../../../../shared/rules/rota/rotaWords.ts';
import type { RuledBlock, RuledCell, RuledDocument, RuledPage, RuledRow } from '../../documents/ruled/ruledPage.ts';

export interface GuardOfPeak {
  name: string;
  role: string;
  phone: string;
  spot: string;
}

export interface GuardedWeekday {
  weekday: number;
  guards: readonly GuardOfPeak[];
}

export interface SchoolPeakTable {
  /** 早, 中, 晚. */
  name: string;
  /** 7:00—7:50上岗，提前20分钟到岗; empty where the school's hours are not known. */
  hours: string;
  /** Guards by weekday, 1 to 7, of those with school; a day on which nobody stands is told so. */
  weekdays: readonly GuardedWeekday[];
}

export interface SchoolGuardPaper {
  township: string;
  unit: string;
  schools: readonly {
    name: string;
    peaks: readonly SchoolPeakTable[];
    /** Days of the month on which guards stand, and weekdays on which they do not, with why. */
    days: readonly string[];
    daysOff: readonly { day: string; why: string }[];
    /** 调休 days by the weekday they follow, and days of which nobody said. */
    remarks: readonly { day: string; note: string }[];
  }[];
  /** 2026年12月. */
  month: string;
  footerMark: string;
}

const widths = [26, 34, 36, 42, 44];
const size = 12;
const rowHeight = 7.5;

/** A page for each school. */
export function schoolGuardTable(paper: SchoolGuardPaper): RuledDocument {
  const title = `${paper.township}${paper.schools.length === 1 ? paper.schools[0]!.name : ''}${paper.month}护学岗值班表`;
  const pages = paper.schools.map(
    (school): RuledPage => ({
      name: school.name,
      paper: 'A4',
      landscape: false,
      side: 14,
      top: 16,
      widths,
      isWhole: false,
      footerMark: paper.footerMark,
      blocks: [
        { kind: 'title', text: `${school.name}护学岗值班表`, size: 22 },
        { kind: 'spread', texts: [`编制单位：${paper.unit}`, paper.month], size: 12 },
        ...school.peaks.flatMap((peak): RuledBlock[] => [
          { kind: 'space', height: 2 },
          { kind: 'line', text: [{ text: peakTitle(peak), bold: true }], size: 12, keepNext: true },
          { kind: 'grid', size, rows: peakRows(peak) },
        ]),
        { kind: 'space', height: 3 },
        ...dayLines(school).map((text): RuledBlock => ({ kind: 'line', text, size: 10.5 })),
      ],
    }),
  );
  return { title, pages: pages as [RuledPage, ...RuledPage[]] };
}

const peakTitle = ({ name, hours }: SchoolPeakTable): string => `${name}时段${hours === '' ? '' : `（${hours}）`}`;

const head = (text: string): RuledCell => ({ text, isLabel: true, shade: 'head' });

/** Weekdays that follow each other with the same guards, as one. */
function joinedWeekdays(weekdays: readonly GuardedWeekday[]): { title: string; guards: readonly GuardOfPeak[] }[] {
  const joined: { first: number; last: number; guards: readonly GuardOfPeak[] }[] = [];
  for (const { weekday, guards } of weekdays) {
    const before = joined.at(-1);
    const isSame = before?.last === weekday - 1 && JSON.stringify(before.guards) === JSON.stringify(guards);
    if (before && isSame) before.last = weekday;
    else joined.push({ first: weekday, last: weekday, guards });
  }
  const name = (weekday: number) => `星期${'一二三四五六日'[weekday - 1]}`;
  return joined.map(({ first, last, guards }) => ({
    title: first === last ? name(first) : `${name(first)}\n至${name(last)}`,
    guards,
  }));
}

const nobodyOn = (title: string): RuledRow => ({
  height: title.includes('\n') ? 13 : rowHeight,
  cells: [{ text: title }, { text: '未安排', columns: widths.length - 1 }],
});

function peakRows({ weekdays }: SchoolPeakTable): RuledRow[] {
  const isArranged = weekdays.some(({ guards }) => guards.length > 0);
  const rows = joinedWeekdays(isArranged ? weekdays : []).flatMap(({ title, guards }) => {
    if (guards.length === 0) return [nobodyOn(title)];
    return guards.map(
      ({ name, role, phone, spot }, index): RuledRow => ({
        // Two lines of the weekdays need room beside a single guard.
        height: guards.length === 1 && title.includes('\n') ? 13 : rowHeight,
        keepNext: index + 1 < guards.length,
        cells: [
          ...(index === 0 ? [{ text: title, rows: guards.length }] : []),
          ...[name, role, phone, spot].map((text) => ({ text })),
        ],
      }),
    );
  });
  return [
    { isHead: true, height: 8.5, cells: ['星期', '姓名', '职务', '联系电话', '岗位点'].map(head) },
    ...(rows.length === 0 ? [{ height: 8.5, cells: [{ text: '未安排', columns: widths.length }] }] : rows),
  ];
}

function dayLines({ days, daysOff, remarks }: SchoolGuardPaper['schools'][number]): string[] {
  const off = [...Map.groupBy(daysOff, ({ why }) => why)].map(
    ([why, group]) => `${daysWords(group.map(({ day }) => day))}（${why}）`,
  );
  const told = [...Map.groupBy(remarks, ({ note }) => note)].map(
    ([note, group]) => `${daysWords(group.map(({ day }) => day))}${note}`,
  );
  return [
    `上岗日期：${days.length === 0 ? '本月没有上课日' : `${daysWords(days)}，共 ${days.length} 天`}。`,
    ...(off.length === 0 ? [] : [`不上岗：${off.join('；')}。`]),
    ...(told.length === 0 ? [] : [`调休：${told.join('；')}。`]),
  ];
}
