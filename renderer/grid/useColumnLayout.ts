import { useState } from 'react';
import { emptyLayout } from './columnState.ts';
import type { ColumnLayout, GridProps } from './types.ts';

/**
 * Widths, order and hidden columns. The owner's layout leads whenever it hands in a new one; between, what the user
 * just did holds, so that an owner who only remembers need not answer.
 */
export function useColumnLayout<R>({ layout: given, onLayout }: GridProps<R>): {
  layout: ColumnLayout;
  setLayout: (layout: ColumnLayout) => void;
} {
  const [own, setOwn] = useState({ given, layout: given ?? emptyLayout });
  if (own.given !== given) setOwn({ given, layout: given ?? emptyLayout });
  const layout = own.given === given ? own.layout : (given ?? emptyLayout);
  const setLayout = (next: ColumnLayout) => {
    if (next === layout) return;
    setOwn({ given, layout: next });
    onLayout?.(next);
  };
  return { layout, setLayout };
}
