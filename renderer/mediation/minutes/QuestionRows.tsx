// The minutes as rows of questions and answers: Enter goes on to the answer and to the next question.
import RemoveIcon from '@mui/icons-material/Close';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  memo,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import {
  afterEnter,
  insertQuestions,
  pastedQuestions,
  type QuestionRow,
  readQuestions,
  rowWords,
  withOpenRow,
  writeQuestions,
} from './questions.ts';
import { type TextHandle, typeInto } from './textHandle.ts';

export interface QuestionRowsProps {
  label: string;
  /** Read when the rows open; afterwards the rows are the truth. */
  text: string;
  readOnly: boolean;
  onChange: (text: string) => void;
  ref: Ref<TextHandle>;
}

interface Kept extends QuestionRow {
  id: number;
}

interface Place {
  at: number;
  /** Undefined: the end. */
  cursor?: number;
}

/** A row with more characters may stand on several lines, in which the arrows move first. */
const oneLine = 30;

const words = { ...rowWords, told: '述' };
const hints = { ask: '这一行是问话，点一下改成答话', answer: '这一行是答话，点一下改成问话', told: '叙述' };

/** Gives every row an id that it keeps while it moves. */
function useRowIds(): (rows: readonly QuestionRow[], known?: readonly Kept[]) => Kept[] {
  const last = useRef(0);
  return useCallback((rows, known = []) => {
    const byRow = new Map<QuestionRow, Kept>(known.map((row) => [row, row]));
    return rows.map((row) => {
      const before = byRow.get(row);
      if (before) return before;
      last.current += 1;
      return { ...row, id: last.current };
    });
  }, []);
}

