import BackIcon from '@mui/icons-material/ChevronLeft';
import ForwardIcon from '@mui/icons-material/ChevronRight';
import type { RotaSheetDay } from '../../shared/contract/rotaProcedures.ts';
import { addDays, weekday } from '../../shared/rules/days.ts';
import { dayWords } from '../../shared/rules/rota/rotaWords.ts';
import { IconButton } from '../ui/index.ts';

interface WeekChoiceProps {
  /** A day of the week that is shown. */
  day: string;
  days: readonly RotaSheetDay[];
  onChange: (day: string) => void;
}

/** Which week of the month. */
export function WeekChoice({ day, days, onChange }: WeekChoiceProps) {
  const first = days[0]?.day ?? day;
  const last = days.at(-1)?.day ?? day;
  const monday = addDays(day, 1 - weekday(day));
  const from = monday < first ? first : monday;
  const until = addDays(monday, 6) > last ? last : addDays(monday, 6);
  const before = addDays(monday, -1);
  const next = addDays(monday, 7);
  return (
    <div className="pz-month">
      <IconButton label="上一周" icon={<BackIcon />} disabled={before < first} onClick={() => onChange(before)} />
      <strong aria-live="polite">
        {dayWords(from)}—{dayWords(until)}
      </strong>
      <IconButton label="下一周" icon={<ForwardIcon />} disabled={next > last} onClick={() => onChange(next)} />
    </div>
  );
}
