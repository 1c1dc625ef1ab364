import type { ReactNode } from 'react';
import type { InputProps } from './input.ts';
import { PlainInput } from './PlainInput.tsx';

export interface TextInputProps extends InputProps<string> {
  maxLength?: number;
  /** A unit or a note behind the text. */
  end?: ReactNode;
  inputMode?: 'text' | 'numeric' | 'tel';
}

/** One line of text, kept as typed. */
export function TextInput({ value, onChange, ...rest }: TextInputProps) {
  return <PlainInput {...rest} text={value} onText={onChange} />;
}
