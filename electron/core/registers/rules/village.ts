// 村（社区）: whatever it was called is still understood when an old ledger comes in.
import type { FieldValue } from '../../../../shared/fields/field.ts';
import type { RegisterRules } from './registerRules.ts';

/** Adds a name to the former names, each once. */
export function withFormerName(former: FieldValue, name: FieldValue): string {
  const names = [...String(former ?? '').split('、'), String(name ?? '')].filter((each) => each !== '');
  return [...new Set(names)].join('、');
}

export const villageRules: RegisterRules = {
  derive({ values, before }): Record<string, FieldValue> {
    if (before === null || before.name == null || before.name === values.name) return {};
    return { formerNames: withFormerName(values.formerNames ?? null, before.name) };
  },
};
