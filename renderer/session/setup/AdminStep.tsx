import { useState } from 'react';
import { Button, ErrorPanel, enterScope, enterToNext, Field, FieldGroup, TextInput } from '../../ui/index.ts';
import { isUsable, type NewPassword, NewPasswordFields, noPassword } from '../NewPasswordFields.tsx';

export interface Admin {
  login: string;
  name: string;
  password: NewPassword;
}

export const noAdmin: Admin = { login: '', name: '', password: noPassword };

export interface AdminStepProps {
  value: Admin;
  township: string;
  busy: boolean;
  failure: string | null;
  onChange: (value: Admin) => void;
  onBack: () => void;
  /** All is filled and holds: make the township. */
  onCreate: () => void;
}

/** The first administrator. The last key press here makes the township. */
export function AdminStep({ value, township, busy, failure, onChange, onBack, onCreate }: AdminStepProps) {
  const [strict, setStrict] = useState(false);
  const missing = (text: string, what: string) =>
    strict && text.trim() === '' ? [{ level: 'error' as const, message: `请填写${what}。` }] : [];
  const create = () => {
    setStrict(true);
    const { login, name, password } = value;
    if (login.trim() !== '' && name.trim() !== '' && isUsable(password, login.trim())) onCreate();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter is passed on between the inputs inside */}
      <div className="pa-setup-form" onKeyDown={enterToNext} {...{ [enterScope]: '' }}>
        <FieldGroup title="系统管理员">
          <Field label="姓名" required messages={missing(value.name, '姓名')}>
            <TextInput value={value.name} onChange={(name) => onChange({ ...value, name })} maxLength={30} autoFocus />
          </Field>
          <Field
            label="用户名"
            required
            help="登录时输入，可以是姓名、拼音或工号。"
            messages={missing(value.login, '用户名')}
          >
            <TextInput value={value.login} onChange={(login) => onChange({ ...value, login })} maxLength={30} />
          </Field>
          <NewPasswordFields
            value={value.password}
            login={value.login.trim()}
            strict={strict}
            onChange={(password) => onChange({ ...value, password })}
          />
        </FieldGroup>
        <p className="pa-setup-note">
          系统管理员可以添加其他用户、重置密码。台账用密码加密：密码忘记时只能由另一名管理员重置，或使用下一步的恢复密钥。
        </p>
        {failure !== null && <ErrorPanel message={failure} compact />}
        <footer className="pa-setup-foot">
          <Button onClick={onBack} disabled={busy}>
            上一步
          </Button>
          <span className="pa-setup-count">{township}</span>
          <Button kind="main" onClick={create} busy={busy} enterTarget>
            建立台账
          </Button>
        </footer>
      </div>
    </>
  );
}
