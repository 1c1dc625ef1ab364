// From which month on the office reports, and until when villages report.
import { Field, FieldGroup, KeyValues, MonthInput, Select } from '../ui/index.ts';
import type { Timing } from './PlanDrawer.tsx';

interface TimingFieldsProps {
  timing: Timing;
  /** The start where none is chosen. */
  setupMonth: string;
  problem: string | null;
  editable: boolean;
  onChange: (timing: Timing) => void;
  onProblem: (problem: string | null) => void;
}

const asReport = '-';
const days = (month: 'same' | 'next') =>
  Array.from({ length: 31 }, (_, index) => ({
    value: `${month} ${index + 1}`,
    label: `${month === 'same' ? '当月' : '次月'}${index + 1}日前`,
  }));
const villageDays = [{ value: asReport, label: '与工作月报相同' }, ...days('same'), ...days('next')];

const choiceOf = ({ villageDue }: Timing): string =>
  villageDue === null ? asReport : `${villageDue.month} ${villageDue.day}`;

function villageDueFrom(value: string): Timing['villageDue'] {
  const [month, day] = value.split(' ');
  return month === 'same' || month === 'next' ? { month, day: Number(day) } : null;
}

export function TimingFields({ timing, setupMonth, problem, editable, onChange, onProblem }: TimingFieldsProps) {
  if (!editable) {
    const due = villageDays.find(({ value }) => value === choiceOf(timing))?.label;
    return (
      <KeyValues
        items={[
          { label: '从哪个月起报送', value: timing.startMonth ?? setupMonth },
          { label: '村（社区）报送期限', value: due ?? null },
        ]}
      />
    );
  }
  return (
    <FieldGroup columns={2}>
      <Field
        label="从哪个月起报送"
        help={`以前的月份不计逾期。不填就从建立之月（${setupMonth}）起。`}
        messages={problem === null ? [] : [{ level: 'error', message: problem }]}
      >
        <MonthInput
          value={timing.startMonth}
          onChange={(startMonth) => onChange({ ...timing, startMonth })}
          onProblem={onProblem}
        />
      </Field>
      <Field label="村（社区）报送期限" help="按时率按这一天计算。例如：当月24日前。">
        <Select
          value={choiceOf(timing)}
          choices={villageDays}
          onChange={(value) => onChange({ ...timing, villageDue: villageDueFrom(value) })}
        />
      </Field>
    </FieldGroup>
  );
}
