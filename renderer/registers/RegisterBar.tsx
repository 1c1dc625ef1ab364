import CloseIcon from '@mui/icons-material/Close';
import FilterIcon from '@mui/icons-material/FilterAltOutlined';
import UnfinishedIcon from '@mui/icons-material/RuleOutlined';
import type { ReactNode } from 'react';
import { isSensitive } from '../../shared/fields/field.ts';
import type { Register } from '../../shared/registers/register.ts';
import { RevealButton } from '../records/RevealButton.tsx';
import type { Reveal } from '../records/useReveal.ts';
import { IconButton, SearchInput, Segmented } from '../ui/index.ts';
import type { ViewState } from './viewState.ts';

interface RegisterBarProps {
  register: Register;
  state: ViewState;
  /** The search box at every key; the view follows after a pause. */
  search: string;
  onSearch: (text: string) => void;
  onChange: (change: Partial<ViewState>) => void;
  filterRow: boolean;
  onFilterRow: (shown: boolean) => void;
  reveal: Reveal;
  /** Before everything else. */
  start?: ReactNode;
  /** The buttons of saved views and columns. */
  children: ReactNode;
}

const ranges = [
  { value: 'without', label: '在用' },
  { value: 'only', label: '已注销' },
  { value: 'with', label: '全部' },
];

/** What a register shows: search, range, filters, views, columns, full numbers. */
export function RegisterBar(props: RegisterBarProps) {
  const { register, state, filterRow, onChange } = props;
  const hasExpected = register.fields.some((field) => field.expected);
  return (
    <>
      {props.start}
      <div className="pr-bar-search">
        <SearchInput
          label={`搜索${register.title}`}
          placeholder="名称、拼音首字母、号码"
          value={props.search}
          onChange={props.onSearch}
        />
      </div>
      <Segmented
        label="范围"
        value={state.withdrawn}
        choices={ranges}
        onChange={(withdrawn) => onChange({ withdrawn: withdrawn as ViewState['withdrawn'] })}
      />
      <IconButton
        label={filterRow ? '收起筛选行' : '显示筛选行'}
        shortcut="Ctrl+Shift+L"
        icon={<FilterIcon />}
        pressed={filterRow}
        onClick={() => props.onFilterRow(!filterRow)}
      />
      {hasExpected && (
        <IconButton
          label="只看信息不全的"
          icon={<UnfinishedIcon />}
          pressed={state.unfinished}
          onClick={() => onChange({ unfinished: !state.unfinished })}
        />
      )}
      {props.children}
      {state.asOf !== null && (
        <Chip text={`${state.asOf} 的名单`} label="回到现在的名单" onClose={() => onChange({ asOf: null })} />
      )}
      {state.rest.length > 0 && (
        <Chip text={`另有 ${state.rest.length} 个条件`} label="去掉另外的条件" onClose={() => onChange({ rest: [] })} />
      )}
      <span className="pr-bar-space" />
      {register.fields.some(isSensitive) && <RevealButton reveal={props.reveal} />}
    </>
  );
}

function Chip({ text, label, onClose }: { text: string; label: string; onClose: () => void }) {
  return (
    <span className="pr-chip">
      {text}
      <IconButton label={label} icon={<CloseIcon />} onClick={onClose} />
    </span>
  );
}

/** Leads back from a narrowed view to everything; stands beside the count and moves nothing. */
export function WidenButton({ onPress }: { onPress: () => void }) {
  return (
    <button type="button" className="pr-widen" onClick={onPress}>
      清除条件
    </button>
  );
}
