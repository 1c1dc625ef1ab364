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

const management: readonly { key: string; title: string }[] = [
  { key: 'imports', title: '导入记录' },
  { key: 'codes', title: '数据字典' },
  { key: 'users', title: '用户' },
  { key: 'backup', title: '备份' },
  { key: 'audit', title: '审计日志' },
  { key: 'office', title: '设置' },
];

/** Places that not everyone may open. */
const accesses: Readonly<Record<string, Access>> = {
  import: 'writer',
  'persons/duplicates': 'writer',
  'settings/users': 'admin',
  'settings/audit': 'director',
};

/** Whether a role may open a place, `settings/users`, also by typing its address. */
export function mayOpen(role: Role, place: string): boolean {
  return mayCall(role, accesses[place] ?? 'signedIn');
}

/** The navigation for a role; groups without a register are left out. */
export function navigationFor(role: Role): NavGroup[] {
  const groups = registerGroups.map((group) => ({
    title: group.title,
    items: registers
      .filter((register) => register.group === group.key)
      .map(({ key, title }) => ({ key: `register/${key}`, title, href: hrefOf('register', key) })),
  }));
  const managed = management
    .map(({ key, title }) => ({ key: `settings/${key}`, title, href: hrefOf('settings', key) }))
    .filter((item) => mayOpen(role, item.key));
  return [{ items: [today] }, ...groups.filter((group) => group.items.length > 0), { title: '管理', items: managed }];
}
