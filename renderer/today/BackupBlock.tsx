import { useState } from 'react';
import { beijingText } from '../../shared/fields/beijingTime.ts';
import { call, finished } from '../api/client.ts';
import { useMay } from '../api/currentUser.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { hrefOf } from '../route.ts';
import { Button, ErrorPanel, notify, Panel } from '../ui/index.ts';

export interface BackupBlockProps {
  lastAt: string | null;
  onDone: () => Promise<void>;
}

/** When the last backup was made, and the button for one now. */
export function BackupBlock({ lastAt, onDone }: BackupBlockProps) {
  const may = useMay('writer');
  const attempt = useAttempt();
  const [step, setStep] = useState('');
  const backUp = () =>
    attempt.run(async () => {
      const { job } = await call('backups.now', {});
      const { rows } = await finished<{ rows: number }>(job, { onProgress: (status) => setStep(status.step) });
      notify({ text: `已备份并核对，共 ${rows.toLocaleString('zh-CN')} 条记录` });
      await onDone();
    });
  return (
    <Panel title="备份">
      <dl className="pa-today-backup">
        <dt>最近一次</dt>
        <dd>{lastAt === null ? '还没有备份' : beijingText(lastAt)}</dd>
      </dl>
      {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
      <div className="pa-today-actions">
        {may && (
          <Button onClick={backUp} busy={attempt.busy}>
            {attempt.busy ? step || '正在备份' : '立即备份'}
          </Button>
        )}
        <Button kind="quiet" href={hrefOf('settings', 'backup')}>
          备份与恢复
        </Button>
      </div>
    </Panel>
  );
}
