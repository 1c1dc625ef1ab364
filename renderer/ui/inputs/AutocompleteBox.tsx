// The outlined input inside MUI's Autocomplete, tied to the Field around it.
import type { AutocompleteRenderInputParams } from '@mui/material/Autocomplete';
import OutlinedInput from '@mui/material/OutlinedInput';
import { namedBy, useFieldControl } from '../Field.tsx';
import type { InputProps } from './input.ts';

interface AutocompleteBoxProps extends Pick<InputProps<unknown>, 'label' | 'placeholder' | 'autoFocus' | 'inputRef'> {
  params: AutocompleteRenderInputParams;
}

export function AutocompleteBox({ params, label, placeholder, autoFocus, inputRef }: AutocompleteBoxProps) {
  const field = useFieldControl();
  const { slotProps } = params;
  return (
    <OutlinedInput
      {...slotProps.input}
      id={params.id}
      disabled={params.disabled}
      fullWidth
      notched={false}
      placeholder={placeholder}
      autoFocus={autoFocus}
      inputRef={inputRef}
      error={field?.invalid ?? false}
      inputProps={{
        ...slotProps.htmlInput,
        ...namedBy(field, label),
        'aria-describedby': field?.describedBy,
        'aria-required': field?.required || undefined,
        spellCheck: false,
      }}
    />
  );
}
