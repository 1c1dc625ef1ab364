// One person’s month in the matrix: his days and his counts.
import { memo } from 'react';
import type { BoardCell, BoardRow } from './rotaBoard.ts';
import type { Place } from './rotaEdits.ts';
import type { ShiftMark } from './shiftMarks.ts';

export const countTitles = [
  { key: 'duties', short: '班', title: '本月班次' },
  { key: 'nights', short: '夜', title: '其中夜班' },
  { key: 'weekends', short: '末', title: '其中周末' },
  { key: 'holidays', short: '节', title: '其中节假日' },
] as const;

export const cellId = (id: string, { row, column }: Place) => `${id}-${row}-${column}`;

interface PersonRowProps {
  id: string;
  index: number;
  row: BoardRow;
  showsUnit: boolean;
  marks: ReadonlyMap<string, ShiftMark>;
  columnClasses: readonly string[];
  /** Columns of this row, −1 for none. */
  active: number;
  picked: number;
  target: number;
}

export const PersonRow = memo(function PersonRow(props: PersonRowProps) {
  const { id, index, row, showsUnit, marks, columnClasses, active, picked, target } = props;
  const { person } = row;
  const signs = [person.leader ? '可带班' : '', person.driver ? '可驾驶' : '', person.fresh ? '新队员' : ''];
  const about = [person.name, person.role, person.post, person.unit, ...signs, ...row.broken].filter(
    (part) => part !== '',
  );
  return (
    <tr aria-rowindex={index + 1} className={active >= 0 ? 'pz-row-active' : undefined}>
      <th scope="row" className={`pz-name${row.broken.length > 0 ? ' pz-name-broken' : ''}`} title={about.join('，')}>
        <span>{person.name}</span>
        <small className={showsUnit ? 'pz-unit' : undefined}>
          {showsUnit ? person.unit : shortRole(person.role) || person.post}
        </small>
      </th>
      {row.cells.map((cell, column) => (
        <td
          key={cell.day}
          id={cellId(id, { row: index, column })}
          data-row={index}
          data-column={column}
          aria-colindex={column + 1}
          title={noteOf(cell)}
          className={cellClass(cell, columnClasses[column] ?? '', { active, picked, target }, column)}
        >
          {cell.duties.map(({ shift, pinned }) => {
            const mark = marks.get(shift);
            return (
              <span key={shift} className={`pz-mark pz-fill-${mark?.fill ?? 'plain'}${pinned ? ' pz-pinned' : ''}`}>
                {mark?.letter ?? '？'}
              </span>
            );
          })}
          {cell.duties.length === 0 && signOf(cell)}
        </td>
      ))}
      {countTitles.map(({ key, title }) => (
        <td
          key={key}
          className={`pz-count pz-count-${key}`}
          title={`${title} ${person.counts[key]}，以前几个月 ${person.before[key]}`}
        >
          {person.counts[key]}
        </td>
      ))}
    </tr>
  );
});

/** 带班领导 as 带班, 值班干部 as 干部: what tells them apart in a narrow column. */
const shortRole = (role: string): string => role.replace(/^值班/u, '').slice(0, 2);

/** What stands in an empty cell. */
function signOf(cell: BoardCell): string {
  if (cell.outside || cell.absent !== null) return '';
  if (cell.elsewhere.length > 0) return '外';
  return cell.barred.length > 0 ? '×' : '';
}

function noteOf(cell: BoardCell): string | undefined {
  const parts = [
    ...(cell.outside ? ['不在本队'] : []),
    ...(cell.absent === null ? [] : [`不能排班：${cell.absent}`]),
    ...(cell.partlyAbsent === null ? [] : [`部分班次不能排：${cell.partlyAbsent}`]),
    ...cell.elsewhere.map((duty) => `另有勤务：${duty}`),
    ...cell.broken,
  ];
  return parts.length === 0 ? undefined : parts.join('；');
}

function cellClass(
  cell: BoardCell,
  ofColumn: string,
  { active, picked, target }: { active: number; picked: number; target: number },
  column: number,
): string {
  const classes = [ofColumn];
  if (cell.outside) classes.push('pz-outside');
  else if (cell.absent !== null) classes.push('pz-absent');
  else if (cell.partlyAbsent !== null) classes.push('pz-partly-absent');
  if (cell.broken.length > 0) classes.push('pz-broken');
  if (cell.duties.length > 1) classes.push('pz-several');
  if (active === column) classes.push('pz-active');
  if (picked === column) classes.push('pz-picked');
  if (target === column) classes.push('pz-target');
  return classes.join(' ');
}
