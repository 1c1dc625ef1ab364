// Everybody of a rota with a phone on one page, to be pinned beside the telephone.
import type { RotaSheetPerson } from '../../../../shared/contract/rotaProcedures.ts';
import type { RuledCell, RuledDocument, RuledRow } from '../../documents/ruled/ruledPage.ts';
import { cellPadding, linesHeight, millimetre, oneLineSize, roomOf } from '../../documents/ruled/ruledPage.ts';
import { phoneMark } from './phoneMark.ts';
import { hasRoles, hasUnits, monthWords, type RosterPrint, rotaTitle, teamWords } from './rosterPrint.ts';

const gap = 4;
/** Title, lines and footer. */
const around = 50;
const sizes = [14, 12, 11, 10.5, 10, 9, 8, 7.5];
const page = { paper: 'A4' as const, landscape: false, side: 14, top: 14 };

/** Lists beside each other. */
const listsFor = (count: number): number => (count <= 22 ? 1 : count <= 70 ? 2 : 3);

/** The card: 序号, 姓名, what he is, phone; one sheet of A4. */
export function phoneCard(print: RosterPrint): RuledDocument {
  const { people } = print.sheet;
  const beside = listsFor(people.length);
  const room = roomOf(page);
  const lines = Math.max(1, Math.ceil(people.length / beside));
  const height = Math.min(11, (room.height - around) / (lines + 1) - 0.2);
  const size = sizes.find((each) => linesHeight(1, each) + 0.6 <= height) ?? sizes.at(-1)!;
  const width = (room.width - (beside - 1) * gap) / beside;
  const part = partWidths(print, width, size);
  const widths = Array.from({ length: beside }, (_part, index) => (index === 0 ? part : [gap, ...part])).flat();
  const columns = Array.from({ length: beside }, (_part, index) => people.slice(index * lines, (index + 1) * lines));
  const rows = Array.from(
    { length: lines },
    (_line, line): RuledRow => ({
      height,
      cells: joined(
        columns.map((column, index) =>
          cellsOf(print, column[line], index * lines + line + 1, (text, place) =>
            oneLineSize(text, part[place]!, size),
          ),
        ),
      ),
    }),
  );
  const head: RuledRow = { isHead: true, height, cells: joined(columns.map(() => headCells(print))) };
  const called = print.dutyPhone === '' ? '' : `值班电话：${print.dutyPhone}`;
  return {
    title: rotaTitle(print, '通讯录'),
    pages: [
      {
        ...page,
        name: '通讯录',
        widths,
        isWhole: true,
        footerMark: phoneMark(print.isRevealed),
        blocks: [
          { kind: 'title', text: `${teamWords(print)}通讯录`, size: 22 },
          { kind: 'spread', texts: [called, `${monthWords(print.sheet.month)}在队人员`], size: 12 },
          { kind: 'grid', size, rows: [head, ...rows] },
          { kind: 'space', height: 1.5 },
          { kind: 'line', text: `编制单位：${print.unit}`, size: 10.5 },
        ],
      },
    ],
  };
}

/** What a person is: the unit, the post of duty or the post in the team. */
const what = ({ sheet }: RosterPrint, { unit, role, post }: RotaSheetPerson): string =>
  hasUnits(sheet) ? unit : hasRoles(sheet) ? role : post;
const whatLabel = ({ sheet }: RosterPrint): string => (hasUnits(sheet) ? '单位' : hasRoles(sheet) ? '身份' : '职务');

function partWidths(print: RosterPrint, width: number, size: number): number[] {
  const serial = 2.3 * size * millimetre + 2 * cellPadding;
  const weights = [3.2, hasUnits(print.sheet) ? 4 : 2.6, 5.6];
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return [serial, ...weights.map((weight) => ((width - serial) * weight) / all)];
}

const headCells = (print: RosterPrint): RuledCell[] =>
  ['序号', '姓名', whatLabel(print), '电话'].map((text) => ({ text, shade: 'head', isLabel: true }));

function cellsOf(
  print: RosterPrint,
  person: RotaSheetPerson | undefined,
  serial: number,
  sizeOf: (text: string, place: number) => number,
): RuledCell[] {
  const texts = person
    ? [String(serial), person.name, what(print, person), print.phones[person.id] ?? '']
    : ['', '', '', ''];
  return texts.map((text, place) => ({ text, size: sizeOf(text, place) }));
}

const joined = (parts: readonly RuledCell[][]): RuledCell[] =>
  parts.flatMap((part, index) => (index === 0 ? part : [{ text: '', isOpen: true }, ...part]));
