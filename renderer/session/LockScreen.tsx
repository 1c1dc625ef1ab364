import { useEffect } from 'react';
import { Refusal } from '../../shared/contract/errors.ts';
import { call } from '../api/client.ts';
import { Button, notifyError } from '../ui/index.ts';
import { PasswordEntry } from './PasswordEntry.tsx';
import { SessionCard } from './SessionCard.tsx';
import type { Session } from './useSession.ts';

/** Asks the password of who has locked; what she had open waits behind. */
export default function LockScreen({ session }: { session: Session }) {
  const name = session.user?.name ?? '';
  useEffect(() => {
    const before = document.title;
    document.title = '已锁定 · 平安台账';
    return () => {
      document.title = before;
    };
  }, []);

  const unlock = async (password: string) => {
    try {
      session.accept(await call('session.unlock', { password }));
    } catch (error) {
      // The session itself may have ended meanwhile (the program was restarted, the password was reset).
      if (error instanceof Refusal && error.code === 'unauthenticated' && error.details === undefined) {
        return session.reload();
      }
      throw error;
    }
  };
  return (
    <SessionCard title="已锁定" note={[session.session?.township, name].filter(Boolean).join(' · ')}>
      <PasswordEntry label="解锁" autoFocus onPassword={unlock} />
      <div className="pa-session-links">
        <span />
        <Button kind="quiet" hint="没有保存的内容会丢失" onClick={() => session.signOut().catch(notifyError)}>
          换用户登录
        </Button>
      </div>
    </SessionCard>
  );
}
