import MuiCheckbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MuiMenuItem from '@mui/material/MenuItem';
import OutlinedInput from '@mui/material/OutlinedInput';
import MuiSelect from '@mui/material/Select';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { namedBy, useFieldControl } from '../Field.tsx';
import './YesNo.css';

export interface CheckboxProps {
  label: ReactNode;
  checked: boolean;
  partly?: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** A box to tick, with its words. */
export function Checkbox({ label, checked, partly = false, disabled, onChange }: CheckboxProps) {
  return (
    <FormControlLabel
      label={label}
      disabled={disabled}
      control={
        <MuiCheckbox checked={checked} indeterminate={partly} onChange={(event) => onChange(event.target.checked)} />
      }
    />
  );
}

export interface Choice {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface SelectProps {
  value: string;
  choices: readonly Choice[];
  label?: string;
  disabled?: boolean;
  /** As wide as its words instead of as its place. */
  narrow?: boolean;
  onChange: (value: string) => void;
}

/** One of a few fixed choices behind a button; longer lists take CodeInput. */
export function Select({ value, choices, label, disabled, narrow = false, onChange }: SelectProps) {
  const field = useFieldControl();
  const name = namedBy(field, label);
  return (
    <MuiSelect
      id={field?.id}
      labelId={name['aria-labelledby']}
      value={value}
      fullWidth={!narrow}
      disabled={disabled}
      input={<OutlinedInput notched={false} error={field?.invalid ?? false} />}
      inputProps={{ 'aria-label': name['aria-label'], 'aria-describedby': field?.describedBy }}
      onChange={(event) => onChange(event.target.value)}
    >
      {choices.map((choice) => (
        <MuiMenuItem key={choice.value} value={choice.value} disabled={choice.disabled}>
          {choice.label}
        </MuiMenuItem>
      ))}
    </MuiSelect>
  );
}

export interface SegmentedProps {
  label: string;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
}

/** Two to four choices side by side, one always chosen: 全部 · 在用 · 已注销. */
export function Segmented({ label, value, choices, onChange }: SegmentedProps) {
  const group = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step =
      event.key === 'ArrowRight' || event.key === 'ArrowDown'
        ? 1
        : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
          ? -1
          : 0;
    if (step === 0) return;
    event.preventDefault();
    const place = choices.findIndex((choice) => choice.value === value);
    const next = (place + step + choices.length) % choices.length;
    const chosen = choices[next];
    if (!chosen) return;
    onChange(chosen.value);
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[next]?.focus();
  };
  return (
    <div ref={group} className="pa-yes-no" role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {choices.map((choice) => (
        // biome-ignore lint/a11y/useSemanticElements: drawn as joined buttons, which a native radio cannot be
        <button
          key={choice.value}
          type="button"
          role="radio"
          aria-checked={choice.value === value}
          tabIndex={choice.value === value ? 0 : -1}
          disabled={choice.disabled}
          onClick={() => onChange(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}
