import { useState } from 'react';
import { DayInput, Dialog, Field } from '../ui/index.ts';

interface AsOfDialogProps {
  today: string;
  day: string | null;
  onChoose: (day: string) => void;
  onClose: () => void;
}

/** Asks for the day of which the roster is to be seen. */
export function AsOfDialog({ today, day, onChoose, onClose }: AsOfDialogProps) {
  const [chosen, setChosen] = useState<string | null>(day ?? today);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <Dialog
      open
      title="按某日查看"
      main={{
        label: '查看名单',
        onPress: () => chosen !== null && onChoose(chosen),
        disabled: chosen === null || problem !== null,
      }}
      onClose={onClose}
    >
      <Field label="日期" stacked help="列出当天在任的人，导出的花名册也是当天的。">
        <DayInput value={chosen} onChange={setChosen} onProblem={setProblem} today={today} autoFocus />
      </Field>
    </Dialog>
  );
}
