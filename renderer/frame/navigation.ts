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

/** Pages of a group that are no ledgers; they stand before its ledgers. */
const pagesOfGroups: Readonly<Record<string, readonly { key: string; title: string }[]>> = {
  mediation: [
    { key: 'mediation/cases', title: '调解案件' },
    { key: 'mediation/disputes', title: '台账转案件' },
    { key: 'mediation/numbers', title: '案号' },
    { key: 'mediation/subsidy', title: '以案定补' },
  ],
  duty: [
    { key: 'duty/today', title: '今日勤务' },
    { key: 'duty/rota', title: '排班' },
    { key: 'duty/patrol', title: '记巡逻' },
    { key: 'duty/log', title: '记值班' },
    { key: 'duty/schools', title: '护学岗周表' },
    { key: 'duty/coverage', title: '巡防覆盖' },
  ],
  report: [
    { key: 'reports/centre', title: '报表中心' },
    { key: 'reports/monthly', title: '工作月报' },
    { key: 'reports/indicators', title: '指标' },
    { key: 'reports/look', title: '统计图表' },
    { key: 'reports/list', title: '统计报表' },
    { key: 'reports/templates', title: '报表模板' },
  ],
};

const management: readonly { key: string; title: string }[] = [
  { key: 'settings/imports', title: '导入记录' },
  { key: 'settings/codes', title: '数据字典' },
  { key: 'settings/users', title: '用户' },
  { key: 'settings/backup', title: '备份' },
  { key: 'settings/audit', title: '审计日志' },
  { key: 'mediation/settings', title: '调解设置' },
  { key: 'settings/office', title: '设置' },
];

/** Pages that are reached from another one, which stays marked meanwhile. */
const homes: Readonly<Record<string, string>> = {
  'mediation/case': 'mediation/cases',
  'mediation/intake': 'mediation/cases',
  'mediation/minutes': 'mediation/cases',
  'reports/view': 'reports/list',
};

/** The item of the navigation to which a place belongs. */
export function navItemOf(place: string): string {
  return homes[place] ?? place;
}

/** Places that not everyone may open. */
const accesses: Readonly<Record<string, Access>> = {
  import: 'writer',
  'persons/duplicates': 'writer',
  'mediation/intake': 'writer',
  'mediation/disputes': 'writer',
  'mediation/settings': 'director',
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
    items: [
      ...(pagesOfGroups[group.key] ?? []),
      ...registers
        .filter((register) => register.group === group.key)
        .map(({ key, title }) => ({ key: `register/${key}`, title })),
    ],
  }));
  const withItems = [...groups.filter((group) => group.items.length > 0), { title: '管理', items: management }];
  const allowed = withItems.map(({ title, items }) => ({
    title,
    items: items.filter(({ key }) => mayOpen(role, key)).map(itemOf),
  }));
  return [{ items: [today] }, ...allowed];
}

function itemOf({ key, title }: { key: string; title: string }): NavItem {
  const [page = '', part = ''] = key.split('/');
  return { key, title, href: hrefOf(page, part) };
}
