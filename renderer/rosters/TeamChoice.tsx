import BackIcon from '@mui/icons-material/ChevronLeft';
import ForwardIcon from '@mui/icons-material/ChevronRight';
import { useMemo } from 'react';
import { CodeInput, IconButton } from '../ui/index.ts';
import { monthFrom, monthWords } from './rotaAddress.ts';
import { type TeamEntry, teamWords } from './rotaWords.ts';

interface TeamChoiceProps {
  teams: readonly TeamEntry[];
  team: TeamEntry | undefined;
  onChange: (team: string) => void;
}

/** Which team, found by typing where there are many, each with how far its rota of the month is. */
export function TeamChoice({ teams, team, onChange }: TeamChoiceProps) {
  const options = useMemo(
    () => teams.map((each) => ({ code: each.team, label: each.title, detail: teamWords(each) })),
    [teams],
  );
  return (
    <span className="pz-team">
      <CodeInput
        label="队伍"
        options={options}
        value={team?.team ?? null}
        onChange={(chosen) => chosen !== null && onChange(chosen)}
      />
    </span>
  );
}

/** Which month: the one before and the next. */
export function MonthChoice({ month, onChange }: { month: string; onChange: (month: string) => void }) {
  return (
    <div className="pz-month">
      <IconButton label="上一月" icon={<BackIcon />} onClick={() => onChange(monthFrom(month, -1))} />
      <strong aria-live="polite">{monthWords(month)}</strong>
      <IconButton label="下一月" icon={<ForwardIcon />} onClick={() => onChange(monthFrom(month, 1))} />
    </div>
  );
}
