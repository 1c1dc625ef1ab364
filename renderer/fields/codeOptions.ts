// The entries of a code table as the grid and the form offer them.
import type { CodeOption } from '../grid/types.ts';
import type { Option } from '../ui/index.ts';
import type { OfficeTable } from './office.ts';

const formOptions = new WeakMap<OfficeTable, readonly Option[]>();
const gridOptions = new WeakMap<OfficeTable, readonly CodeOption[]>();
const none: readonly never[] = [];

/** For the inputs of a form; the same array for the same table. */
export function optionsOf(table: OfficeTable | undefined): readonly Option[] {
  if (table === undefined) return none;
  const known = formOptions.get(table);
  if (known) return known;
  const names = new Map(table.entries.map((entry) => [entry.code, entry.name]));
  const options = table.entries.map((entry): Option => {
    const group = entry.parent === undefined ? undefined : names.get(entry.parent);
    return {
      code: entry.code,
      label: entry.name,
      ...(group === undefined ? {} : { group }),
      ...(entry.active === false ? { retired: true } : {}),
    };
  });
  formOptions.set(table, options);
  return options;
}

/** For the cells of the grid, without pinyin until `spelledOptionsOf` has made it. */
export function gridOptionsOf(table: OfficeTable | undefined): readonly CodeOption[] {
  if (table === undefined) return none;
  return gridOptions.get(table) ?? plainOptions(table);
}

function plainOptions(table: OfficeTable): readonly CodeOption[] {
  return table.entries.map((entry) => ({
    value: entry.code,
    label: entry.name,
    code: entry.code,
    ...(entry.active === false ? { retired: true } : {}),
  }));
}

/** Makes the pinyin of a table's entries (initials and full spelling), once; afterwards `gridOptionsOf` has it. */
export async function spellOptions(table: OfficeTable): Promise<void> {
  if (gridOptions.has(table)) return;
  const { pinyin } = await import('pinyin-pro');
  const options = plainOptions(table).map((option): CodeOption => {
    const syllables = pinyin(option.label, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
    const initials = syllables.map((syllable) => syllable[0] ?? '').join('');
    return { ...option, pinyin: `${initials} ${syllables.join('')}`.toLowerCase() };
  });
  gridOptions.set(table, options);
}
