import type { ReactNode } from 'react';
import './KeyValues.css';

export interface KeyValuesProps {
  items: readonly { label: string; value: ReactNode; wide?: boolean }[];
  columns?: 1 | 2 | 3;
}

/** Names and values to read, in the order of the form. Nothing given is a dash. */
export function KeyValues({ items, columns = 1 }: KeyValuesProps) {
  return (
    <dl className={`pa-key-values pa-key-values-${columns}`}>
      {items.map((item) => (
        <div key={item.label} className={item.wide ? 'pa-key-values-wide' : undefined}>
          <dt>{item.label}</dt>
          <dd>{item.value === null || item.value === undefined || item.value === '' ? '—' : item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
