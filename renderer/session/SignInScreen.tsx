import { useEffect, useState } from 'react';
import { call } from '../api/client.ts';
import { Button, Callout, Field, TextInput } from '../ui/index.ts';
import { PasswordEntry } from './PasswordEntry.tsx';
import { RecoverForm } from './RecoverForm.tsx';
import { SessionCard } from './SessionCard.tsx';
import type { Session } from './useSession.ts';

/** Login and password, or the recovery key of the printed sheet. */
export default function SignInScreen({ session }: { session: Session }) {
  const [recovering, setRecovering] = useState(false);
  const [login, setLogin] = useState('');
  const { township, demo } = session.session ?? { township: '', demo: null };
  useEffect(() => {
    document.title = '登录 · 平安台账';
  }, []);

  if (recovering) {
    return (
      <SessionCard title="用恢复密钥登录" note={township}>
        <RecoverForm onSignedIn={session.accept} onBack={() => setRecovering(false)} />
      </SessionCard>
    );
  }
  return (
    <SessionCard title="平安台账" note={township}>
      <PasswordEntry
        label="登录"
        ready={login.trim() !== ''}
        onPassword={async (password) => session.accept(await call('session.login', { login, password }))}
      >
        {demo && (
          <Callout>
            <div className="pa-session-demo">
              演示乡镇，人物均为虚构。
              <dl>
                <dt>用户名</dt>
                <dd>{demo.login}</dd>
                <dt>密码</dt>
                <dd>{demo.password}</dd>
              </dl>
            </div>
          </Callout>
        )}
        <Field label="用户名" stacked>
          <TextInput value={login} onChange={setLogin} maxLength={30} autoFocus />
        </Field>
      </PasswordEntry>
      <div className="pa-session-links">
        <Button kind="quiet" onClick={() => setRecovering(true)}>
          忘记密码…
        </Button>
      </div>
    </SessionCard>
  );
}
