import Autocomplete from '@mui/material/Autocomplete';
import { useFieldControl } from '../Field.tsx';
import { AutocompleteBox } from './AutocompleteBox.tsx';
import type { InputProps } from './input.ts';
import { OptionLine } from './OptionLine.tsx';
import { findOptions, type Option, useSpellings } from './option.ts';

export interface CodesInputProps extends InputProps<readonly string[]> {
  options: readonly Option[];
}

/** Several of a table of codes. Enter takes an entry and stays, Backspace removes the last one. */
export function CodesInput({ value, onChange, options, ...rest }: CodesInputProps) {
  const spellings = useSpellings(options);
  const field = useFieldControl();
  const byCode = new Map(options.map((option) => [option.code, option]));
  return (
    <Autocomplete<Option, true>
      multiple
      id={field?.id}
      options={options as Option[]}
      value={value.map((code) => byCode.get(code) ?? { code, label: code })}
      disabled={rest.disabled}
      readOnly={rest.readOnly}
      filterSelectedOptions
      disableCloseOnSelect
      noOptionsText="没有相符的项"
      getOptionLabel={(option) => option.label}
      getOptionKey={(option) => option.code}
      isOptionEqualToValue={(option, other) => option.code === other.code}
      filterOptions={(all, state) =>
        findOptions(
          all.filter((option) => !value.includes(option.code)),
          state.inputValue,
          spellings,
        )
      }
      onChange={(_, chosen) => onChange(chosen.map((option) => option.code))}
      onBlur={rest.onBlur}
      renderInput={(params) => (
        <AutocompleteBox params={params} {...rest} placeholder={value.length === 0 ? rest.placeholder : undefined} />
      )}
      renderOption={({ key, ...props }, option) => (
        <li key={key} {...props}>
          <OptionLine title={option.label} detail={option.detail} />
        </li>
      )}
    />
  );
}
