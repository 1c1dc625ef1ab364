// 用户: who may sign in and with which role; new passwords and the recovery key.
import AddIcon from '@mui/icons-material/Add';
import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { Role } from '../../shared/contract/procedure.ts';
import { beijingText } from '../../shared/fields/beijingTime.ts';
import { call } from '../api/client.ts';
import { useCurrentUser } from '../api/currentUser.ts';
import { useAnswer } from '../api/useAnswer.ts';
import {
  ErrorPanel,
  MenuButton,
  notify,
  notifyError,
  Page,
  PageHead,
  SkeletonRows,
  SmallTable,
  Tag,
} from '../ui/index.ts';
import { NewRecoveryKey } from './NewRecoveryKey.tsx';
import { ResetPasswordDialog } from './ResetPasswordDialog.tsx';
import { roleTitles } from './roleTitles.ts';
import { UserForm } from './UserForm.tsx';

export type User = OutputOf<'users.list'>['users'][number];

type Open = { kind: 'form'; user: User | null } | { kind: 'password'; user: User } | { kind: 'recovery' } | null;

const roleTones: Record<Role, 'accent' | 'plain'> = {
  admin: 'accent',
  director: 'accent',
  clerk: 'plain',
  viewer: 'plain',
};

export default function UsersPage() {
  const { data, failure, reload } = useAnswer('users.list', {});
  const me = useCurrentUser();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);

  const setActive = async (user: User, active: boolean) => {
    const { id, name, role } = user;
    const set = async (value: boolean) => {
      await call('users.update', { id, name, role, active: value });
      await reload();
    };
    try {
      await set(active);
      notify({
        text: active ? `已启用 ${name}` : `已停用 ${name}，不能再登录`,
        action: { label: '撤销', run: () => set(!active) },
      });
    } catch (error) {
      notifyError(error);
    }
  };

  return (
    <Page
      head={
        <PageHead
          title="用户"
          note={data && `共 ${data.users.length} 人`}
          description="每个人用自己的用户名，不共用；谁改了什么都记在本人名下。"
          main={{ label: '新增用户', icon: <AddIcon />, onPress: () => setOpen({ kind: 'form', user: null }) }}
          more={[{ key: 'recovery', label: '换发恢复密钥…', onSelect: () => setOpen({ kind: 'recovery' }) }]}
        />
      }
    >
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} compact />}
      {data === undefined ? (
        failure === null && <SkeletonRows rows={4} />
      ) : (
        <SmallTable<User>
          label="用户"
          rows={data.users}
          rowKey={(user) => user.id}
          rowTone={(user) => (user.active ? undefined : 'muted')}
          onOpen={(user) => setOpen({ kind: 'form', user })}
          columns={[
            { key: 'name', title: '姓名', render: (user) => <strong>{user.name}</strong> },
            { key: 'login', title: '用户名', render: (user) => user.login },
            {
              key: 'role',
              title: '角色',
              width: '9rem',
              render: (user) => <Tag tone={roleTones[user.role]}>{roleTitles[user.role]}</Tag>,
            },
            { key: 'active', title: '状态', width: '6rem', render: (user) => (user.active ? '在用' : '已停用') },
            {
              key: 'last',
              title: '最近登录',
              width: '11rem',
              render: (user) => (user.lastLoginAt === null ? '从未登录' : beijingText(user.lastLoginAt)),
            },
            {
              key: 'actions',
              title: '',
              width: '4rem',
              align: 'right',
              render: (user) => (
                // biome-ignore lint/a11y/noStaticElementInteractions: keeps the menu's clicks from opening the row
                // biome-ignore lint/a11y/useKeyWithClickEvents: the row takes keys on itself only
                <span onClick={(event) => event.stopPropagation()}>
                  <MenuButton
                    label={`${user.name}的操作`}
                    iconOnly
                    entries={[
                      { key: 'edit', label: '修改…', onSelect: () => setOpen({ kind: 'form', user }) },
                      { key: 'password', label: '重置密码…', onSelect: () => setOpen({ kind: 'password', user }) },
                      user.active
                        ? {
                            key: 'off',
                            label: '停用',
                            disabled: user.id === me?.id,
                            ...(user.id === me?.id ? { detail: '不能停用自己' } : {}),
                            onSelect: () => void setActive(user, false),
                          }
                        : { key: 'on', label: '启用', onSelect: () => void setActive(user, true) },
                    ]}
                  />
                </span>
              ),
            },
          ]}
        />
      )}
      {open?.kind === 'form' && <UserForm user={open.user} onSaved={reload} onClose={close} />}
      {open?.kind === 'password' && <ResetPasswordDialog user={open.user} onClose={close} />}
      {open?.kind === 'recovery' && <NewRecoveryKey onClose={close} />}
    </Page>
  );
}
