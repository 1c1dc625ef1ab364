import Popover from '@mui/material/Popover';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { FilterPanel } from './FilterPanel.tsx';
import { filterSummary } from './filterText.ts';
import type { FilterValue, GridColumn } from './types.ts';

interface FilterCellProps {
  column: GridColumn;
  value: FilterValue | undefined;
  onChange: (value: FilterValue | undefined) => void;
  /** Enter, Esc or Arrow down: back to the cells. */
  onLeave: () => void;
}

const typingPauseMs = 250;

/** One field of the filter row: a text box, or a button that opens the choices of the column. */
export function FilterCell(props: FilterCellProps): ReactNode {
  const kind = props.column.filter ?? 'none';
  if (kind === 'none') return null;
  return kind === 'text' ? <TextFilter {...props} /> : <PanelFilter {...props} />;
}

function TextFilter({ column, value, onChange, onLeave }: FilterCellProps): ReactNode {
  const stored = value?.kind === 'text' ? value.text : '';
  const [text, setText] = useState(stored);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const composing = useRef(false);
  useEffect(() => setText(stored), [stored]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = (next: string) => {
    clearTimeout(timer.current);
    const trimmed = next.trim();
    if (trimmed !== stored) onChange(trimmed === '' ? undefined : { kind: 'text', text: trimmed });
  };
  const later = (next: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send(next), typingPauseMs);
  };
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && text !== '') {
      setText('');
      send('');
    } else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      send(text);
      onLeave();
    }
  };
  return (
    <input
      className={`pg-filter-field ${stored === '' ? '' : 'pg-filter-on'}`}
      data-filter={column.key}
      aria-label={`筛选：${column.label}`}
      placeholder="筛选"
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        if (!composing.current) later(event.target.value);
      }}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        later(event.currentTarget.value);
      }}
      onKeyDown={keys}
    />
  );
}

function PanelFilter({ column, value, onChange, onLeave }: FilterCellProps): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const summary = filterSummary(value, column.options);
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    event.stopPropagation();
    if (event.key === 'Escape') onLeave();
    if (event.key === 'Delete' || event.key === 'Backspace') onChange(undefined);
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      setAnchor(event.currentTarget);
    }
  };
  return (
    <>
      <button
        type="button"
        className={`pg-filter-field ${summary === '' ? 'pg-filter-none' : 'pg-filter-on'}`}
        data-filter={column.key}
        aria-label={`筛选：${column.label}${summary === '' ? '' : `，${summary}`}`}
        aria-haspopup="dialog"
        title={summary === '' ? undefined : summary}
        onClick={(event) => setAnchor(event.currentTarget)}
        onKeyDown={keys}
      >
        {summary === '' ? '全部' : summary}
      </button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        onKeyDown={(event) => event.stopPropagation()}
        slotProps={{
          // Not autoFocus: the panel is still hidden when it is mounted, and a hidden field takes no focus.
          transition: {
            onEntering: (panel: HTMLElement) => panel.querySelector<HTMLElement>('input, button')?.focus(),
          },
        }}
      >
        <FilterPanel
          column={column}
          value={value}
          onApply={(next) => {
            setAnchor(null);
            onChange(next);
          }}
        />
      </Popover>
    </>
  );
}
