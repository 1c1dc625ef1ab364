import { type FormEvent, useState } from 'react';
import { call } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { Button, ErrorPanel, Field, LongText, TextInput } from '../ui/index.ts';
import { isUsable, NewPasswordFields, noPassword } from './NewPasswordFields.tsx';
import type { SessionState } from './useSession.ts';

export interface RecoverFormProps {
  onSignedIn: (state: SessionState) => void;
  onBack: () => void;
}

/** The printed recovery key sets a new password for one user and signs her in. */
export function RecoverForm({ onSignedIn, onBack }: RecoverFormProps) {
  const [recoveryKey, setRecoveryKey] = useState('');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState(noPassword);
  const [strict, setStrict] = useState(false);
  const attempt = useAttempt();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (recoveryKey.trim() === '' || login.trim() === '' || !isUsable(password, login)) return;
    await attempt.run(async () => {
      onSignedIn(await call('session.recover', { recoveryKey, login, newPassword: password.first }));
    });
  };
  const missing = (text: string, what: string) =>
    strict && text.trim() === '' ? [{ level: 'error' as const, message: `请填写${what}。` }] : [];

  return (
    <form className="pa-session-form" onSubmit={submit} noValidate>
      <Field
        label="恢复密钥"
        required
        stacked
        help="照恢复表输入，不分大小写，短横和空格可以省略。"
        messages={missing(recoveryKey, '恢复密钥')}
      >
        <LongText value={recoveryKey} onChange={setRecoveryKey} rows={2} maxLength={200} autoFocus />
      </Field>
      <Field
        label="用户名"
        required
        stacked
        help="要设新密码的用户，一般是系统管理员。"
        messages={missing(login, '用户名')}
      >
        <TextInput value={login} onChange={setLogin} maxLength={30} />
      </Field>
      <NewPasswordFields label="新密码" value={password} onChange={setPassword} login={login} strict={strict} stacked />
      {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
      <Button kind="main" submit fullWidth busy={attempt.busy}>
        设新密码并登录
      </Button>
      <div className="pa-session-links">
        <Button kind="quiet" onClick={onBack}>
          返回登录
        </Button>
      </div>
    </form>
  );
}
