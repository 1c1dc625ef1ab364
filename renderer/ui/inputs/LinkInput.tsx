import AddIcon from '@mui/icons-material/Add';
import Autocomplete from '@mui/material/Autocomplete';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { focusNextField } from '../enterToNext.ts';
import { useFieldControl } from '../Field.tsx';
import { AutocompleteBox } from './AutocompleteBox.tsx';
import type { InputProps } from './input.ts';
import { OptionLine } from './OptionLine.tsx';

/** A row of another register, as it is offered and shown. */
export interface Link {
  id: string;
  title: string;
  /** What tells two of one name apart: village, masked ID number, birthday. */
  detail?: string;
}

export interface LinkInputProps extends InputProps<Link | null> {
  /** Asked 120 ms after the last key with the trimmed text; empty text may offer recent rows. */
  suggest: (typed: string) => Promise<readonly Link[]>;
  /** Offers 新建 at the end of the list and makes the row in place; undefined when it was given up. */
  create?: { label: (typed: string) => string; run: (typed: string) => Promise<Link | undefined> };
}

type Entry = Link | { create: string };

const pauseMs = 120;

/** A link to a row of another register, found by typing; a new row is made in place. */
export function LinkInput({ value, onChange, suggest, create, ...rest }: LinkInputProps) {
  const field = useFieldControl();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<{ for: string; links: readonly Link[] } | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const asking = useRef(suggest);
  useEffect(() => {
    asking.current = suggest;
  });

  const wanted = typed === value?.title ? '' : typed.trim();
  const isAnswered = found?.for === wanted;
  // Enter was pressed before the answer came: its first row is what was meant.
  const awaited = useRef<HTMLElement | null>(null);
  const taking = useRef<(link: Link, from: HTMLElement) => void>(() => undefined);
  useEffect(() => {
    if (!open) return;
    let current = true;
    setBusy(true);
    const timer = setTimeout(async () => {
      try {
        const links = await asking.current(wanted);
        if (!current) return;
        setFound({ for: wanted, links });
        setFailed(undefined);
        const [first] = links;
        if (awaited.current && first) taking.current(first, awaited.current);
        awaited.current = null;
      } catch (error) {
        if (current) setFailed(error instanceof Error ? error.message : '查找没有完成，请重试');
      } finally {
        if (current) setBusy(false);
      }
    }, pauseMs);
    return () => {
      current = false;
      awaited.current = null;
      clearTimeout(timer);
    };
  }, [open, wanted]);

  const entries: Entry[] = failed === undefined && isAnswered ? [...found.links] : [];
  if (create && wanted !== '' && isAnswered && !busy) entries.push({ create: wanted });

  const take = async (entry: Entry | null, from: HTMLElement | undefined) => {
    if (entry === null) return onChange(null);
    if (!('create' in entry)) {
      onChange(entry);
      if (from) focusNextField(from);
      return;
    }
    const made = await create?.run(entry.create);
    if (made) onChange(made);
  };

  useEffect(() => {
    taking.current = (link, from) => {
      setOpen(false);
      void take(link, from);
    };
  });
  const onKeyDown = (event: KeyboardEvent & { defaultMuiPrevented?: boolean }) => {
    const isComposing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || isComposing || !open || wanted === '' || isAnswered) return;
    event.preventDefault();
    event.defaultMuiPrevented = true;
    awaited.current = event.target as HTMLElement;
  };

  return (
    <Autocomplete<Entry>
      id={field?.id}
      options={entries}
      value={value}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      disabled={rest.disabled}
      readOnly={rest.readOnly}
      loading={busy}
      noOptionsText={failed ?? (wanted === '' ? '输入姓名、拼音首字母或号码' : '没有相符的记录')}
      filterOptions={(all) => all}
      getOptionLabel={(entry) => ('create' in entry ? entry.create : entry.title)}
      getOptionKey={(entry) => ('create' in entry ? 'create' : entry.id)}
      isOptionEqualToValue={(entry, other) => !('create' in entry) && !('create' in other) && entry.id === other.id}
      inputValue={typed}
      onInputChange={(_, text) => setTyped(text)}
      onChange={(event, entry) => take(entry, event.type === 'keydown' ? (event.target as HTMLElement) : undefined)}
      onBlur={rest.onBlur}
      onKeyDown={onKeyDown}
      renderInput={(params) => <AutocompleteBox params={params} {...rest} />}
      renderOption={({ key, ...props }, entry) => (
        <li key={key} {...props}>
          {'create' in entry ? (
            <span className="pa-option pa-option-create">
              <AddIcon />
              {create?.label(entry.create)}
            </span>
          ) : (
            <OptionLine title={entry.title} detail={entry.detail} />
          )}
        </li>
      )}
    />
  );
}
