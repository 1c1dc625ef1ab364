// What a list was narrowed to, in words under the table, so that a part is not taken for the whole.
import type { Filter, ViewSpec } from '../../../../shared/contract/shapes.ts';
import type { WriteContext } from '../../../../shared/fields/codec.ts';
import { type Field, type FieldValue, isSensitive } from '../../../../shared/fields/field.ts';
import { fieldOf, type Register } from '../../../../shared/registers/register.ts';
import { chineseDay } from '../../documents/tableDocument.ts';
import { exportedText } from './exportedCell.ts';

/** E.g. `筛选：村（社区）为 那铁村；参加日期不早于 2026年1月1日`; undefined for the whole register. */
export function filterNote(
  spec: ViewSpec,
  register: Register,
  context: WriteContext,
  revealed: boolean,
  chosen: number | undefined,
): string | undefined {
  const parts = spec.filters.map((filter) => filterWords(filter, fieldOf(register, filter.field), context, revealed));
  const search = spec.search?.trim() ?? '';
  if (search !== '') parts.push(`查找“${revealed ? search : withoutNumbers(search)}”`);
  if (spec.unfinished) parts.push('只列未填完整的');
  if (spec.withdrawn === 'only') parts.push('只列已注销的');
  if (spec.withdrawn === 'with') parts.push('含已注销的');
  if (chosen !== undefined) parts.push(`只列选定的 ${chosen} ${register.unit}`);
  return parts.length === 0 ? undefined : `筛选：${parts.join('；')}`;
}

/** A search may hold an identity number or a phone that the list itself masks. */
function withoutNumbers(text: string): string {
  return text.replace(/\d(?:[ -]?\d){4,}[Xx]?/g, '******');
}

function filterWords(filter: Filter, field: Field, context: WriteContext, revealed: boolean): string {
  if (filter.op === 'empty') return `${field.label}未填`;
  if (filter.op === 'filled') return `${field.label}已填`;
  if (isSensitive(field) && !revealed) return `${field.label}按所给号码筛选`;
  const text = (value: FieldValue | undefined) => valueText(field, value ?? null, context, revealed);
  const several = (filter.values ?? []).map(text);
  const ordered = isDay(field) ? { least: '不早于', most: '不晚于' } : { least: '不小于', most: '不大于' };
  switch (filter.op) {
    case 'is':
      return filter.value == null ? `${field.label}未填` : `${field.label}为 ${text(filter.value)}`;
    case 'isNot':
      return filter.value == null ? `${field.label}已填` : `${field.label}不是 ${text(filter.value)}`;
    case 'anyOf':
      return `${field.label}为 ${several.join('、')}`;
    case 'contains':
      return `${field.label}含“${String(filter.value ?? '')}”`;
    case 'startsWith':
      return `${field.label}以“${String(filter.value ?? '')}”开头`;
    case 'atLeast':
      return `${field.label}${ordered.least} ${text(filter.value)}`;
    case 'atMost':
      return `${field.label}${ordered.most} ${text(filter.value)}`;
    case 'between':
      return `${field.label}从 ${several[0] ?? ''} 到 ${several[1] ?? ''}`;
  }
}

function isDay(field: Field): boolean {
  const type = field.type === 'computed' ? field.result : field.type;
  return type === 'day' || type === 'month' || type === 'instant';
}

function valueText(field: Field, value: FieldValue, context: WriteContext, revealed: boolean): string {
  if (value === null) return '空';
  // A code in a filter on several codes stands alone.
  const asked = field.type === 'codes' && !Array.isArray(value) ? [String(value)] : value;
  const text = exportedText(field, asked, context, revealed);
  if (field.type === 'money') return `${text} 元`;
  return isDay(field) ? chineseDay(text) : text;
}
