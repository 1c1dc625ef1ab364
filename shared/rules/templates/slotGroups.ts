// What a template may name, told as a clerk finds it: in groups, with what each name means.
import type { SlotKind, TemplateNames } from './templateData.ts';

export interface SlotName {
  name: string;
  kind: SlotKind;
  /** What is filled in, in a sentence; empty where the name says it. */
  about: string;
  /** The figure that this is another form of: 矛盾纠纷受理数 for 矛盾纠纷受理数同比. */
  of?: string;
}

export interface SlotGroup {
  key: string;
  title: string;
  /** The list whose rows have these names; null for single values. */
  list: string | null;
  /**
   * `whole`: figures of the whole office. `parts`: rows with figures of a part of it, where a figure of the whole would be
   * taken for that of the row. `words`: neither.
   */
  tells: 'whole' | 'parts' | 'words';
  names: readonly SlotName[];
}

/** The names of some groups as a template is checked against; of two same names the first one counts. */
export function namesIn(groups: readonly SlotGroup[]): TemplateNames {
  const single = new Map<string, SlotKind>();
  const lists = new Map<string, Map<string, SlotKind>>();
  const wholes = new Set<string>();
  const parts = new Set<string>();
  for (const { list, tells, names } of groups) {
    const kinds = list === null ? single : (lists.get(list) ?? new Map<string, SlotKind>());
    if (list !== null) lists.set(list, kinds);
    if (list !== null && tells === 'parts') parts.add(list);
    for (const { name, kind } of names) {
      if (kinds.has(name)) continue;
      kinds.set(name, kind);
      if (list === null && tells === 'whole') wholes.add(name);
    }
  }
  return { single, lists, wholes, parts };
}
