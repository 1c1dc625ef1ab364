// A duty close up: why this person has it, who could take it over, and what can be done with it. An empty seat: who could
// come.
import { dayWithWeekday } from '../../shared/rules/rota/rotaWords.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useHelpScreen } from '../help/screenHelp.ts';
import { Button, DrawerForm, ErrorPanel, SkeletonRows, Tag } from '../ui/index.ts';
import { type Board, shiftWords } from './rotaBoard.ts';
import type { SeatSubject } from './SeatBoard.tsx';

interface CellDrawerProps {
  board: Board;
  subject: SeatSubject;
  editable: boolean;
  /** After publishing everything is changed with a reason and an approval. */
  published: boolean;
  onReplace: (subject: SeatSubject, by: string) => void;
  onRemove: (subject: SeatSubject) => void;
  /** Published: the person's own duty to another day. */
  onMove: (subject: SeatSubject) => void;
  onPin: (subject: SeatSubject) => void;
  onBar: (subject: SeatSubject) => void;
  onAbsence: (subject: SeatSubject) => void;
  onClose: () => void;
}

export function CellDrawer(props: CellDrawerProps) {
  const { board, subject, editable, published, onClose } = props;
  const { day, shift, person } = subject;
  useHelpScreen('duty/rota');
  const known = board.shift(shift);
  const who = person === null ? null : board.rows[board.personRow(person)]?.person;
  const duty = board.sheet.cells.find(
    (cell) => cell.day === day && cell.shift === shift && (person === null || cell.person === person),
  );
  const rule = (board.seats.get(day) ?? []).find((seats) => seats.shift.id === shift);
  const broken = person === null ? (rule?.broken ?? []) : (cellOf(board, day, person)?.broken ?? []);

  return (
    <DrawerForm
      open
      width={600}
      title={`${who?.name ?? '空缺'} ${dayWithWeekday(day)}`}
      subtitle={
        <>
          {known ? shiftWords(known) : '已停用的班次'} {known?.where} {duty?.pinned && person && <Tag>已固定</Tag>}
        </>
      }
      onClose={onClose}
    >
      {broken.map((sentence) => (
        <ErrorPanel key={sentence} compact message={sentence} />
      ))}
      {person !== null && <Why board={board} subject={subject} person={person} />}
      {editable && person !== null && (
        <div className="pz-actions">
          {!published && (
            <>
              <Button onClick={() => props.onPin(subject)}>{duty?.pinned ? '取消固定' : '固定'}</Button>
              <Button onClick={() => props.onBar(subject)} hint="从这一格去掉，以后生成也不排到这里">
                不排这个班
              </Button>
            </>
          )}
          {published && <Button onClick={() => props.onMove(subject)}>调到另一天</Button>}
          <Button onClick={() => props.onRemove(subject)}>{published ? '减派' : '从这一格去掉'}</Button>
          <Button onClick={() => props.onAbsence(subject)}>登记不能排班</Button>
        </div>
      )}
      <Replacements {...props} />
    </DrawerForm>
  );
}

const cellOf = (board: Board, day: string, person: string) =>
  board.rows[board.personRow(person)]?.cells[board.dayColumn(day)];

function Why({ board, subject, person }: { board: Board; subject: SeatSubject; person: string }) {
  const { team, month } = board.sheet;
  const { data, failure, reload } = useAnswer('rota.why', {
    team: team.id,
    month,
    day: subject.day,
    shift: subject.shift,
    person,
  });
  return (
    <section aria-label="为什么">
      <h3 className="pz-heading">为什么是{board.rows[board.personRow(person)]?.person.name ?? '他'}</h3>
      {failure !== null && <ErrorPanel compact message={failure} onRetry={() => void reload()} />}
      {!data && failure === null && <SkeletonRows />}
      {data && <p className="pz-sentence">{data.sentence}</p>}
    </section>
  );
}

function Replacements({ board, subject, editable, onReplace }: CellDrawerProps) {
  const { team, month } = board.sheet;
  const { data, failure, reload } = useAnswer('rota.replacements', { team: team.id, month, ...subject });
  const able = data?.alternatives.filter(({ barred }) => !barred) ?? [];
  const ruledOut = data?.alternatives.filter(({ barred }) => barred) ?? [];
  return (
    <section aria-label="谁可以上">
      <h3 className="pz-heading">{subject.person === null ? '谁可以上这个班' : '谁可以顶替'}</h3>
      {failure !== null && <ErrorPanel compact message={failure} onRetry={() => void reload()} />}
      {!data && failure === null && <SkeletonRows />}
      {data && able.length === 0 && <p className="pz-lead">没有人能上这个班，原因见下。</p>}
      <ul className="pz-alternatives">
        {able.map(({ person, name, reason }) => (
          <li key={person}>
            <strong>{name}</strong>
            <span>{reason}</span>
            {editable && (
              <Button onClick={() => onReplace(subject, person)}>{subject.person === null ? '排上' : '换上'}</Button>
            )}
          </li>
        ))}
      </ul>
      {ruledOut.length > 0 && (
        <>
          <h3 className="pz-heading">不能上的</h3>
          <ul className="pz-alternatives">
            {ruledOut.map(({ person, name, reason }) => (
              <li key={person} className="pz-ruled-out">
                <span>{name}</span>
                <span>{reason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
