import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import './ErrorPanel.css';

export interface ErrorPanelProps {
  /** One calm sentence: what happened and the way out. */
  message: string;
  /** Of a fault: the number under which the log holds the cause. */
  reference?: string;
  onRetry?: () => void;
  /** Further ways out. */
  children?: ReactNode;
  /** Beside other content instead of in place of it. */
  compact?: boolean;
}

/** Something did not work: the sentence, the reference number, a way on. */
export function ErrorPanel({ message, reference, onRetry, children, compact = false }: ErrorPanelProps) {
  return (
    <div className={`pa-error${compact ? ' pa-error-compact' : ''}`} role="alert">
      <ErrorIcon />
      <div>
        <p>{message}</p>
        {reference !== undefined && <p className="pa-error-reference">故障编号 {reference}，请告知系统管理员</p>}
        {(onRetry || children) && (
          <div className="pa-error-actions">
            {onRetry && <Button onClick={onRetry}>重试</Button>}
            {children}
          </div>
        )}
      </div>
    </div>
  );
}

export type CalloutTone = 'info' | 'warning' | 'success';

export interface CalloutProps {
  tone?: CalloutTone;
  children: ReactNode;
  action?: ReactNode;
}

/** A sentence on a soft ground inside a page: something to know, not an error. */
export function Callout({ tone = 'info', children, action }: CalloutProps) {
  return (
    <div className={`pa-callout pa-callout-${tone}`}>
      <div className="pa-callout-text">{children}</div>
      {action}
    </div>
  );
}
