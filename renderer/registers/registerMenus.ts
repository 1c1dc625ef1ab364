// What may be done to a register and to its selected rows, as menus.
import type { Register } from '../../shared/registers/register.ts';
import type { ShownRow } from '../fields/cellView.ts';
import type { MenuEntry as RowEntry } from '../grid/types.ts';
import { go, hrefOf } from '../route.ts';
import type { MenuEntry } from '../ui/index.ts';
import type { Exports } from './useExports.tsx';
import type { VillageActs } from './villages/useVillageActs.tsx';

interface RowActions {
  writable: boolean;
  villages: VillageActs;
  /** Left out where rows are not filled in on the spot. */
  startNewRow?: () => void;
  withdraw: (rows: readonly ShownRow[]) => void;
  restore: (ids: readonly string[]) => void;
}

/** The entries of the grid's menu for the selected rows, after those of the grid itself. */
export function rowMenu(rows: readonly ShownRow[], actions: RowActions): RowEntry[] {
  const used = rows.filter(({ row }) => row.withdrawn === null);
  const gone = rows.filter(({ row }) => row.withdrawn !== null).map(({ row }) => row.id);
  const entries: RowEntry[] = actions.villages.acts.map(({ label, run }) => ({ label, run: () => run(rows) }));
  if (!actions.writable) return entries;
  if (actions.startNewRow) entries.push({ label: '在末尾新增一行', run: actions.startNewRow });
  if (used.length > 0) {
    const label = `注销 ${used.length} 条…`;
    entries.push({ label, shortcut: 'Ctrl+-', danger: true, run: () => actions.withdraw(used) });
  }
  if (gone.length > 0) entries.push({ label: `恢复 ${gone.length} 条`, run: () => actions.restore(gone) });
  return entries;
}

interface HeadActions {
  writable: boolean;
  villages: VillageActs;
  exports: Exports;
  withSelection: (run: (rows: readonly ShownRow[]) => void) => void;
  askDay: () => void;
  reopen: () => void;
  /** Rows are filled in here, or imported. */
  filled: boolean;
}

/** 更多操作 in the head of the page. */
export function headMenu(register: Register, actions: HeadActions): MenuEntry[] {
  const { exports } = actions;
  const entries: MenuEntry[] = actions.villages.acts.map(({ act, label, run }) => ({
    key: act,
    label,
    onSelect: () => actions.withSelection(run),
  }));
  if (register.key === 'person' && actions.writable) {
    const onSelect = () => void go(hrefOf('persons', 'duplicates'));
    entries.push({ key: 'duplicates', label: '查找重复', onSelect });
  }
  if (register.period) entries.push({ key: 'asOf', label: '按某日查看…', onSelect: actions.askDay });
  const toFill = '空的 Excel 表，发下去填写后收回导入';
  entries.push({ key: 'print', label: '打印…', shortcut: 'Ctrl+P', onSelect: exports.print });
  if (actions.filled) {
    entries.push({ key: 'template', label: '导入模板', detail: toFill, onSelect: exports.template });
  }
  entries.push('line', { key: 'reload', label: '重新排序和筛选', onSelect: actions.reopen });
  return entries;
}
