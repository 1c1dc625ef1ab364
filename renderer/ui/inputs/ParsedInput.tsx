// An input whose text must become a value: the text stays as typed until the field is left, the value is up to date
// at every key, and a text that is no value is kept and explained instead of thrown away.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { InputProps } from './input.ts';
import { PlainInput } from './PlainInput.tsx';
import type { Parsed } from './parsed.ts';

export interface ParsedInputProps<V> extends InputProps<V | null> {
  parse: (typed: string) => Parsed<V>;
  format: (value: V) => string;
  /** The sentence while the text is no value, null once it is one again. The form does not save meanwhile. */
  onProblem?: (message: string | null) => void;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel';
  align?: 'left' | 'right';
  maxLength?: number;
  end?: ReactNode;
}

/** A typed value with its own reader and writer. */
export function ParsedInput<V>(props: ParsedInputProps<V>) {
  const { value, onChange, parse, format, onProblem, onBlur, ...rest } = props;
  const shown = value === null ? '' : format(value);
  const [text, setText] = useState(shown);
  const [message, setMessage] = useState<string | null>(null);
  const [left, setLeft] = useState(true);
  const typing = useRef(false);

  // A value that came from outside (another row, an undo) replaces the text; one that came from typing does not.
  useEffect(() => {
    if (typing.current) return;
    setText(shown);
    setMessage(null);
  }, [shown]);

  const read = (typed: string) => {
    typing.current = true;
    setText(typed);
    const result = parse(typed);
    const problem = result.ok ? null : result.message;
    setMessage(problem);
    onProblem?.(problem);
    if (result.ok && result.value !== value) onChange(result.value);
  };

  const leave = () => {
    typing.current = false;
    setLeft(true);
    if (message === null) setText(shown);
    onBlur?.();
  };

  const told = left && message !== null;
  return (
    <>
      <PlainInput {...rest} text={text} onText={read} onBlur={leave} onFocus={() => setLeft(false)} invalid={told} />
      {told && (
        <p className="pa-field-note pa-field-error" role="alert">
          {message}
        </p>
      )}
    </>
  );
}
