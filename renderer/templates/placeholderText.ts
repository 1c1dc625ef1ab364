// Placeholders as a clerk pastes them into Word or Excel, and the names of a report arranged for finding one.
import type { OutputOf } from '../../shared/contract/index.ts';

export type NameGroup = OutputOf<'templates.names'>['groups'][number];
export type SlotShown = NameGroup['names'][number];

/** What a name is used for: filled in, or as a condition on what stands between its two ends. */
export type NameUse = 'value' | 'if' | 'unless';

/** What is pasted for a name; `decimals` only for numbers, null as they are. */
export function placeholderText({ name, kind }: SlotShown, use: NameUse, decimals: number | null): string {
  if (use === 'if') return `{{?${name}}}{{/?}}`;
  if (use === 'unless') return `{{!${name}}}{{/!}}`;
  return kind === 'number' && decimals !== null ? `{{${name}|${decimals}}}` : `{{${name}}}`;
}

export const listStart = (list: string): string => `{{#${list}}}`;
export const listEnd = (list: string): string => `{{/${list}}}`;

/** A figure with its other forms: 同比, 累计 … */
export interface NameFamily {
  main: SlotShown;
  forms: readonly SlotShown[];
}

/** The names of a group, each figure with its forms. */
export function familiesOf({ names }: NameGroup): NameFamily[] {
  const forms = Map.groupBy(
    names.filter(({ of }) => of !== null),
    ({ of }) => of,
  );
  return names.filter(({ of }) => of === null).map((main) => ({ main, forms: forms.get(main.name) ?? [] }));
}

export interface FoundGroup {
  group: NameGroup;
  families: readonly NameFamily[];
}

/** Groups with the families that hold all words of a search, in names or meanings; of a found form only that form. */
export function findNames(groups: readonly NameGroup[], search: string): FoundGroup[] {
  const words = search.trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return groups.map((group) => ({ group, families: familiesOf(group) }));
  const holds = (text: string): boolean => words.every((word) => text.includes(word));
  const isFound = ({ name, about }: SlotShown): boolean => holds(name) || holds(`${name}${about}`);
  return groups
    .map((group) => ({
      group,
      families: familiesOf(group).flatMap(({ main, forms }): NameFamily[] => {
        if (isFound(main) || holds(group.title)) return [{ main, forms }];
        const found = forms.filter(isFound);
        return found.length > 0 ? [{ main, forms: found }] : [];
      }),
    }))
    .filter(({ families }) => families.length > 0);
}
