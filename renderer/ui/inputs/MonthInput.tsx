import type { InputProps } from './input.ts';
import { ParsedInput } from './ParsedInput.tsx';
import { type Parsed, parseMonth } from './parsed.ts';

export interface MonthInputProps extends InputProps<string | null> {
  parse?: (typed: string) => Parsed<string>;
  format?: (month: string) => string;
  onProblem?: (message: string | null) => void;
}

/** A month, YYYY-MM, typed in any usual spelling. */
export function MonthInput({ parse = parseMonth, format = (month) => month, ...rest }: MonthInputProps) {
  return (
    <ParsedInput
      {...rest}
      parse={parse}
      format={format}
      placeholder={rest.placeholder ?? '年.月'}
      inputMode="numeric"
    />
  );
}
