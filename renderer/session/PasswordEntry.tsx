import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { sentenceOf } from '../api/client.ts';
import { Button, ErrorPanel, Field, PasswordInput } from '../ui/index.ts';
import { secondsOf, useWait } from './useWait.ts';

export interface PasswordEntryProps {
  label: string;
  /** Fields before the password. */
  children?: ReactNode;
  /** False while something before the password is missing. */
  ready?: boolean;
  autoFocus?: boolean;
  onPassword: (password: string) => Promise<void>;
}

/** A password with its button: says what was wrong, counts the waiting time down, starts over in the password. */
export function PasswordEntry({ label, children, ready = true, autoFocus, onPassword }: PasswordEntryProps) {
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [wait, setWait] = useWait();
  const input = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || wait > 0 || !ready) return;
    if (password === '') return input.current?.focus();
    setBusy(true);
    setFailure(null);
    try {
      await onPassword(password);
    } catch (error) {
      setFailure(sentenceOf(error));
      setWait(secondsOf(error));
      setPassword('');
      setBusy(false);
      input.current?.focus();
    }
  };

  return (
    <form className="pa-session-form" onSubmit={submit} noValidate>
      {children}
      <Field label="密码" stacked>
        <PasswordInput value={password} onChange={setPassword} autoFocus={autoFocus} inputRef={input} />
      </Field>
      {failure !== null && <ErrorPanel message={failure} compact />}
      <Button kind="main" submit fullWidth busy={busy} disabled={wait > 0}>
        {wait > 0 ? `请等待 ${wait} 秒` : label}
      </Button>
    </form>
  );
}
