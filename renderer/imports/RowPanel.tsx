// What is to be said of the row under the cursor: its problems in words, and whom a doubtful name may mean.
import type { ReactNode } from 'react';
import type { PreviewRow } from '../../shared/contract/exchangeProcedures.ts';
import type { Register } from '../../shared/registers/register.ts';
import { Keys, Tag, useShortcut } from '../ui/index.ts';
import { rowName } from './reviewColumns.ts';
import { stateTitles, stateTones } from './rowStates.ts';

export interface RowPanelProps {
  register: Register;
  row: PreviewRow | undefined;
  /** Whom the row may mean, or was settled among. */
  choices: PreviewRow['choices'];
  /** Room for a list of people. */
  tall: boolean;
  /** A decision is on its way. */
  busy: boolean;
  /** To the cell of a problem. */
  onGo: (field: string) => void;
  /** A person's id, `new` or `hold`. */
  onDecide: (decision: string) => void;
}

const mostKeys = 9;

export function RowPanel({ register, row, choices, tall, busy, onGo, onDecide }: RowPanelProps) {
  return (
    <section className={`pa-row-panel${tall ? ' pa-row-panel-tall' : ''}`} aria-label="这一行">
      {row === undefined ? (
        <p className="pa-row-calm">选中一行，这里显示它的问题。</p>
      ) : (
        <>
          <header>
            <Tag tone={stateTones[row.state]}>{stateTitles[row.state]}</Tag>
            <strong>{rowName(register, row)}</strong>
            <span>
              {row.sheet} 第 {row.row} 行
            </span>
          </header>
          <div className="pa-row-panel-body">
            <Problems row={row} onGo={onGo} />
            {choices.length > 0 && <Choices choices={choices} chosen={row.chosen} busy={busy} onDecide={onDecide} />}
          </div>
        </>
      )}
    </section>
  );
}

function Problems({ row, onGo }: { row: PreviewRow; onGo: (field: string) => void }) {
  if (row.problems.length === 0) return <p className="pa-row-calm">{calmWords[row.state]}</p>;
  return (
    <ul className="pa-row-problems">
      {row.problems.map(({ field, label, level, code, message }) => (
        <li key={`${field}:${code}:${message}`} className={`pa-row-${level}`}>
          {field === undefined ? (
            message
          ) : (
            <button type="button" title={`到“${label ?? ''}”这一格`} onClick={() => onGo(field)}>
              {message}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

const calmWords: Readonly<Record<PreviewRow['state'], string>> = {
  good: '没有问题，导入时保存。',
  warned: '导入时保存。',
  doubtful: '请选定是谁。',
  held: '这一行不导入。',
  unchanged: '与已有的登记完全一样，不重复保存。',
};

interface ChoicesProps {
  choices: PreviewRow['choices'];
  chosen: string | null;
  busy: boolean;
  onDecide: (decision: string) => void;
}

function Choices({ choices, chosen, busy, onDecide }: ChoicesProps) {
  const people = choices.slice(0, mostKeys);
  return (
    <fieldset className="pa-row-choices" disabled={busy}>
      <legend>是已经登记的哪一位？</legend>
      {people.map((choice, index) => (
        <Choice
          key={choice.id}
          shortcut={`Alt+${index + 1}`}
          chosen={chosen === choice.id}
          onChoose={() => onDecide(choice.id)}
        >
          <strong>{choice.title}</strong>
          <span className="pa-row-detail">{choice.detail}</span>
          <span className="pa-row-why">{choice.why}</span>
        </Choice>
      ))}
      {choices.slice(mostKeys).map((choice) => (
        <Choice key={choice.id} chosen={chosen === choice.id} onChoose={() => onDecide(choice.id)}>
          <strong>{choice.title}</strong>
          <span className="pa-row-detail">{choice.detail}</span>
          <span className="pa-row-why">{choice.why}</span>
        </Choice>
      ))}
      <Choice shortcut="Alt+0" chosen={chosen === 'new'} onChoose={() => onDecide('new')}>
        <strong>都不是</strong>
        <span className="pa-row-detail">作为新的人登记</span>
      </Choice>
      <Choice shortcut="Alt+-" chosen={chosen === 'hold'} onChoose={() => onDecide('hold')}>
        <strong>先退回</strong>
        <span className="pa-row-detail">问清楚再导入</span>
      </Choice>
    </fieldset>
  );
}

interface ChoiceProps {
  shortcut?: string;
  chosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}

function Choice({ shortcut, chosen, onChoose, children }: ChoiceProps) {
  useShortcut(shortcut ?? '', onChoose, shortcut !== undefined);
  return (
    <button type="button" className="pa-row-choice" aria-pressed={chosen} onClick={onChoose}>
      {children}
      {shortcut !== undefined && <Keys of={shortcut} />}
    </button>
  );
}
