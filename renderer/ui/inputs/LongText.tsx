import type { InputProps } from './input.ts';
import { PlainInput } from './PlainInput.tsx';

export interface LongTextProps extends InputProps<string> {
  maxLength?: number;
  rows?: number;
}

/** Several lines; grows with its text. Enter is a new line, Ctrl+Enter goes to the next field. */
export function LongText({ value, onChange, rows = 3, ...rest }: LongTextProps) {
  return <PlainInput {...rest} text={value} onText={onChange} rows={{ min: rows, max: rows * 4 }} />;
}
