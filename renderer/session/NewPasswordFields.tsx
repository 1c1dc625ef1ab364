import { weaknessOf } from '../../shared/rules/newPassword.ts';
import { Field, PasswordInput } from '../ui/index.ts';

export interface NewPassword {
  first: string;
  second: string;
}

export const noPassword: NewPassword = { first: '', second: '' };

/** Whether both are filled, alike and good enough. */
export function isUsable({ first, second }: NewPassword, login: string): boolean {
  return first === second && weaknessOf(first, login) === null;
}

export interface NewPasswordFieldsProps {
  value: NewPassword;
  login: string;
  /** After an attempt to go on, empty fields are named too. */
  strict?: boolean;
  stacked?: boolean;
  autoFocus?: boolean;
  label?: string;
  onChange: (value: NewPassword) => void;
}

/** A new password, twice, with the rule said before it is broken. */
export function NewPasswordFields({
  value,
  login,
  strict,
  stacked,
  autoFocus,
  label = '密码',
  onChange,
}: NewPasswordFieldsProps) {
  const weakness = value.first !== '' || strict ? weaknessOf(value.first, login) : null;
  const differs = value.second !== '' && value.second !== value.first && !value.first.startsWith(value.second);
  const missing = strict && value.second !== value.first;
  return (
    <>
      <Field
        label={label}
        required
        stacked={stacked}
        messages={weakness === null ? [] : [{ level: strict ? 'error' : 'hint', message: weakness }]}
        help={weakness === null && value.first === '' ? '至少 8 位，可以是几个词连起来的一句话。' : undefined}
      >
        <PasswordInput
          fresh
          autoFocus={autoFocus}
          value={value.first}
          onChange={(first) => onChange({ ...value, first })}
        />
      </Field>
      <Field
        label="再输入一遍"
        required
        stacked={stacked}
        messages={differs || missing ? [{ level: 'error', message: '两次输入的密码不一致。' }] : []}
      >
        <PasswordInput fresh value={value.second} onChange={(second) => onChange({ ...value, second })} />
      </Field>
    </>
  );
}
