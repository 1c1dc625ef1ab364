// Taking a record of a case back, with a reason: it leaves the dossier, and the notice can bring it back.
import { type ReactNode, useState } from 'react';
import { call } from '../../api/client.ts';
import { useAttempt } from '../../api/useAnswer.ts';
import { ErrorPanel, notify, notifyUndoable, ReasonDialog } from '../../ui/index.ts';

interface TakingBackProps {
  register: string;
  title: string;
  reasons: readonly string[];
  /** After 已恢复…: what is left to do. */
  restoredHint?: string;
  onTaken: () => void | Promise<void>;
  onRestored?: () => void;
}

/** `ask` names the record. */
export function useTakingBack(props: TakingBackProps): { ask: (id: string) => void; dialog: ReactNode } {
  const { register, title, reasons, restoredHint = '', onTaken, onRestored } = props;
  const [id, setId] = useState<string | null>(null);
  const attempt = useAttempt();

  const takeBack = async (reason: string) => {
    if (id === null) return;
    const ids = [id];
    await call('rows.withdraw', { register, ids, reason });
    setId(null);
    notifyUndoable(`已撤下${title}`, async () => {
      await call('rows.restore', { register, ids });
      notify({ text: `已恢复${title}${restoredHint}` });
      onRestored?.();
    });
    await onTaken();
  };

  const dialog = (
    <ReasonDialog
      open={id !== null}
      title={`撤下${title}`}
      reasons={reasons}
      confirmLabel="撤下"
      busy={attempt.busy}
      onConfirm={(reason) => void attempt.run(() => takeBack(reason))}
      onClose={() => {
        attempt.forget();
        setId(null);
      }}
    >
      撤下的不再进入卷宗，历史保留，可以恢复。
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
    </ReasonDialog>
  );
  return { ask: setId, dialog };
}
