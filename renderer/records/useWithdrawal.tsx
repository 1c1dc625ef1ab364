import { type ReactNode, useState } from 'react';
import type { Register } from '../../shared/registers/register.ts';
import { call } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { ErrorPanel, notify, notifyUndoable, ReasonDialog } from '../ui/index.ts';

const usualReasons = ['登记错误', '重复登记', '已迁出本辖区', '已死亡', '不再适用'];

export interface Withdrawal {
  /** Asks for the reason; what happens then can be taken back from the notice. */
  ask(ids: readonly string[]): void;
  restore(ids: readonly string[]): Promise<void>;
  dialog: ReactNode;
}

/** 注销 and 恢复 of a register's rows. `onDone` reads the register anew; `reasons` are those that are common there. */
export function useWithdrawal(
  register: Register,
  onDone: () => void,
  reasons: readonly string[] = usualReasons,
): Withdrawal {
  const [ids, setIds] = useState<readonly string[]>([]);
  const attempt = useAttempt();

  const restore = async (restored: readonly string[]) => {
    const { rows } = await call('rows.restore', { register: register.key, ids: [...restored] });
    onDone();
    notify({ text: `已恢复 ${rows} 条` });
  };

  const withdraw = async (reason: string) => {
    const { rows } = await call('rows.withdraw', { register: register.key, ids: [...ids], reason });
    const done = ids;
    setIds([]);
    onDone();
    notifyUndoable(`已注销 ${rows} 条`, () => restore(done));
  };

  const dialog = (
    <ReasonDialog
      open={ids.length > 0}
      title={`注销 ${ids.length} 条${register.title}`}
      reasons={reasons}
      confirmLabel="注销"
      busy={attempt.busy}
      onConfirm={(reason) => void attempt.run(() => withdraw(reason))}
      onClose={() => {
        attempt.forget();
        setIds([]);
      }}
    >
      {register.period === undefined
        ? '注销的记录不再出现在台账里，历史保留，随时可以恢复。'
        : '注销只用于登记错误。离任、退出的请填写退出日期和原因，这样仍能按过去某日查看名单。'}
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
    </ReasonDialog>
  );
  return { ask: setIds, restore, dialog };
}
