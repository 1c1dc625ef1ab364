import type { ReactNode } from 'react';
import './Tag.css';

/** `danger` only for overdue and errors. */
export type TagTone = 'plain' | 'accent' | 'success' | 'warning' | 'danger';

export interface TagProps {
  tone?: TagTone;
  children: ReactNode;
  title?: string;
}

/** A short word on a soft ground: a state, a kind. */
export function Tag({ tone = 'plain', children, title }: TagProps) {
  return (
    <span className={`pa-tag pa-tag-${tone}`} title={title}>
      {children}
    </span>
  );
}

export interface BadgeProps {
  count: number;
  tone?: 'accent' | 'danger';
  /** What is counted, read out: 3 条逾期 */
  label: string;
}

/** A small number beside a name; nothing at zero. */
export function Badge({ count, tone = 'accent', label }: BadgeProps) {
  if (count <= 0) return null;
  return (
    <span className={`pa-badge pa-badge-${tone}`} role="img" aria-label={label} title={label}>
      {count > 999 ? '999+' : count}
    </span>
  );
}
