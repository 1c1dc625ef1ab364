import type { Role } from '../../shared/contract/procedure.ts';

export const roleTitles: Readonly<Record<Role, string>> = {
  admin: '系统管理',
  director: '主任',
  clerk: '经办',
  viewer: '查阅',
};

/** What each role may do, in the words of the help. */
export const roleWords: Readonly<Record<Role, string>> = {
  viewer: '查看、搜索、导出。',
  clerk: '查阅的全部，另加：登记、修改、注销、导入、备份。',
  director: '经办的全部，另加：村（社区）更名合并撤销、查看各处修改、审计日志。',
  admin: '主任的全部，另加：用户、数据字典、设置、备份位置。',
};

/** From the narrowest to the widest. */
export const roles: readonly Role[] = ['viewer', 'clerk', 'director', 'admin'];
