// A report of the centre: where it is worked on, and how near its day is, in words.
import type { OutputOf } from '../../shared/contract/index.ts';
import { findReport } from '../../shared/reports/index.ts';
import { hrefOf } from '../route.ts';
import type { TagTone } from '../ui/index.ts';

export type CentreEntry = OutputOf<'centre.list'>['reports'][number];

/** The page of a report: a declared statistic, or the work report. */
export function pageOf({ key, period }: Pick<CentreEntry, 'key' | 'period'>): string {
  return findReport(key) ? hrefOf('reports', 'view', { key, period }) : hrefOf('reports', 'monthly', { period });
}

export const states: Readonly<Record<CentreEntry['state'], { title: string; tone: TagTone }>> = {
  notBegun: { title: '未开始', tone: 'plain' },
  draft: { title: '草稿', tone: 'accent' },
  locked: { title: '已锁定', tone: 'success' },
  sent: { title: '已报送', tone: 'success' },
};

/** From this many days before on, a day is near. */
const nearDays = 3;

/** Whether it should have been sent by now. */
export const isLate = ({ days, state, isDue }: Pick<CentreEntry, 'days' | 'state' | 'isDue'>): boolean =>
  isDue && days < 0 && state !== 'sent';

/** 逾期 2 天 · 今天到期 · 还有 3 天; nothing for what was sent, or was before the office began to report. */
export function dueWords({
  days,
  state,
  isDue,
}: Pick<CentreEntry, 'days' | 'state' | 'isDue'>): { text: string; tone: TagTone } | null {
  if (state === 'sent' || !isDue) return null;
  if (days < 0) return { text: `逾期 ${-days} 天`, tone: 'danger' };
  if (days === 0) return { text: '今天到期', tone: 'warning' };
  return { text: `还有 ${days} 天`, tone: days <= nearDays ? 'warning' : 'plain' };
}

/** 12 KB, 3.4 MB. */
export function sizeWords(bytes: number): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 1024) return `${Math.max(1, Math.round(kilobytes))} KB`;
  return `${(kilobytes / 1024).toFixed(1)} MB`;
}