export function QuestionRows({ label, text, readOnly, onChange, ref }: QuestionRowsProps) {
  const withIds = useRowIds();
  const [rows, setRows] = useState<Kept[]>(() =>
    withIds(readOnly ? readQuestions(text) : withOpenRow(readQuestions(text))),
  );
  const list = useRef<HTMLOListElement>(null);
  const active = useRef(rows.length - 1);
  const [goTo, setGoTo] = useState<Place | null>(null);
  const now = useRef(rows);

  const areaAt = (at: number) => list.current?.querySelectorAll('textarea')[at];
  useEffect(() => {
    if (goTo === null) return;
    const area = list.current?.querySelectorAll('textarea')[goTo.at];
    area?.focus();
    const cursor = goTo.cursor ?? area?.value.length ?? 0;
    area?.setSelectionRange(cursor, cursor);
    area?.scrollIntoView({ block: 'nearest' });
  }, [goTo]);

  const take = useCallback(
    (next: readonly QuestionRow[], place?: Place) => {
      const kept = withIds(next.length === 0 ? [{ kind: 'ask', text: '' }] : next, now.current);
      now.current = kept;
      setRows(kept);
      if (place) setGoTo({ ...place });
      onChange(writeQuestions(kept));
    },
    [withIds, onChange],
  );

  const onText = useCallback(
    (id: number, typed: string) => {
      const kept = now.current.map((row) => (row.id === id ? { ...row, text: typed } : row));
      now.current = kept;
      setRows(kept);
      onChange(writeQuestions(kept));
    },
    [onChange],
  );
  const onKind = useCallback(
    (id: number) => {
      const at = now.current.findIndex((row) => row.id === id);
      const row = now.current[at];
      if (row) take(now.current.with(at, { ...row, kind: row.kind === 'ask' ? 'answer' : 'ask' }), { at });
    },
    [take],
  );
  const onRemove = useCallback(
    (id: number) => {
      const at = now.current.findIndex((row) => row.id === id);
      if (at >= 0) take(now.current.toSpliced(at, 1), { at: Math.max(0, at - 1) });
    },
    [take],
  );
  const onKeyDown = useCallback(
    (id: number, event: KeyboardEvent<HTMLTextAreaElement>) => {
      // While an input method composes, Enter takes its word.
      if (event.nativeEvent.isComposing || event.keyCode === 229) return;
      const at = now.current.findIndex((row) => row.id === id);
      const { selectionStart, selectionEnd, value } = event.currentTarget;
      const alone = selectionStart === selectionEnd;
      if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        const { rows: next, at: place } = afterEnter(now.current, at);
        if (next === now.current) setGoTo({ at: place });
        else take(next, { at: place });
      } else if (event.key === 'Backspace' && value === '' && now.current.length > 1) {
        event.preventDefault();
        onRemove(id);
      } else if (event.key === 'ArrowUp' && alone && !value.slice(0, selectionStart).includes('\n') && at > 0) {
        if (selectionStart > 0 && value.length > oneLine) return;
        event.preventDefault();
        setGoTo({ at: at - 1 });
      } else if (
        event.key === 'ArrowDown' &&
        alone &&
        !value.slice(selectionStart).includes('\n') &&
        at < now.current.length - 1
      ) {
        if (selectionStart < value.length && value.length > oneLine) return;
        event.preventDefault();
        setGoTo({ at: at + 1 });
      }
    },
    [take, onRemove],
  );
  const insertRows = useCallback(
    (id: number, area: HTMLTextAreaElement, inserted: readonly QuestionRow[]) => {
      const at = now.current.findIndex((row) => row.id === id);
      const made = insertQuestions(now.current, at, area.selectionStart, area.selectionEnd, inserted);
      take(made.rows, { at: made.at, cursor: made.cursor });
    },
    [take],
  );
  const onPaste = useCallback(
    (id: number, event: ClipboardEvent<HTMLTextAreaElement>) => {
      const pasted = pastedQuestions(event.clipboardData.getData('text/plain'));
      if (pasted === null) return;
      event.preventDefault();
      insertRows(id, event.currentTarget, pasted);
    },
    [insertRows],
  );
  const onFocus = useCallback((id: number) => {
    active.current = now.current.findIndex((row) => row.id === id);
  }, []);

  useImperativeHandle(ref, () => ({
    insert: (inserted) => {
      const at = Math.min(Math.max(0, active.current), now.current.length - 1);
      const area = areaAt(at);
      const row = now.current[at];
      if (!area || !row) return;
      const parts = pastedQuestions(inserted);
      if (parts === null) typeInto(area, inserted);
      else insertRows(row.id, area, parts);
    },
    focus: () => areaAt(now.current.length - 1)?.focus(),
  }));

  return (
    <ol className="pw-paper pw-questions" aria-label={label} ref={list}>
      {rows.map((row) => (
        <Row
          key={row.id}
          row={row}
          readOnly={readOnly}
          onText={onText}
          onKind={onKind}
          onRemove={onRemove}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onFocus={onFocus}
        />
      ))}
    </ol>
  );
}

interface RowProps {
  row: Kept;
  readOnly: boolean;
  onText: (id: number, text: string) => void;
  onKind: (id: number) => void;
  onRemove: (id: number) => void;
  onKeyDown: (id: number, event: KeyboardEvent<HTMLTextAreaElement>) => void;
  onPaste: (id: number, event: ClipboardEvent<HTMLTextAreaElement>) => void;
  onFocus: (id: number) => void;
}

const Row = memo(function Row({ row, readOnly, onText, onKind, onRemove, onKeyDown, onPaste, onFocus }: RowProps) {
  return (
    <li className={`pw-question pw-question-${row.kind}`}>
      <button
        type="button"
        className="pw-question-kind"
        tabIndex={-1}
        disabled={readOnly || row.kind === 'told'}
        title={hints[row.kind]}
        onClick={() => onKind(row.id)}
      >
        {words[row.kind]}
      </button>
      <textarea
        aria-label={words[row.kind]}
        rows={1}
        value={row.text}
        readOnly={readOnly}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onText(row.id, event.target.value)}
        onKeyDown={(event) => onKeyDown(row.id, event)}
        onPaste={(event) => onPaste(row.id, event)}
        onFocus={() => onFocus(row.id)}
      />
      {!readOnly && (
        <button
          type="button"
          className="pw-question-remove"
          tabIndex={-1}
          title="去掉这一行"
          aria-label="去掉这一行"
          onClick={() => onRemove(row.id)}
        >
          <RemoveIcon />
        </button>
      )}
    </li>
  );
});
