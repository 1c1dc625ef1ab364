import { type RefObject, useEffect, useState } from 'react';
import type { GridHandle } from '../grid/types.ts';
import { holdUnsaved, notify } from '../ui/index.ts';

/** How many cells hold text that is not saved, and how to say so; leaving the page waits for them. */
export function useUnsavedCells(grid: RefObject<GridHandle | null>): [number, (count: number) => void] {
  const [unsaved, setUnsaved] = useState(0);
  useEffect(() => {
    if (unsaved === 0) return;
    return holdUnsaved(async () => {
      notify({
        text: `还有 ${unsaved} 格没有保存：标红的请改好，不要的按 Esc 放弃。`,
        tone: 'warning',
        action: { label: '全部放弃', run: () => grid.current?.reset() },
      });
      return false;
    });
  }, [unsaved, grid]);
  return [unsaved, setUnsaved];
}
