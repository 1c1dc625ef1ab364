import { useState } from 'react';
import { beijingText } from '../../../shared/fields/beijingTime.ts';
import { call } from '../../api/client.ts';
import { transport } from '../../api/transport.ts';
import { useAttempt } from '../../api/useAnswer.ts';
import { Button, ConfirmDialog, ErrorPanel } from '../../ui/index.ts';
import type { SetupState } from '../useSession.ts';

export interface RestoreBackupProps {
  /** The newest good one, where the program found one. */
  offered?: SetupState['backup'];
  /** Something stands in the folder that will be put aside: asked before. */
  replaces?: boolean;
  onRestored: () => Promise<void>;
}

/** Restores the offered backup or one from a file. */
export function RestoreBackup({ offered, replaces = false, onRestored }: RestoreBackupProps) {
  const [chosen, setChosen] = useState<{ file: string; name: string } | null>(null);
  const attempt = useAttempt();

  const replace = async (file: string) => {
    // Damage may have been found while somebody was signed in.
    await call('session.logout', {});
    await call('setup.restore', { file });
    await onRestored();
  };
  const restore = (file: string) =>
    attempt.run(async () => {
      setChosen(null);
      await replace(file);
    });
  const ask = (backup: { file: string; name: string }) => (replaces ? setChosen(backup) : void restore(backup.file));
  const choose = () =>
    attempt.run(async () => {
      const picked = await transport().pickOpen({ label: '平安台账备份', extensions: ['ptbak'] });
      if (picked === null) return;
      if (replaces) return setChosen({ file: picked.handle, name: picked.name });
      await replace(picked.handle);
    });

  return (
    <div className="pa-setup-restore">
      {offered && (
        <div className="pa-setup-backup">
          <div>
            <strong>最近一份完好的备份</strong>
            <p>{beijingText(offered.madeAt)}</p>
            <p className="pa-setup-file">{offered.name}</p>
          </div>
          <Button kind="main" busy={attempt.busy} onClick={() => ask(offered)} autoFocus>
            恢复这份备份
          </Button>
        </div>
      )}
      {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
      <div>
        <Button kind={offered ? 'plain' : 'main'} busy={attempt.busy && !offered} onClick={choose} autoFocus={!offered}>
          {offered ? '选择其他备份文件…' : '选择备份文件…'}
        </Button>
      </div>
      <p className="pa-setup-note">
        备份文件以 .ptbak 结尾，一般在 U 盘或移动硬盘上。恢复以后，用备份时的用户名和密码登录，或用恢复密钥。
      </p>
      <ConfirmDialog
        open={chosen !== null}
        title="用备份恢复台账？"
        confirmLabel="恢复"
        busy={attempt.busy}
        onConfirm={() => chosen && void restore(chosen.file)}
        onClose={() => setChosen(null)}
      >
        文件夹里现有的文件另存在旁边，不会删除。备份以后登记的内容不在其中，要重新登记。
      </ConfirmDialog>
    </div>
  );
}
