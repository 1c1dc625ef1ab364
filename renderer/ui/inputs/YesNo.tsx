import { type KeyboardEvent, useRef } from 'react';
import { namedBy, useFieldControl } from '../Field.tsx';
import type { InputProps } from './input.ts';
import './YesNo.css';

export type YesNoProps = Omit<InputProps<boolean | null>, 'placeholder' | 'inputRef'>;

const choices = [
  { value: true, label: '是', keys: ['1', 'y', 's'] },
  { value: false, label: '否', keys: ['0', 'n', 'f'] },
] as const;

/** 是 · 否 · not said. Arrows choose, 1 and 0 too, Delete clears. */
export function YesNo({ value, onChange, label, disabled, readOnly, autoFocus, onBlur }: YesNoProps) {
  const field = useFieldControl();
  const group = useRef<HTMLDivElement>(null);
  const locked = disabled || readOnly;

  const choose = (chosen: boolean | null) => {
    if (locked) return;
    onChange(chosen);
    const place = chosen === false ? 1 : 0;
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[place]?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const byKey = choices.find((choice) => (choice.keys as readonly string[]).includes(event.key.toLowerCase()));
    if (byKey) choose(byKey.value);
    else if (event.key.startsWith('Arrow')) choose(value !== true);
    else if (event.key === 'Delete' || event.key === 'Backspace') choose(null);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={group}
      className="pa-yes-no"
      role="radiogroup"
      {...namedBy(field, label)}
      aria-describedby={field?.describedBy}
      aria-required={field?.required || undefined}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      {choices.map((choice, place) => (
        // biome-ignore lint/a11y/useSemanticElements: a native radio cannot be cleared again
        <button
          key={choice.label}
          type="button"
          role="radio"
          aria-checked={value === choice.value}
          disabled={disabled}
          tabIndex={value === choice.value || (value === null && place === 0) ? 0 : -1}
          // biome-ignore lint/a11y/noAutofocus: the form's first field
          autoFocus={autoFocus && place === 0}
          onClick={() => choose(value === choice.value ? null : choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}
