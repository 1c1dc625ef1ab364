import { useState } from 'react';
import type { Role } from '../../shared/contract/procedure.ts';
import { call } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { DrawerForm, ErrorPanel, Field, FieldGroup, notify, Segmented, TextInput } from '../ui/index.ts';
import { isUsable, NewPasswordFields, noPassword } from './NewPasswordFields.tsx';
import { roles, roleTitles, roleWords } from './roleTitles.ts';
import type { User } from './UsersPage.tsx';
import './SessionCard.css';

export interface UserFormProps {
  /** Null for a new one. */
  user: User | null;
  onSaved: () => Promise<void>;
  onClose: () => void;
}

const choices = roles.map((role) => ({ value: role, label: roleTitles[role] }));

/** A new user, or name and role of one there is. */
export function UserForm({ user, onSaved, onClose }: UserFormProps) {
  const [name, setName] = useState(user?.name ?? '');
  const [login, setLogin] = useState(user?.login ?? '');
  const [role, setRole] = useState<Role>(user?.role ?? 'clerk');
  const [password, setPassword] = useState(noPassword);
  const [strict, setStrict] = useState(false);
  const attempt = useAttempt();
  const dirty = user
    ? name !== user.name || role !== user.role
    : name !== '' || login !== '' || password.first !== '' || password.second !== '';
  const missing = (text: string, what: string) =>
    strict && text.trim() === '' ? [{ level: 'error' as const, message: `请填写${what}。` }] : [];

  const save = async () => {
    setStrict(true);
    if (name.trim() === '' || login.trim() === '') return false;
    if (user === null && !isUsable(password, login.trim())) return false;
    const saved = await attempt.run(async () => {
      if (user) await call('users.update', { id: user.id, name: name.trim(), role, active: user.active });
      else await call('users.create', { login: login.trim(), name: name.trim(), role, newPassword: password.first });
      await onSaved();
    });
    if (!saved) return false;
    notify({ text: user ? `已保存 ${name.trim()}` : `已添加 ${name.trim()}，请当面告知初始密码` });
    onClose();
    return true;
  };

  return (
    <DrawerForm
      open
      title={user ? `用户 · ${user.name}` : '新增用户'}
      width={560}
      dirty={dirty}
      busy={attempt.busy}
      onSave={save}
      onClose={onClose}
    >
      {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
      <FieldGroup title="基本信息">
        <Field label="姓名" required messages={missing(name, '姓名')}>
          <TextInput value={name} onChange={setName} maxLength={30} />
        </Field>
        <Field
          label="用户名"
          required
          help={user ? '用户名建立后不能改。' : '登录时输入，可以是姓名、拼音或工号；建立后不能改。'}
          messages={missing(login, '用户名')}
        >
          <TextInput value={login} onChange={setLogin} maxLength={30} readOnly={user !== null} />
        </Field>
        <Field label="角色" required group help={roleWords[role]}>
          <Segmented
            label="角色"
            value={role}
            choices={choices}
            onChange={(value) => setRole(roles.find((each) => each === value) ?? role)}
          />
        </Field>
      </FieldGroup>
      {user === null && (
        <FieldGroup title="初始密码">
          <NewPasswordFields value={password} onChange={setPassword} login={login.trim()} strict={strict} />
          <p className="pa-setup-note">当面告知本人，请本人登录后在右上角菜单中修改。</p>
        </FieldGroup>
      )}
    </DrawerForm>
  );
}
