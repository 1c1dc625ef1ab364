// What changed in a rota after it was published: from edition to edition, and the approved 换班替班 records.
import type { RotaSheet } from '../../../../shared/contract/rotaProcedures.ts';
import { weekdayName } from '../../../../shared/rules/days.ts';
import type { RotaChange } from '../../../../shared/rules/rota/rotaChanges.ts';
import type { TableColumn, TableValue } from '../../documents/tableDocument.ts';
import { chineseDay } from '../../documents/tableDocument.ts';
import type { RosterPrint } from './rosterPrint.ts';
import { listFrame, textColumn, type WholeTable } from './wholeTable.ts';

/** The changes by which one state of a rota came from the one before. */
export interface EditionChanges {
  /** 第2版, 发布后调整. */
  title: string;
  /** YYYY-MM-DD; empty for what is not published yet. */
  publishedOn: string;
  approver: string;
  note: string;
  before: RotaSheet;
  after: RotaSheet;
  changes: readonly RotaChange[];
}

/** The first edition of a rota, which has none before it to be told against. */
export type FirstEdition = Pick<EditionChanges, 'publishedOn' | 'approver' | 'note'>;

/** A 换班替班 record in words. */
export interface SwapLine {
  day: string;
  shift: string;
  kind: string;
  person: string;
  other: string;
  otherDay: string;
  otherShift: string;
  reason: string;
  approver: string;
  approvedOn: string;
}

const changeColumns: TableColumn[] = [
  textColumn('edition', '版本'),
  { key: 'day', label: '日期', kind: 'day' },
  textColumn('weekday', '星期'),
  textColumn('shift', '班次'),
  textColumn('out', '原排', 16),
  textColumn('into', '改为', 16),
  textColumn('approver', '批准人'),
  textColumn('note', '说明', 16),
];

const swapColumns: TableColumn[] = [
  { key: 'day', label: '日期', kind: 'day' },
  textColumn('weekday', '星期'),
  textColumn('shift', '班次'),
  textColumn('kind', '种类'),
  textColumn('person', '原排'),
  textColumn('other', '改由'),
  { key: 'otherDay', label: '对换日期', kind: 'day' },
  textColumn('otherShift', '对换班次'),
  textColumn('reason', '原因', 20),
  textColumn('approver', '批准人'),
  { key: 'approvedOn', label: '批准日期', kind: 'day' },
];

/** The differences, and as their annex, where there are any, the records of who asked and who agreed. */
export function changesList(
  print: RosterPrint,
  { first, editions, swaps }: { first: FirstEdition; editions: readonly EditionChanges[]; swaps: readonly SwapLine[] },
): [WholeTable, ...WholeTable[]] {
  const notes = [firstNote(first, editions), ...editionNotes(editions)];
  const noSwaps = swaps.length === 0 ? ['本月没有换班替班记录。'] : [];
  const changes: WholeTable = {
    document: { ...listFrame(print, '排班调整一览表'), columns: changeColumns, notes: [...notes, ...noSwaps] },
    rows: [firstRow(first), ...editions.flatMap((edition) => changeRows(edition, swaps))],
  };
  if (swaps.length === 0) return [changes];
  const annex: WholeTable = {
    document: { ...listFrame(print, '换班替班登记表'), columns: swapColumns },
    rows: swaps.map((swap): TableValue[] => [
      swap.day,
      weekdayName(swap.day),
      swap.shift,
      swap.kind,
      swap.person,
      swap.other,
      swap.otherDay || null,
      swap.otherShift,
      swap.reason,
      swap.approver,
      swap.approvedOn,
    ]),
  };
  return [changes, annex];
}

const firstNote = ({ publishedOn }: FirstEdition, editions: readonly EditionChanges[]): string =>
  `第1版于${chineseDay(publishedOn)}发布，是本月的第一版，没有上一版可比${editions.length === 0 ? '；发布以后没有调整' : ''}。`;

const editionNotes = (editions: readonly EditionChanges[]): string[] =>
  editions
    .filter(({ publishedOn }) => publishedOn !== '')
    .map(({ title, publishedOn, changes }) =>
      changes.length === 0
        ? `${title}于${chineseDay(publishedOn)}发布，与上一版相同。`
        : `${title}于${chineseDay(publishedOn)}发布，与上一版相比有 ${changes.length} 个班次不同。`,
    );

/** A row that tells of no shift: what it says stands under 说明. */
const wordsRow = (title: string, approver: string, words: string): TableValue[] => [
  ...[title, null, '', '', '', '', approver],
  words,
];

const firstRow = ({ approver, note }: FirstEdition): TableValue[] =>
  wordsRow('第1版', approver, said('首次发布，没有上一版可比', note));

const said = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('；');

/** A change that no edition has published yet was approved with its own record. */
function changeRows(edition: EditionChanges, swaps: readonly SwapLine[]): TableValue[][] {
  const { title, publishedOn, approver, note, before, after, changes } = edition;
  const names = new Map([...before.people, ...after.people].map(({ id, name }) => [id, name]));
  const shifts = new Map([...before.shifts, ...after.shifts].map(({ id, name }) => [id, name]));
  const say = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? '').join('、');
  if (changes.length === 0) return [wordsRow(title, approver, said('与上一版相同', note))];
  return changes.map(({ day, shift, out, into }): TableValue[] => {
    const shiftName = shifts.get(shift) ?? '';
    const records = publishedOn === '' ? swaps.filter((swap) => concerns(swap, day, shiftName)) : [];
    const approvers = [approver, ...records.map((swap) => swap.approver)].filter((name) => name !== '');
    const reasons = records.map(({ reason }) => reason);
    return [
      title,
      day,
      weekdayName(day),
      shiftName,
      say(out),
      say(into),
      [...new Set(approvers)].join('、'),
      said(note, ...new Set(reasons)),
    ];
  });
}

const concerns = (swap: SwapLine, day: string, shift: string): boolean =>
  (swap.day === day && swap.shift === shift) || (swap.otherDay === day && swap.otherShift === shift);
