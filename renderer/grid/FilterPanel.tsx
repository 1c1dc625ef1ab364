import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import OutlinedInput from '@mui/material/OutlinedInput';
import { type FormEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { filterDay, filterNumber } from './filterText.ts';
import { matchOptions } from './optionMatch.ts';
import type { FilterValue, GridColumn, LinkSuggestion } from './types.ts';

interface FilterPanelProps {
  column: GridColumn;
  value: FilterValue | undefined;
  onApply: (value: FilterValue | undefined) => void;
}

/** The choices behind a filter button, by the kind of the column. Applied with Enter or the button, as in WPS. */
export function FilterPanel(props: FilterPanelProps): ReactNode {
  switch (props.column.filter) {
    case 'code':
      return <CodePanel {...props} />;
    case 'yesNo':
      return <YesNoPanel {...props} />;
    case 'link':
      return <LinkPanel {...props} />;
    default:
      return <RangePanel {...props} />;
  }
}

function Panel({
  children,
  onSubmit,
  onClear,
}: {
  children: ReactNode;
  onSubmit: () => void;
  onClear: () => void;
}): ReactNode {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Box
      component="form"
      onSubmit={submit}
      sx={{ p: 1.5, width: 260, display: 'flex', flexDirection: 'column', gap: 1 }}
    >
      {children}
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1 }}>
        <Button type="button" onClick={onClear}>
          不筛选
        </Button>
        <Button type="submit" variant="contained">
          确定
        </Button>
      </Box>
    </Box>
  );
}

interface Tickable {
  value: string;
  label: string;
}

function TickList({
  items,
  ticked,
  onToggle,
}: {
  items: readonly Tickable[];
  ticked: ReadonlySet<string>;
  onToggle: (item: Tickable) => void;
}) {
  return (
    <Box sx={{ maxHeight: 260, overflow: 'auto', display: 'flex', flexDirection: 'column' }}>
      {items.map((item) => (
        <FormControlLabel
          key={item.value}
          sx={{ m: 0 }}
          control={
            <Checkbox size="small" checked={ticked.has(item.value)} onChange={() => onToggle(item)} sx={{ p: 0.5 }} />
          }
          label={item.label}
        />
      ))}
    </Box>
  );
}

function CodePanel({ column, value, onApply }: FilterPanelProps): ReactNode {
  const [ticked, setTicked] = useState(() => new Set(value?.kind === 'code' ? value.values : []));
  const [typed, setTyped] = useState('');
  const options = column.options ?? [];
  const blank: Tickable[] = typed === '' ? [{ value: '', label: '（空白）' }] : [];
  const items = [...(typed === '' ? options : matchOptions(options, typed)), ...blank];
  const toggle = ({ value: each }: Tickable) => {
    const next = new Set(ticked);
    if (!next.delete(each)) next.add(each);
    setTicked(next);
  };
  const apply = () => {
    const single = items.length === 1 && ticked.size === 0 && typed !== '' ? items[0] : undefined;
    const values = single ? [single.value] : [...ticked];
    onApply(values.length === 0 ? undefined : { kind: 'code', values });
  };
  return (
    <Panel onSubmit={apply} onClear={() => onApply(undefined)}>
      {options.length > 6 ? (
        <OutlinedInput
          placeholder="名称、拼音首字母或代码"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      ) : null}
      <TickList items={items} ticked={ticked} onToggle={toggle} />
    </Panel>
  );
}

function YesNoPanel({ value, onApply }: FilterPanelProps): ReactNode {
  const current = value?.kind === 'yesNo' ? value.value : undefined;
  const entry = (label: string, next: boolean | null) => (
    <Button
      type="button"
      variant={current === next ? 'contained' : 'outlined'}
      onClick={() => onApply({ kind: 'yesNo', value: next })}
    >
      {label}
    </Button>
  );
  return (
    <Box sx={{ p: 1.5, display: 'flex', gap: 1 }}>
      {entry('是', true)}
      {entry('否', false)}
      {entry('空白', null)}
      <Button type="button" onClick={() => onApply(undefined)}>
        全部
      </Button>
    </Box>
  );
}

