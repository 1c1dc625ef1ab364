import { useState } from 'react';
import { RowChoice } from '../fields/RowChoice.tsx';
import { Select } from '../ui/index.ts';
import type { ReportEntry } from './ReportPage.tsx';
import type { OnlyKey, Scope } from './reportAddress.ts';

interface ScopeBarProps {
  entry: ReportEntry;
  scope: Scope;
  onChange: (scope: Scope) => void;
}

const registers: Readonly<Record<OnlyKey, { register: string; label: string }>> = {
  committee: { register: 'peopleCommittee', label: '某个调委会' },
  village: { register: 'village', label: '某个村（社区）' },
  team: { register: 'team', label: '某支队伍' },
  line: { register: 'patrolLine', label: '某条防线' },
  mediator: { register: 'mediator', label: '某个调解员' },
};

/** By whom the rows are told apart, and whether only one committee, village, team, line or mediator is counted. */
export function ScopeBar({ entry, scope, onChange }: ScopeBarProps) {
  const only = (Object.keys(registers) as OnlyKey[]).find((key) => scope[key] !== undefined);
  const [chosen, setChosen] = useState<OnlyKey | null>(only ?? null);
  const offered = (Object.keys(registers) as OnlyKey[]).filter((key) =>
    entry.dimensions.some((dimension) => dimension.key === key),
  );
  const by = scope.by ?? entry.dimensions[0]?.key ?? 'whole';
  const plain: Scope = scope.by === undefined ? {} : { by: scope.by };
  return (
    <div className="pr-scope">
      {entry.layout !== 'list' && entry.dimensions.length > 1 && (
        <Select
          narrow
          label="分行"
          value={by}
          choices={entry.dimensions.map(({ key, label }) => ({ value: key, label: `按${label}` }))}
          onChange={(next) => onChange({ ...scope, by: next as NonNullable<Scope['by']> })}
        />
      )}
      {offered.length > 0 && (
        <Select
          narrow
          label="范围"
          value={chosen ?? 'all'}
          choices={[
            { value: 'all', label: '全部' },
            ...offered.map((key) => ({ value: key, label: registers[key].label })),
          ]}
          onChange={(next) => {
            setChosen(next === 'all' ? null : (next as OnlyKey));
            if (only !== undefined) onChange(plain);
          }}
        />
      )}
      {chosen !== null && (
        <div className="pr-only" key={chosen}>
          <RowChoice
            register={registers[chosen].register}
            label={registers[chosen].label}
            id={scope[chosen] ?? null}
            onChange={(id) => onChange(id === null ? plain : { ...plain, [chosen]: id })}
          />
        </div>
      )}
    </div>
  );
}
