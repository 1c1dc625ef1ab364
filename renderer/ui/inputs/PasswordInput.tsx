import VisibilityOffIcon from '@mui/icons-material/VisibilityOffOutlined';
import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import { useState } from 'react';
import { IconButton } from '../IconButton.tsx';
import type { InputProps } from './input.ts';
import { PlainInput } from './PlainInput.tsx';

export interface PasswordInputProps extends InputProps<string> {
  /** A new password is not to be filled in by the browser. */
  fresh?: boolean;
}

/** A password; the eye shows it, Caps Lock is said. */
export function PasswordInput({ value, onChange, fresh, ...rest }: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  return (
    <>
      <PlainInput
        {...rest}
        text={value}
        onText={onChange}
        type={shown ? 'text' : 'password'}
        autoComplete={fresh ? 'new-password' : 'current-password'}
        onKeyDown={(event) => setCapsLock(event.getModifierState('CapsLock'))}
        end={
          <IconButton
            label={shown ? '隐藏密码' : '显示密码'}
            icon={shown ? <VisibilityOffIcon /> : <VisibilityIcon />}
            onClick={() => setShown(!shown)}
          />
        }
      />
      {capsLock && (
        <p className="pa-field-warning" role="status">
          大写锁定（Caps Lock）已打开
        </p>
      )}
    </>
  );
}
