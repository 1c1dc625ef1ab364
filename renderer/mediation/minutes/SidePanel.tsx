import { type ReactNode, useState } from 'react';
import { Tabs } from '../../ui/index.ts';

export interface SidePanelProps {
  /** Left out where nothing can be written. */
  phrases: ReactNode | undefined;
  earlier: ReactNode;
  /** How many earlier records there are. */
  count: number;
}

/** Beside the sheet: sentences to take, and what was written before. */
export function SidePanel({ phrases, earlier, count }: SidePanelProps) {
  const [chosen, setChosen] = useState(phrases === undefined ? 'earlier' : 'phrases');
  const items = [
    ...(phrases === undefined ? [] : [{ key: 'phrases', label: '常用语' }]),
    { key: 'earlier', label: '以前的记录', count },
  ];
  return (
    <aside className="pw-side" aria-label="书写时参考">
      <Tabs label="书写时参考" items={items} value={chosen} onChange={setChosen} />
      <div className="pw-side-body">{chosen === 'phrases' ? phrases : earlier}</div>
    </aside>
  );
}
