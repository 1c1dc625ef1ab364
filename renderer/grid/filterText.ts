import type { CodeOption, FilterValue } from './types.ts';

/**
 * A day typed into a filter, wholly or in part: 2026, 2026.3, 2026年3月5日, 20260305. A part stands for its first or
 * its last day. Undefined when it is no day of the calendar.
 */
export function filterDay(typed: string, end: 'first' | 'last'): string | undefined {
  const compact = /^(\d{4})(\d{2})?(\d{2})?$/.exec(typed.trim());
  const parts = compact ?? /^(\d{4})(?:[-./年](\d{1,2}))?(?:[-./月](\d{1,2}))?[年月日号]?$/.exec(typed.trim());
  if (!parts) return undefined;
  const year = Number(parts[1]);
  const month = parts[2] === undefined ? (end === 'first' ? 1 : 12) : Number(parts[2]);
  if (month < 1 || month > 12) return undefined;
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const day = parts[3] === undefined ? (end === 'first' ? 1 : lastDay) : Number(parts[3]);
  if (day < 1 || day > lastDay) return undefined;
  return `${parts[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A number typed into a filter as decimal text, or undefined. */
export function filterNumber(typed: string): string | undefined {
  const text = typed.trim().replaceAll(',', '').replaceAll('，', '');
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? text.replace(/^\+/, '') : undefined;
}

/** A filter in one short line for the filter row. */
export function filterSummary(filter: FilterValue | undefined, options: readonly CodeOption[] = []): string {
  if (!filter) return '';
  switch (filter.kind) {
    case 'text':
      return filter.text;
    case 'code':
      return filter.values
        .map((value) =>
          value === '' ? '（空白）' : (options.find((option) => option.value === value)?.label ?? value),
        )
        .join('、');
    case 'yesNo':
      return filter.value === null ? '（空白）' : filter.value ? '是' : '否';
    case 'link':
      return filter.values.map((value) => value.label).join('、');
    default:
      return rangeSummary(filter.from, filter.to);
  }
}

function rangeSummary(from: string | undefined, to: string | undefined): string {
  if (from !== undefined && from === to) return from;
  if (from === undefined) return to === undefined ? '' : `≤ ${to}`;
  return to === undefined ? `≥ ${from}` : `${from} ～ ${to}`;
}
