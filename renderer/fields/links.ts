// Rows of other registers: offered while typing, found by the words that were typed, named by their id.
import { Refusal } from '../../shared/contract/errors.ts';
import type { Row, RowTitles } from '../../shared/contract/shapes.ts';
import { linkedRegister } from '../../shared/fields/field.ts';
import { codecOf } from '../../shared/fields/index.ts';
import { findRegister } from '../../shared/registers/index.ts';
import { fieldOf, type Register } from '../../shared/registers/register.ts';
import { call } from '../api/client.ts';
import type { LinkSuggestion } from '../grid/types.ts';
import type { Link } from '../ui/index.ts';

const longestTyped = 60;

/** Rows of a register for typed text; for the inputs of a form. */
export async function suggestLinks(register: string, typed: string): Promise<Link[]> {
  const { suggestions } = await call('links.suggest', { register, text: typed.slice(0, longestTyped) });
  return suggestions;
}

/** The same for the cells of the grid. */
export async function suggestCells(register: string, typed: string): Promise<LinkSuggestion[]> {
  const links = await suggestLinks(register, typed);
  return links.map(({ id, title, detail }) => ({ value: id, label: title, ...(detail ? { hint: detail } : {}) }));
}

/**
 * The one row that a written name means.
 * @throws Refusal with the way out when there is none or more than one.
 */
export async function linkNamed(register: string, label: string, written: string): Promise<Link> {
  const name = written.trim();
  const offers = await suggestLinks(register, name);
  const exact = offers.filter((offer) => offer.title === name || offer.title.startsWith(`${name} · `));
  const [only] = exact;
  if (only !== undefined && exact.length === 1) return only;
  if (exact.length > 1) {
    throw new Refusal('invalid', `有 ${exact.length} 条“${name}”，请重新输入，从列表中选定是哪一个。`);
  }
  const title = findRegister(register)?.title ?? label;
  const way = register === 'person' ? '请从列表中选，或选最后一项“新建”' : `请从列表中选，或先在“${title}”中新增`;
  throw new Refusal('notFound', `“${title}”里没有“${name}”，${way}。`);
}

/** What a row is called: the texts of its title fields. */
export function titleOfRow(register: Register, row: Row, titles: RowTitles): string {
  const parts = register.titleFields.map((key) => {
    const field = fieldOf(register, key);
    const value = row.values[key] ?? null;
    const link = linkedRegister(field);
    if (link !== null) return typeof value === 'string' ? (titles[link]?.[value] ?? '') : '';
    return codecOf(field).format(value, field, { table: () => undefined, rowTitle: () => undefined });
  });
  return parts.filter((part) => part !== '').join(' · ');
}

/** The title of a row by its id, asked for; empty where it cannot be had. */
export async function titleOfId(register: string, id: string): Promise<string> {
  const declared = findRegister(register);
  if (!declared) return '';
  try {
    const { row, titles } = await call('rows.get', { register, id });
    return titleOfRow(declared, row, titles);
  } catch {
    return '';
  }
}

const creation = 'create:';

/** Stands in a cell for a row that is made together with the change. */
export function creationValue(title: string): string {
  return creation + title;
}

/** The title of the row to be made, or undefined for any other value. */
export function creationTitle(value: unknown): string | undefined {
  return typeof value === 'string' && value.startsWith(creation) ? value.slice(creation.length) : undefined;
}
