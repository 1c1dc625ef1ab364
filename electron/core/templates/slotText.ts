// How a value reads where it stands within other text.

import { roundDecimal } from '../../../shared/rules/decimal.ts';
import type { SlotValue } from '../../../shared/rules/templates/templateData.ts';

/** Text as it is, numbers with the decimals of the place (四舍五入) or as they are, nothing for nothing. */
export function slotText(value: SlotValue, decimals: number | null): string {
  if (value === null || value.kind === 'truth') return '';
  if (value.kind === 'text') return value.text;
  return decimals === null ? value.decimal : roundDecimal(value.decimal, decimals);
}
