import Tooltip from '@mui/material/Tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Keys } from './Keys.tsx';

export interface HintProps {
  /** Nothing is shown without text and shortcut. */
  text?: ReactNode;
  shortcut?: string;
  /** One element that takes a ref; a disabled button is wrapped so that the hint still shows. */
  children: ReactElement<{ disabled?: boolean }>;
  placement?: 'bottom' | 'top' | 'left' | 'right';
}

/** The small dark note at the pointer or focus: what a control does, and its key. */
export function Hint({ text, shortcut, children, placement = 'bottom' }: HintProps) {
  if (!text && !shortcut) return children;
  const title = (
    <span style={{ display: 'inline-flex', gap: '0.5rem', alignItems: 'center' }}>
      {text}
      {shortcut && <Keys of={shortcut} />}
    </span>
  );
  return (
    <Tooltip title={title} placement={placement} describeChild>
      {children.props.disabled ? <span>{children}</span> : children}
    </Tooltip>
  );
}
