// How a version of a report is called, and what is said of its lock.
import type { OutputOf } from '../../shared/contract/index.ts';
import { beijingText } from '../../shared/fields/beijingTime.ts';
import type { TagTone } from '../ui/index.ts';

export type Version = OutputOf<'reports.runs'>['runs'][number];

export const stateTitles: Readonly<Record<Version['state'], { title: string; tone: TagTone }>> = {
  draft: { title: '草稿', tone: 'plain' },
  locked: { title: '已锁定', tone: 'success' },
  replaced: { title: '已被代替', tone: 'warning' },
};

/** 初版, 第 1 次更正版 … */
export const versionTitle = (number: number): string => (number === 1 ? '初版' : `第 ${number - 1} 次更正版`);

/** Who locked it and when; a later one stands in its place where it is not in force. */
export function lockWords({ state, lockedBy, lockedAt }: Pick<Version, 'state' | 'lockedBy' | 'lockedAt'>): string {
  const locked = `${lockedBy ?? ''} ${lockedAt === null ? '' : beijingText(lockedAt)} 锁定。`;
  return state === 'locked' ? locked : `${locked}这一版已被代替或解锁。`;
}

/** 锁定后 n 条变更 … */
export const changedWords = (count: number): string =>
  count > 0 ? `锁定后 ${count.toLocaleString('zh-CN')} 条变更，不影响这一版。` : '锁定后没有记录变更。';

export const unlockReasons = ['发现填报错误', '上级要求重新上报', '锁定过早，还有数据未报'];
export const correctReasons = ['记录补报后数字有变', '上级核对后要求更正', '文字有误'];
