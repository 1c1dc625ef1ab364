import type { ReactNode } from 'react';
import './EmptyState.css';

export interface EmptyStateProps {
  /** What is not there: 还没有治保会 */
  title: string;
  /** The next step, in a sentence. */
  children?: ReactNode;
  /** The button or buttons that do it. */
  action?: ReactNode;
  icon?: ReactNode;
}

/** Where there is nothing yet: says so, and the next step. */
export function EmptyState({ title, children, action, icon }: EmptyStateProps) {
  return (
    <div className="pa-empty">
      {icon && <div className="pa-empty-icon">{icon}</div>}
      <p className="pa-empty-title">{title}</p>
      {children !== undefined && <p className="pa-empty-text">{children}</p>}
      {action && <div className="pa-empty-action">{action}</div>}
    </div>
  );
}
