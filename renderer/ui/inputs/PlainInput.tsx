// The box that all typed inputs are made of: MUI's outlined input tied to the Field around it.
import OutlinedInput from '@mui/material/OutlinedInput';
import type { ChangeEvent, KeyboardEvent, ReactNode, Ref } from 'react';
import { namedBy, useFieldControl } from '../Field.tsx';
import './input.css';

export interface PlainInputProps {
  text: string;
  onText: (text: string) => void;
  label?: string;
  placeholder?: string;
  disabled?: boolean;
  readOnly?: boolean;
  autoFocus?: boolean;
  invalid?: boolean;
  maxLength?: number;
  type?: 'text' | 'password' | 'search';
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel';
  autoComplete?: string;
  spellCheck?: boolean;
  rows?: { min: number; max: number };
  start?: ReactNode;
  end?: ReactNode;
  align?: 'left' | 'right';
  onBlur?: () => void;
  onFocus?: () => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  inputRef?: Ref<HTMLInputElement | HTMLTextAreaElement>;
}

export function PlainInput(props: PlainInputProps) {
  const field = useFieldControl();
  return (
    <OutlinedInput
      fullWidth
      notched={false}
      id={field?.id}
      value={props.text}
      onChange={(event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => props.onText(event.target.value)}
      placeholder={props.placeholder}
      disabled={props.disabled}
      readOnly={props.readOnly}
      autoFocus={props.autoFocus}
      error={props.invalid || field?.invalid || false}
      required={field?.required}
      type={props.type ?? 'text'}
      multiline={props.rows !== undefined}
      minRows={props.rows?.min}
      maxRows={props.rows?.max}
      startAdornment={props.start}
      endAdornment={props.end}
      onBlur={props.onBlur}
      onFocus={props.onFocus}
      onKeyDown={props.onKeyDown}
      inputRef={props.inputRef}
      inputProps={{
        ...namedBy(field, props.label),
        'aria-describedby': field?.describedBy,
        inputMode: props.inputMode,
        maxLength: props.maxLength,
        autoComplete: props.autoComplete ?? 'off',
        spellCheck: props.spellCheck ?? false,
        style: props.align === 'right' ? { textAlign: 'right' } : undefined,
      }}
    />
  );
}
