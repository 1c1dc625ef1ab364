// The conditions of an own indicator, one a line; all must hold.
import AddIcon from '@mui/icons-material/Add';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import type { Field } from '../../shared/fields/field.ts';
import type { Register } from '../../shared/registers/register.ts';
import { optionsOf } from '../fields/codeOptions.ts';
import { useOffice } from '../fields/office.ts';
import { Button, CodesInput, IconButton, Select, TextInput } from '../ui/index.ts';
import { countable, filterOn, type OwnFilter, operationsOf } from './ownDraft.ts';

interface OwnFiltersProps {
  register: Register;
  filters: readonly OwnFilter[];
  onChange: (filters: OwnFilter[]) => void;
}

const most = 10;

export function OwnFilters({ register, filters, onChange }: OwnFiltersProps) {
  const fields = countable(register);
  const set = (at: number, filter: OwnFilter) => onChange(filters.map((each, index) => (index === at ? filter : each)));
  return (
    <div className="pi-own-filters">
      {filters.map((filter, at) => {
        const field = fields.find(({ key }) => key === filter.field) ?? fields[0]!;
        const without = () => onChange(filters.filter((_, index) => index !== at));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place
          <div key={at} className="pi-own-filter">
            <Select
              label="栏目"
              value={field.key}
              choices={fields.map(({ key, label }) => ({ value: key, label }))}
              onChange={(key) => set(at, filterOn(fields.find((each) => each.key === key)!))}
            />
            <Select
              label="比较"
              value={filter.op}
              choices={operationsOf(field)}
              onChange={(op) => set(at, { field: field.key, op: op as OwnFilter['op'] })}
            />
            <FilterValue field={field} filter={filter} onChange={(next) => set(at, next)} />
            <IconButton label="去掉这个条件" icon={<DeleteIcon />} onClick={without} />
          </div>
        );
      })}
      {filters.length < most && (
        <Button kind="quiet" icon={<AddIcon />} onClick={() => onChange([...filters, filterOn(fields[0]!)])}>
          加一个条件
        </Button>
      )}
    </div>
  );
}

interface FilterValueProps {
  field: Field;
  filter: OwnFilter;
  onChange: (filter: OwnFilter) => void;
}

function FilterValue({ field, filter, onChange }: FilterValueProps) {
  const { office } = useOffice();
  if (filter.op === 'filled' || filter.op === 'empty') return <span />;
  if (field.type === 'code') {
    const table = office?.table(field.table);
    return (
      <CodesInput
        label="值"
        value={filter.values ?? []}
        options={optionsOf(table)}
        onChange={(values) => onChange({ ...filter, values: [...values] })}
      />
    );
  }
  if (field.type === 'yesNo') {
    return (
      <Select
        label="值"
        value={String(filter.value ?? '1')}
        choices={[
          { value: '1', label: '是' },
          { value: '0', label: '否' },
        ]}
        onChange={(value) => onChange({ ...filter, value })}
      />
    );
  }
  return (
    <TextInput
      label="值"
      value={String(filter.value ?? '')}
      end={field.type === 'money' ? '元' : undefined}
      onChange={(value) => onChange({ ...filter, value })}
    />
  );
}
