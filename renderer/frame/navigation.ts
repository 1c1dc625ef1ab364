// What stands in the navigation, as data: the groups of registers as declared, and what surrounds them.
import { type Access, mayCall, type Role } from '../../shared/contract/procedure.ts';
import { registers } from '../../shared/registers/index.ts';
import { registerGroups } from '../../shared/registers/register.ts';
import { hrefOf } from '../route.ts';

export interface NavItem {
  /** `today`, `register/person`, `settings/users`: also the key of its icon and of its help. */
  key: string;
  title: string;
  href: string;
}

export interface NavGroup {
  /** Nothing above the first items. */
  title?: string;
  items: readonly NavItem[];
}

const today: NavItem = { key: 'today', title: '今日', href: hrefOf('today') };

/** 管理, with who may open each. */
const management: readonly { key: string; title: string; access: Access }[] = [
  { key: 'imports', title: '导入记录', access: 'signedIn' },
  { key: 'codes', title: '数据字典', access: 'signedIn' },
  { key: 'users', title: '用户', access: 'admin' },
  { key: 'backup', title: '备份', access: 'signedIn' },
  { key: 'audit', title: '审计日志', access: 'director' },
  { key: 'office', title: '设置', access: 'signedIn' },
];

/** The navigation for a role; groups without a register are left out. */
export function navigationFor(role: Role): NavGroup[] {
  const groups = registerGroups.map((group) => ({
    title: group.title,
    items: registers
      .filter((register) => register.group === group.key)
      .map(({ key, title }) => ({ key: `register/${key}`, title, href: hrefOf('register', key) })),
  }));
  const managed = management
    .filter((item) => mayCall(role, item.access))
    .map(({ key, title }) => ({ key: `settings/${key}`, title, href: hrefOf('settings', key) }));
  return [{ items: [today] }, ...groups.filter((group) => group.items.length > 0), { title: '管理', items: managed }];
}
