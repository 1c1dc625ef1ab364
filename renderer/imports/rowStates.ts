// The states of a checked row as the clerk reads them, in the order of the filters.
import type { ImportCounts, PreviewRow } from '../../shared/contract/exchangeProcedures.ts';
import type { TagTone } from '../ui/index.ts';

export type RowState = PreviewRow['state'];

/** One filter of the review. */
export type Show = 'all' | RowState;

export const stateTitles: Readonly<Record<RowState, string>> = {
  good: '可导入',
  warned: '有提示',
  doubtful: '待确认',
  held: '退回',
  unchanged: '未变',
};

export const stateTones: Readonly<Record<RowState, TagTone>> = {
  good: 'success',
  warned: 'warning',
  doubtful: 'accent',
  held: 'danger',
  unchanged: 'plain',
};

/** One sentence about what happens to the rows of a filter. */
export const showHints: Readonly<Record<Show, string>> = {
  all: '点单元格直接改，改完这一行马上重新核对。',
  good: '没有问题，导入时保存。',
  warned: '导入时照样保存，请先看一看标黄的单元格。',
  doubtful: '表里的人可能已经登记过：选定是谁，或作为新的人。没有选定的不导入。',
  held: '标红的单元格改好，这一行才能导入。',
  unchanged: '与已有的登记完全一样，不重复保存。',
};

export const shows: readonly Show[] = ['all', 'good', 'warned', 'doubtful', 'held', 'unchanged'];

export function showTitle(show: Show): string {
  return show === 'all' ? '全部' : stateTitles[show];
}

export function countOf(counts: ImportCounts, show: Show): number {
  return show === 'all' ? counts.rows : counts[show];
}

/** How many rows a save would write. */
export function savable(counts: ImportCounts): number {
  return counts.good + counts.warned;
}

/** What to look at first: what keeps rows back, then what is only worth a look. */
export function firstShow(counts: ImportCounts): Show {
  if (counts.held > 0) return 'held';
  if (counts.doubtful > 0) return 'doubtful';
  return counts.warned > 0 ? 'warned' : 'all';
}
