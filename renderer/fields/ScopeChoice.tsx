import { useState } from 'react';
import { Select } from '../ui/index.ts';
import type { Only, OnlyKey } from './onlyScope.ts';
import { RowChoice } from './RowChoice.tsx';
import './ScopeChoice.css';

interface ScopeChoiceProps {
  only: Only | null;
  onChange: (only: Only | null) => void;
}

const registers: Readonly<Record<OnlyKey, { register: string; label: string }>> = {
  village: { register: 'village', label: '某个村（社区）' },
  securityCommittee: { register: 'committee', label: '某个治保会' },
  peopleCommittee: { register: 'peopleCommittee', label: '某个调委会' },
  team: { register: 'team', label: '某支队伍' },
  line: { register: 'patrolLine', label: '某条防线' },
};

const all = 'all';

/** The whole township, or one village, committee, team or line alone. */
export function ScopeChoice({ only, onChange }: ScopeChoiceProps) {
  const [chosen, setChosen] = useState<OnlyKey | null>(only?.key ?? null);
  return (
    <span className="pa-scope">
      <Select
        narrow
        label="范围"
        value={chosen ?? all}
        choices={[
          { value: all, label: '全乡镇' },
          ...Object.entries(registers).map(([value, { label }]) => ({ value, label })),
        ]}
        onChange={(next) => {
          setChosen(next === all ? null : (next as OnlyKey));
          if (only !== null) onChange(null);
        }}
      />
      {chosen !== null && (
        <span className="pa-scope-only" key={chosen}>
          <RowChoice
            {...registers[chosen]}
            id={only?.id ?? null}
            onChange={(id) => onChange(id === null ? null : { key: chosen, id })}
          />
        </span>
      )}
    </span>
  );
}
