// 换班替班记录: each kind names those it is about (registers.md §3.2).
import type { Problem } from '../../../../../shared/contract/errors.ts';
import type { RegisterRules } from '../registerRules.ts';

type Named = 'person' | 'other' | 'otherDay' | 'otherShift';

const labels: Record<Named, string> = {
  person: '原排',
  other: '改由',
  otherDay: '对换日期',
  otherShift: '对换班次',
};

/** 换班 · 替班 · 增派 · 减派: what must be named, and what must not. A 换班 with nobody moves the own duty to another day. */
const needs: Record<string, { named: readonly Named[]; not: readonly Named[] }> = {
  '1': { named: ['person', 'otherDay', 'otherShift'], not: [] },
  '2': { named: ['person', 'other'], not: ['otherDay', 'otherShift'] },
  '3': { named: ['other'], not: ['person', 'otherDay', 'otherShift'] },
  '4': { named: ['person'], not: ['other', 'otherDay', 'otherShift'] },
};

const kinds: Record<string, string> = { '1': '换班', '2': '替班', '3': '增派', '4': '减派' };

export const shiftSwapRules: RegisterRules = {
  checkValues(values) {
    const kind = String(values.kind ?? '');
    const wanted = needs[kind];
    if (!wanted) return [];
    const problem = (field: Named, code: string, message: string): Problem => ({
      field,
      label: labels[field],
      code,
      level: 'error',
      message,
    });
    const missing = wanted.named
      .filter((field) => values[field] == null)
      .map((field) => problem(field, 'swapIncomplete', `${kinds[kind]}要填${labels[field]}`));
    const spare = wanted.not
      .filter((field) => values[field] != null)
      .map((field) => problem(field, 'swapTooMuch', `${kinds[kind]}不填${labels[field]}`));
    const same = values.person != null && values.person === values.other;
    return [...missing, ...spare, ...(same ? [problem('other', 'samePerson', '原排和改由不能是同一个人')] : [])];
  },
};
