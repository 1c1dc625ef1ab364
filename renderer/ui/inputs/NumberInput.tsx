import type { InputProps } from './input.ts';
import { ParsedInput } from './ParsedInput.tsx';
import { type NumberShape, parseNumber } from './parsed.ts';

export interface NumberInputProps extends InputProps<string | null>, NumberShape {
  /** 元, 人, 公顷 … behind the number. */
  unit?: string;
  onProblem?: (message: string | null) => void;
}

/** A number as exact decimal text; nothing passes through floating point. */
export function NumberInput({ decimals, min, max, unit, ...rest }: NumberInputProps) {
  return (
    <ParsedInput
      {...rest}
      parse={(typed) => parseNumber(typed, { decimals, min, max })}
      format={(value) => value}
      inputMode={decimals ? 'decimal' : 'numeric'}
      align="right"
      end={unit === undefined ? undefined : <span className="pa-input-unit">{unit}</span>}
    />
  );
}
