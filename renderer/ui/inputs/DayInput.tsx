import CalendarIcon from '@mui/icons-material/CalendarMonthOutlined';
import Popover from '@mui/material/Popover';
import { useRef, useState } from 'react';
import { IconButton } from '../IconButton.tsx';
import { Calendar } from './Calendar.tsx';
import type { InputProps } from './input.ts';
import { ParsedInput } from './ParsedInput.tsx';
import { type Parsed, parseDay } from './parsed.ts';

export interface DayInputProps extends InputProps<string | null> {
  /** Reads what is typed; by default full days in the usual spellings. */
  parse?: (typed: string) => Parsed<string>;
  /** Writes the day; by default as it is kept, YYYY-MM-DD. */
  format?: (day: string) => string;
  /** Today on the user's calendar, YYYY-MM-DD: where the calendar opens and what it marks. */
  today: string;
  onProblem?: (message: string | null) => void;
}

/** A day: typed in any usual spelling, or picked from the calendar (Alt+↓ is not needed, typing is quicker). */
export function DayInput({ today, parse = parseDay, format = (day) => day, ...rest }: DayInputProps) {
  const anchor = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const locked = rest.disabled || rest.readOnly;
  return (
    <div ref={anchor} className="pa-day-input">
      <ParsedInput
        {...rest}
        parse={parse}
        format={format}
        placeholder={rest.placeholder ?? '年.月.日'}
        inputMode="numeric"
        end={
          !locked && (
            <IconButton label="打开日历" icon={<CalendarIcon />} expanded={open} onClick={() => setOpen(true)} />
          )
        }
      />
      <Popover
        open={open}
        anchorEl={() => anchor.current}
        onClose={() => setOpen(false)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      >
        <Calendar
          day={rest.value}
          today={today}
          onPick={(day) => {
            rest.onProblem?.(null);
            rest.onChange(day);
            setOpen(false);
          }}
        />
      </Popover>
    </div>
  );
}