function LinkPanel({ column, value, onApply }: FilterPanelProps): ReactNode {
  const [picked, setPicked] = useState<readonly LinkSuggestion[]>(value?.kind === 'link' ? value.values : []);
  const [typed, setTyped] = useState('');
  const [offers, setOffers] = useState<readonly LinkSuggestion[]>([]);
  const { suggest } = column;
  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      suggest?.(typed, controller.signal)
        .then((found) => {
          if (!controller.signal.aborted) setOffers(found);
        })
        .catch(() => {
          if (!controller.signal.aborted) setOffers([]);
        });
    }, 150);
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [typed, suggest]);
  const ticked = new Set(picked.map((each) => each.value));
  const blank: LinkSuggestion = { value: '', label: '（空白）' };
  const rest = [...offers, ...(typed === '' ? [blank] : [])].filter((offer) => !ticked.has(offer.value));
  const items = [...picked, ...rest].map((offer) => ({
    ...offer,
    label: offer.hint ? `${offer.label}（${offer.hint}）` : offer.label,
  }));
  const toggle = ({ value: each }: Tickable) => {
    const offer = [...offers, blank].find((found) => found.value === each);
    setPicked(ticked.has(each) ? picked.filter((old) => old.value !== each) : offer ? [...picked, offer] : picked);
  };
  return (
    <Panel
      onSubmit={() => onApply(picked.length === 0 ? undefined : { kind: 'link', values: picked })}
      onClear={() => onApply(undefined)}
    >
      <OutlinedInput placeholder="名称或拼音首字母" value={typed} onChange={(event) => setTyped(event.target.value)} />
      <TickList items={items} ticked={ticked} onToggle={toggle} />
    </Panel>
  );
}

function RangePanel({ column, value, onApply }: FilterPanelProps): ReactNode {
  const id = useId();
  const isDay = column.filter === 'day';
  const stored = value?.kind === 'day' || value?.kind === 'number' ? value : undefined;
  const [from, setFrom] = useState(stored?.from ?? '');
  const [to, setTo] = useState(stored?.to ?? '');
  const read = (text: string, end: 'first' | 'last') => (isDay ? filterDay(text, end) : filterNumber(text));
  const isBad = (text: string, end: 'first' | 'last') => text.trim() !== '' && read(text, end) === undefined;
  const someBad = isBad(from, 'first') || isBad(to, 'last');
  const apply = () => {
    if (someBad) return;
    const range = { ...part('from', read(from, 'first')), ...part('to', read(to, 'last')) };
    if (range.from === undefined && range.to === undefined) onApply(undefined);
    else onApply({ kind: isDay ? 'day' : 'number', ...range });
  };
  const hint = isDay ? '写法：2026、2026.3、2026.3.5' : someBad ? '请填数字' : '';
  const field = (label: string, text: string, set: (next: string) => void, end: 'first' | 'last') => (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <Box component="label" htmlFor={`${id}-${end}`}>
        {label}
      </Box>
      <OutlinedInput
        id={`${id}-${end}`}
        fullWidth
        value={text}
        error={isBad(text, end)}
        onChange={(event) => set(event.target.value)}
      />
    </Box>
  );
  return (
    <Panel onSubmit={apply} onClear={() => onApply(undefined)}>
      {field('从', from, setFrom, 'first')}
      {field('到', to, setTo, 'last')}
      {hint === '' ? null : (
        <Box sx={{ color: someBad ? 'error.main' : 'text.secondary', fontSize: '0.9em' }}>{hint}</Box>
      )}
    </Panel>
  );
}

function part(key: 'from' | 'to', value: string | undefined): { from?: string; to?: string } {
  return value === undefined ? {} : { [key]: value };
}
