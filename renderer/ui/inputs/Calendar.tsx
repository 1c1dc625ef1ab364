import PreviousIcon from '@mui/icons-material/ChevronLeft';
import NextIcon from '@mui/icons-material/ChevronRight';
import PreviousYearIcon from '@mui/icons-material/KeyboardDoubleArrowLeft';
import NextYearIcon from '@mui/icons-material/KeyboardDoubleArrowRight';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../Button.tsx';
import { IconButton } from '../IconButton.tsx';
import './Calendar.css';
import { addDays, addMonths, monthGrid } from './monthGrid.ts';

export interface CalendarProps {
  /** The chosen day, YYYY-MM-DD. */
  day: string | null;
  today: string;
  onPick: (day: string) => void;
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

const moves: Record<string, (day: string) => string> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

/** One month; arrows move by days and weeks, Page Up and Page Down by months, Enter picks. */
export function Calendar({ day, today, onPick }: CalendarProps) {
  const [cursor, setCursor] = useState(day?.length === 10 ? day : today);
  const grid = useRef<HTMLDivElement>(null);
  const [year, month] = cursor.split('-').map(Number);

  useEffect(() => {
    grid.current?.querySelector<HTMLElement>(`[data-day="${cursor}"]`)?.focus();
  }, [cursor]);

  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    setCursor(move(cursor));
  };

  return (
    <div className="pa-calendar">
      <div className="pa-calendar-head">
        <IconButton label="上一年" icon={<PreviousYearIcon />} onClick={() => setCursor(addMonths(cursor, -12))} />
        <IconButton label="上一月" icon={<PreviousIcon />} onClick={() => setCursor(addMonths(cursor, -1))} />
        <strong aria-live="polite">
          {year}年{month}月
        </strong>
        <IconButton label="下一月" icon={<NextIcon />} onClick={() => setCursor(addMonths(cursor, 1))} />
        <IconButton label="下一年" icon={<NextYearIcon />} onClick={() => setCursor(addMonths(cursor, 12))} />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the day buttons inside */}
      <div className="pa-calendar-days" ref={grid} onKeyDown={onKeyDown}>
        {weekdays.map((name) => (
          <span key={name} className="pa-calendar-weekday" aria-hidden>
            {name}
          </span>
        ))}
        {monthGrid(cursor).map((each) => (
          <button
            key={each}
            type="button"
            data-day={each}
            tabIndex={each === cursor ? 0 : -1}
            aria-label={each}
            aria-current={each === today ? 'date' : undefined}
            aria-pressed={each === day}
            className={each.slice(0, 7) === cursor.slice(0, 7) ? undefined : 'pa-calendar-outside'}
            onClick={() => onPick(each)}
          >
            {Number(each.slice(8))}
          </button>
        ))}
      </div>
      <div className="pa-calendar-foot">
        <Button kind="quiet" onClick={() => onPick(today)}>
          今天
        </Button>
      </div>
    </div>
  );
}
