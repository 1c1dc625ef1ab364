// 改密码: one's own.
import { type FormEvent, useState } from 'react';
import { call } from '../api/client.ts';
import { useCurrentUser } from '../api/currentUser.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { Button, ErrorPanel, Field, notify, Page, PageHead, Panel, PasswordInput } from '../ui/index.ts';
import { isUsable, NewPasswordFields, noPassword } from './NewPasswordFields.tsx';
import './SessionCard.css';

export default function PasswordPage() {
  const login = useCurrentUser()?.login ?? '';
  const [old, setOld] = useState('');
  const [password, setPassword] = useState(noPassword);
  const [strict, setStrict] = useState(false);
  const attempt = useAttempt();

  const change = async (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (old === '' || !isUsable(password, login)) return;
    const done = await attempt.run(async () => {
      await call('session.changePassword', { password: old, newPassword: password.first });
    });
    if (!done) return;
    setOld('');
    setPassword(noPassword);
    setStrict(false);
    notify({ text: '密码已改，下次登录用新密码' });
  };

  return (
    <Page head={<PageHead title="改密码" />}>
      <div className="pa-password-page">
        <Panel>
          <form className="pa-session-form" onSubmit={change} noValidate>
            {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
            <Field
              label="现在的密码"
              required
              messages={strict && old === '' ? [{ level: 'error', message: '请填写现在的密码。' }] : []}
            >
              <PasswordInput value={old} onChange={setOld} autoFocus />
            </Field>
            <NewPasswordFields label="新密码" value={password} onChange={setPassword} login={login} strict={strict} />
            <div className="pa-password-foot">
              <Button kind="main" submit busy={attempt.busy}>
                改密码
              </Button>
            </div>
          </form>
        </Panel>
        <p className="pa-setup-note">改密码不影响台账内容。以前的备份仍用备份时的密码打开。</p>
      </div>
    </Page>
  );
}
