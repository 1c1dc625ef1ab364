import BackIcon from '@mui/icons-material/ChevronLeft';
import ForwardIcon from '@mui/icons-material/ChevronRight';
import { neighbour, type Period, periodAround, readPeriod } from '../../shared/reports/period.ts';
import { DayInput, IconButton, Select } from '../ui/index.ts';
import './PeriodBar.css';

interface PeriodBarProps {
  period: Period;
  today: string;
  /** Two days of one's own choice are no period here. */
  wholeOnly?: boolean;
  onChange: (key: string) => void;
}

const kinds = [
  { value: 'month', label: '按月' },
  { value: 'quarter', label: '按季度' },
  { value: 'half', label: '按半年' },
  { value: 'year', label: '按年' },
  { value: 'free', label: '起止日期' },
] as const;

/** Which period: its kind, the one before and the next, or any two days. */
export function PeriodBar({ period, today, wholeOnly = false, onChange }: PeriodBarProps) {
  const offered = wholeOnly ? kinds.filter(({ value }) => value !== 'free') : kinds;
  const step = (steps: number) => {
    const next = neighbour(period, steps);
    if (next) onChange(next.key);
  };
  const changeKind = (kind: string) => {
    const known = kinds.find(({ value }) => value === kind)?.value;
    if (known === 'free') onChange(`${period.first}..${period.last}`);
    else if (known) onChange(periodAround(known, period.first).key);
  };
  const between = (first: string | null, last: string | null) => {
    const chosen = first !== null && last !== null ? readPeriod(`${first}..${last}`) : null;
    if (chosen) onChange(chosen.key);
  };
  return (
    <div className="pa-period">
      <Select narrow label="期间种类" value={period.kind} choices={offered} onChange={changeKind} />
      {period.kind === 'free' ? (
        <>
          <span className="pa-period-day">
            <DayInput
              label="开始日期"
              value={period.first}
              today={today}
              onChange={(day) => between(day, day !== null && day > period.last ? day : period.last)}
            />
          </span>
          至
          <span className="pa-period-day">
            <DayInput
              label="结束日期"
              value={period.last}
              today={today}
              onChange={(day) => between(day !== null && day < period.first ? day : period.first, day)}
            />
          </span>
        </>
      ) : (
        <>
          <IconButton label="上一期" icon={<BackIcon />} onClick={() => step(-1)} />
          <strong aria-live="polite">{period.title}</strong>
          <IconButton label="下一期" icon={<ForwardIcon />} onClick={() => step(1)} />
        </>
      )}
    </div>
  );
}
