import { useState } from 'react';
import { call } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { Dialog, ErrorPanel, notify } from '../ui/index.ts';
import { isUsable, NewPasswordFields, noPassword } from './NewPasswordFields.tsx';
import type { User } from './UsersPage.tsx';
import './SessionCard.css';

/** A new password for a user who has forgotten hers. */
export function ResetPasswordDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const [password, setPassword] = useState(noPassword);
  const [strict, setStrict] = useState(false);
  const attempt = useAttempt();
  const reset = async () => {
    setStrict(true);
    if (!isUsable(password, user.login)) return;
    const done = await attempt.run(async () => {
      await call('users.resetPassword', { id: user.id, newPassword: password.first });
    });
    if (!done) return;
    notify({ text: `已为 ${user.name} 设新密码，请当面告知` });
    onClose();
  };
  return (
    <Dialog
      open
      title={`重置密码 · ${user.name}`}
      main={{ label: '设为新密码', onPress: () => void reset(), busy: attempt.busy }}
      onClose={onClose}
    >
      <div className="pa-session-form">
        {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
        <NewPasswordFields
          label="新密码"
          value={password}
          onChange={setPassword}
          login={user.login}
          strict={strict}
          stacked
          autoFocus
        />
        <p className="pa-setup-note">{user.name}在其他窗口的登录随即结束。重置记入审计日志。</p>
      </div>
    </Dialog>
  );
}
