import { type ReactNode, useState } from 'react';
import type { Register } from '../../../shared/registers/register.ts';
import type { ShownRow } from '../../fields/cellView.ts';
import { notify } from '../../ui/index.ts';
import { type VillageAct, VillageDialog } from './VillageDialog.tsx';

export interface VillageActs {
  /** What may be done to these villages; nothing in other registers and for other roles. */
  acts: readonly { act: VillageAct; label: string; run: (villages: readonly ShownRow[]) => void }[];
  dialog: ReactNode;
}

const labels: readonly { act: VillageAct; label: string; single: boolean }[] = [
  { act: 'rename', label: '更名…', single: true },
  { act: 'merge', label: '合并到…', single: false },
  { act: 'close', label: '撤销…', single: true },
];

/** 更名, 合并 and 撤销 of villages, for 主任 and 系统管理. `onDone` reads the register anew. */
export function useVillageActs(register: Register, allowed: boolean, today: string, onDone: () => void): VillageActs {
  const [asked, setAsked] = useState<{ act: VillageAct; villages: readonly ShownRow[] } | null>(null);
  if (register.key !== 'village' || !allowed) return { acts: [], dialog: null };

  const start = (act: VillageAct, single: boolean, chosen: readonly ShownRow[]) => {
    const villages = chosen.filter(({ row }) => row.withdrawn === null && row.values.state === 'active');
    if (villages.length === 0) {
      notify({ text: '请先在表格里选中要办理的村（社区）；已合并、撤销的不能再办。', tone: 'info' });
    } else if (single && villages.length > 1) {
      notify({ text: '一次只能办理一个村（社区），请只选一行。', tone: 'info' });
    } else {
      setAsked({ act, villages });
    }
  };
  return {
    acts: labels.map(({ act, label, single }) => ({
      act,
      label,
      run: (chosen: readonly ShownRow[]) => start(act, single, chosen),
    })),
    dialog: asked && (
      <VillageDialog
        {...asked}
        today={today}
        onDone={() => {
          setAsked(null);
          onDone();
        }}
        onClose={() => setAsked(null)}
      />
    ),
  };
}
