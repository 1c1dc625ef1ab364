// A table that a clerk makes: any register, rows, columns, figure, period, conditions; every figure opens its records.
import type { PivotDraft } from '../../shared/contract/lookProcedures.ts';
import { findRegister } from '../../shared/registers/index.ts';
import type { Register } from '../../shared/registers/register.ts';
import { type Period, readPeriod } from '../../shared/reports/period.ts';
import { optionsOf } from '../fields/codeOptions.ts';
import { useOffice } from '../fields/office.ts';
import { PeriodBar } from '../fields/PeriodBar.tsx';
import { Button, CodesInput, Field, Select } from '../ui/index.ts';
import { PivotActions } from './PivotActions.tsx';
import { PivotTable } from './PivotTable.tsx';
import {
  codedOf,
  daysOf,
  dimensionsOf,
  hasSpan,
  newDraft,
  pivotOf,
  pivotRegisters,
  type PivotSide as Side,
  valueFrom,
  valuesOf,
  valueText,
} from './pivotDraft.ts';

interface PivotSideProps {
  draft: PivotDraft;
  period: Period;
  today: string;
  onChange: (draft: PivotDraft) => void;
  onPeriod: (period: Period) => void;
}

// An empty value would show as nothing; no field has this key.
const none = '-';
const spans = [
  { value: 'month', label: '按月' },
  { value: 'quarter', label: '按季度' },
  { value: 'year', label: '按年' },
];

export function PivotSide({ draft, period, today, onChange, onPeriod }: PivotSideProps) {
  const register = findRegister(draft.register)!;
  const change = (part: Partial<PivotDraft>) => onChange({ ...draft, ...part });
  const dimensions = dimensionsOf(register).map(({ key, label }) => ({ value: key, label }));
  return (
    <div className="pl-side">
      <div className="pl-pivot">
        <Field label="台账" stacked>
          <Select
            value={draft.register}
            choices={pivotRegisters().map(({ key, title }) => ({ value: key, label: title }))}
            onChange={(key) => onChange(newDraft(key))}
          />
        </Field>
        <Field label="行" stacked>
          <Select
            value={draft.rows.field}
            choices={dimensions}
            onChange={(field) => change({ rows: { ...draft.rows, field } })}
          />
        </Field>
        <Span register={register} label="行的日期" side={draft.rows} onChange={(rows) => change({ rows })} />
        <Field label="列" stacked>
          <Select
            value={draft.columns?.field ?? none}
            choices={[{ value: none, label: '不分列' }, ...dimensions]}
            onChange={(field) =>
              change({ columns: field === none ? null : { field, by: draft.columns?.by ?? 'month' } })
            }
          />
        </Field>
        <Span register={register} label="列的日期" side={draft.columns} onChange={(columns) => change({ columns })} />
        <Field label="格里的数" stacked>
          <Select
            value={valueText(draft.value)}
            choices={valuesOf(register)}
            onChange={(text) => change({ value: valueFrom(text) })}
          />
        </Field>
        <Field label="哪个日期在期间内" stacked>
          <Select
            value={draft.day ?? none}
            choices={[
              { value: none, label: '不限期间' },
              ...daysOf(register).map(({ key, label }) => ({ value: key, label })),
            ]}
            onChange={(day) => change({ day: day === none ? null : day })}
          />
        </Field>
      </div>
      <div className="pl-choices">
        {draft.day !== null && (
          <PeriodBar
            period={period}
            today={today}
            onChange={(written) => {
              const next = readPeriod(written);
              if (next) onPeriod(next);
            }}
          />
        )}
        <Conditions register={register} draft={draft} onChange={(conditions) => change({ conditions })} />
        <span className="pl-actions">
          <PivotActions draft={draft} period={period} register={register} onChoose={onChange} />
        </span>
      </div>
      <PivotTable register={register} draft={draft} asked={pivotOf(draft, period.key)} />
    </div>
  );
}

interface SpanProps {
  register: Register;
  label: string;
  side: Side | null;
  onChange: (side: Side) => void;
}

/** How days stand together; nothing for other fields. */
function Span({ register, label, side, onChange }: SpanProps) {
  if (side === null || !hasSpan(register, side)) return null;
  return (
    <Field label={label} stacked>
      <Select value={side.by} choices={spans} onChange={(by) => onChange({ ...side, by: by as Side['by'] })} />
    </Field>
  );
}

interface ConditionsProps {
  register: Register;
  draft: PivotDraft;
  onChange: (conditions: PivotDraft['conditions']) => void;
}

const most = 5;

/** Codes that records must have one of. */
function Conditions({ register, draft: { conditions }, onChange }: ConditionsProps) {
  const { office } = useOffice();
  const coded = codedOf(register);
  const first = coded.find(({ key }) => !conditions.some(({ field }) => field === key));
  if (office === null || coded.length === 0) return null;
  return (
    <>
      {conditions.map((condition) => {
        const field = coded.find(({ key }) => key === condition.field);
        const set = (next: PivotDraft['conditions'][number]) =>
          onChange(conditions.map((each) => (each.field === condition.field ? next : each)));
        if (field?.type !== 'code') return null;
        return (
          <span key={condition.field} className="pl-condition">
            <Select
              narrow
              label="条件"
              value={field.key}
              choices={coded
                .filter(({ key }) => key === field.key || !conditions.some((each) => each.field === key))
                .map(({ key, label }) => ({ value: key, label }))}
              onChange={(key) => set({ field: key, values: [] })}
            />
            <span className="pl-codes">
              <CodesInput
                label={`${field.label}是其中之一`}
                placeholder="不限"
                options={optionsOf(office.table(field.table))}
                value={condition.values}
                onChange={(values) => set({ ...condition, values: [...values] })}
              />
            </span>
            <Button kind="quiet" onClick={() => onChange(conditions.filter((each) => each.field !== condition.field))}>
              去掉
            </Button>
          </span>
        );
      })}
      {first !== undefined && conditions.length < most && (
        <Button kind="quiet" onClick={() => onChange([...conditions, { field: first.key, values: [] }])}>
          加一个条件
        </Button>
      )}
    </>
  );
}
