import { useState } from 'react';
import { call } from '../api/client.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import { Dialog, ErrorPanel, Field, PasswordInput } from '../ui/index.ts';
import { RecoveryKey } from './RecoveryKey.tsx';
import './SessionCard.css';

/** Asks the administrator's own password, then shows the new recovery key; the old sheet is void from then on. */
export function NewRecoveryKey({ onClose }: { onClose: () => void }) {
  const [password, setPassword] = useState('');
  const [recoveryKey, setRecoveryKey] = useState('');
  const [kept, setKept] = useState(false);
  const attempt = useAttempt();
  const township = useAnswer('session.state', {}).data?.township ?? '';

  const make = () =>
    attempt.run(async () => {
      const made = await call('users.newRecoveryKey', { password });
      setPassword('');
      setRecoveryKey(made.recoveryKey);
    });

  if (recoveryKey !== '') {
    return (
      <Dialog open title="新的恢复密钥" width="medium" main={{ label: '完成', onPress: onClose, disabled: !kept }}>
        <RecoveryKey recoveryKey={recoveryKey} township={township} kept={kept} onKept={setKept} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      title="换发恢复密钥"
      main={{ label: '换发', onPress: () => void make(), busy: attempt.busy, disabled: password === '' }}
      onClose={onClose}
    >
      <div className="pa-session-form">
        <p>恢复表遗失或可能被人看到时换发。旧的恢复表随即作废；以前的备份仍用备份时的密码或恢复密钥打开。</p>
        {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
        <Field label="您的密码" required stacked>
          <PasswordInput value={password} onChange={setPassword} autoFocus />
        </Field>
      </div>
    </Dialog>
  );
}
