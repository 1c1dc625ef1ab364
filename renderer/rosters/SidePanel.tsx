// At the side of a rota: what breaks a rule, how evenly it is shared, and which mark means which shift.
import { hoursWords } from '../../shared/rules/clockTime.ts';
import { Button } from '../ui/index.ts';
import { AimList } from './AimList.tsx';
import type { Board, Violation } from './rotaBoard.ts';
import { choicesFor } from './rotaBoard.ts';
import type { Place } from './rotaEdits.ts';
import { secondsWords, tierWords } from './rotaWords.ts';
import './side.css';

interface SidePanelProps {
  board: Board;
  active: Place;
  onGo: (place: Place) => void;
  /** Shifts and people no longer fit from this day on; null where they do, or nothing may be changed. */
  planFrom: string | null;
  onPlan: (from: string) => void;
}

export function SidePanel({ board, active, onGo, planFrom, onPlan }: SidePanelProps) {
  const { rota, violations } = board.sheet;
  return (
    <aside className="pz-side">
      {violations.length > 0 && (
        <ViolationList board={board} violations={violations} onGo={onGo} planFrom={planFrom} onPlan={onPlan} />
      )}
      {violations.length === 0 && rota !== null && board.sheet.cells.length > 0 && (
        <section className="pz-part" aria-label="规则检查">
          <h2>规则检查</h2>
          <p className="pz-fine">全部符合规则。</p>
        </section>
      )}
      {board.sheet.notes.map((note) => (
        <p key={note} className="pz-part">
          {note}
        </p>
      ))}
      <Legend board={board} active={active} />
      {rota?.made && rota.made.aims.length > 0 && (
        <section className="pz-part" aria-label="排得怎样">
          <h2>排得怎样</h2>
          <AimList aims={rota.made.aims} />
          <p className="pz-hint">上次生成时，用时 {secondsWords(rota.made.seconds)}</p>
        </section>
      )}
    </aside>
  );
}

/** The cell a violation is about: of its first person on its day, else of whoever stands first. */
export function placeOfViolation(board: Board, { day, people }: Violation): Place {
  return {
    row: Math.max(0, board.personRow(people[0] ?? '')),
    column: day === null ? 0 : Math.max(0, board.dayColumn(day)),
  };
}

function ViolationList({
  board,
  violations,
  onGo,
  planFrom,
  onPlan,
}: Omit<SidePanelProps, 'active'> & { violations: readonly Violation[] }) {
  return (
    <section className="pz-part" aria-label="不符合规则">
      <h2>
        不符合规则 <span className="pz-number">{violations.length}</span>
      </h2>
      <ul className="pz-violations">
        {violations.map((violation) => (
          <li key={`${violation.rule} ${violation.day} ${violation.shift} ${violation.sentence}`}>
            <button type="button" onClick={() => onGo(placeOfViolation(board, violation))}>
              {violation.sentence}
            </button>
          </li>
        ))}
      </ul>
      {planFrom !== null && (
        <Button onClick={() => onPlan(planFrom)} hint={`从 ${planFrom} 起，以前的日子保持原样`}>
          重新安排（少改动）
        </Button>
      )}
    </section>
  );
}

/** The shifts with their marks; the figure is the key that sets it on the day that is active. */
function Legend({ board, active }: { board: Board; active: Place }) {
  const day = board.days[active.column]?.day ?? '';
  const person = board.rows[active.row]?.person.id ?? '';
  const keys = choicesFor(board, day, person).map(({ id }) => id);
  return (
    <section className="pz-part" aria-label="班次">
      <h2>班次</h2>
      <ul className="pz-legend">
        {board.sheet.shifts.map(({ id, name, start, end, level, role, where }) => {
          const mark = board.marks.get(id);
          const key = keys.indexOf(id) + 1;
          return (
            <li key={id}>
              <span className={`pz-mark pz-fill-${mark?.fill ?? 'plain'}`}>{mark?.letter}</span>
              <span>
                {name}
                <small>
                  {hoursWords(start, end)}
                  {level !== '1' && ` ${tierWords[level].title}`}
                  {where !== '' && ` ${where}`}
                  {role !== '' && role !== name && ` ${role}`}
                </small>
              </span>
              {key > 0 && key < 10 && <kbd>{key}</kbd>}
            </li>
          );
        })}
      </ul>
      <ul className="pz-legend pz-legend-signs">
        <li>
          <span className="pz-sign pz-absent" />
          不能排班
        </li>
        <li>
          <span className="pz-sign">外</span>
          别处勤务
        </li>
        <li>
          <span className="pz-sign">×</span>
          不排
        </li>
        <li>
          <span className="pz-mark pz-fill-plain pz-pinned">班</span>
          已固定
        </li>
        <li>
          <span className="pz-sign pz-broken" />
          不合规则
        </li>
      </ul>
    </section>
  );
}
