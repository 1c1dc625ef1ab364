import ClearIcon from '@mui/icons-material/Close';
import SearchIcon from '@mui/icons-material/Search';
import { IconButton } from '../IconButton.tsx';
import type { InputProps } from './input.ts';
import { PlainInput } from './PlainInput.tsx';

/** A box that searches while it is typed in; Esc empties it. */
export function SearchInput({ value, onChange, label, ...rest }: InputProps<string>) {
  return (
    <PlainInput
      {...rest}
      label={label}
      text={value}
      onText={onChange}
      placeholder={rest.placeholder ?? label}
      start={<SearchIcon className="pa-input-icon" />}
      end={value !== '' && <IconButton label="清除" icon={<ClearIcon />} onClick={() => onChange('')} />}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || value === '') return;
        event.stopPropagation();
        onChange('');
      }}
    />
  );
}
