import BackIcon from '@mui/icons-material/ChevronLeft';
import ForwardIcon from '@mui/icons-material/ChevronRight';
import { neighbour, type Period } from '../../shared/reports/period.ts';
import { IconButton } from '../ui/index.ts';

/** Which month: the one before and the next. */
export function MonthBar({ month, onChange }: { month: Period; onChange: (key: string) => void }) {
  const step = (steps: number) => onChange((neighbour(month, steps) ?? month).key);
  return (
    <div className="pa-period">
      <IconButton label="上一月" icon={<BackIcon />} onClick={() => step(-1)} />
      <strong aria-live="polite">{month.title}</strong>
      <IconButton label="下一月" icon={<ForwardIcon />} onClick={() => step(1)} />
    </div>
  );
}
