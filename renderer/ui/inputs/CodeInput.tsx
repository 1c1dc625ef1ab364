import Autocomplete from '@mui/material/Autocomplete';
import { focusNextField } from '../enterToNext.ts';
import { useFieldControl } from '../Field.tsx';
import { AutocompleteBox } from './AutocompleteBox.tsx';
import type { InputProps } from './input.ts';
import { OptionLine } from './OptionLine.tsx';
import { findOptions, type Option, useSpellings } from './option.ts';

export interface CodeInputProps extends InputProps<string | null> {
  /** Keep the same array between renders: its pinyin is worked out once. */
  options: readonly Option[];
  /** Show the code before the name. */
  showCode?: boolean;
}

/** One of a table of codes; found by name, pinyin initials, pinyin or code. Enter takes the entry and goes on. */
export function CodeInput({ value, onChange, options, showCode = false, ...rest }: CodeInputProps) {
  const spellings = useSpellings(options);
  const field = useFieldControl();
  const chosen =
    value === null ? null : (options.find((option) => option.code === value) ?? { code: value, label: value });
  return (
    <Autocomplete<Option>
      id={field?.id}
      options={options as Option[]}
      value={chosen}
      disabled={rest.disabled}
      readOnly={rest.readOnly}
      openOnFocus={false}
      noOptionsText="没有相符的项"
      getOptionLabel={(option) => option.label}
      getOptionKey={(option) => option.code}
      isOptionEqualToValue={(option, other) => option.code === other.code}
      groupBy={options.some((option) => option.group) ? (option) => option.group ?? '' : undefined}
      filterOptions={(all, state) =>
        findOptions(all, state.inputValue === chosen?.label ? '' : state.inputValue, spellings)
      }
      onChange={(event, option, reason) => {
        onChange(option?.code ?? null);
        if (reason === 'selectOption' && event.type === 'keydown') focusNextField(event.target as HTMLElement);
      }}
      onBlur={rest.onBlur}
      renderInput={(params) => <AutocompleteBox params={params} {...rest} />}
      renderOption={({ key, ...props }, option) => (
        <li key={key} {...props}>
          <OptionLine lead={showCode ? option.code : undefined} title={option.label} detail={option.detail} />
        </li>
      )}
    />
  );
}
