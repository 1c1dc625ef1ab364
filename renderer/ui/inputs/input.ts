// What every input has in common.
import type { Ref } from 'react';

export interface InputProps<V> {
  value: V;
  onChange: (value: V) => void;
  /** Names the input where no Field stands around it. */
  label?: string;
  placeholder?: string;
  disabled?: boolean;
  readOnly?: boolean;
  autoFocus?: boolean;
  onBlur?: () => void;
  inputRef?: Ref<HTMLInputElement | HTMLTextAreaElement>;
}
