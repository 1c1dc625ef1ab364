import { exactOption, labelSeparator, splitLabels } from './optionMatch.ts';
import type { CellValue, GridColumn } from './types.ts';

/** What typed or pasted text means in a column; `value` undefined = only the owner can tell. */
export type Judged = { ok: true; text: string; value?: CellValue } | { ok: false; problem: string };

/** Checks text as far as the grid can: emptiness, the column's own `parse`, the options, yes and no. */
export function judgeText(column: GridColumn, typed: string): Judged {
  const text = typed.replace(/\r\n?/g, '\n').replace(/^[ \t]+|[ \t\n]+$/g, '');
  if (text === '') return emptyContent(column);
  if (column.parse) return column.parse(text);
  if (column.kind === 'code') return judgeCode(column, text);
  if (column.kind === 'codes') return judgeCodes(column, text);
  if (column.kind === 'yesNo') return judgeYesNo(column, text);
  return { ok: true, text };
}

function emptyContent(column: GridColumn): Judged {
  return column.required ? { ok: false, problem: `${column.label}不能空着` } : { ok: true, text: '', value: null };
}

function judgeCode(column: GridColumn, text: string): Judged {
  const option = exactOption(column.options ?? [], text);
  if (option) return { ok: true, text: option.label, value: option.value };
  return { ok: false, problem: notAnOption(column, text) };
}

function judgeCodes(column: GridColumn, text: string): Judged {
  const found = splitLabels(text).map((part) => ({ part, option: exactOption(column.options ?? [], part) }));
  const unknown = found.find(({ option }) => option === undefined);
  if (unknown) return { ok: false, problem: notAnOption(column, unknown.part) };
  const options = found.flatMap(({ option }) => option ?? []);
  return {
    ok: true,
    text: options.map((option) => option.label).join(labelSeparator),
    value: options.map((option) => option.value),
  };
}

function notAnOption(column: GridColumn, text: string): string {
  return `“${text}”不在“${column.label}”的选项里，请按 Alt+↓ 从列表中选`;
}

const yes = new Set(['是', '有', '√', '✓', 'y', 'yes', '1', 'true', '对']);
const no = new Set(['否', '无', '没有', '×', 'x', 'n', 'no', '0', 'false', '不是', '错']);

function judgeYesNo(column: GridColumn, text: string): Judged {
  const word = text.toLowerCase();
  if (yes.has(word)) return { ok: true, text: '是', value: true };
  if (no.has(word)) return { ok: true, text: '否', value: false };
  return { ok: false, problem: `“${column.label}”只能填“是”或“否”` };
}
