import MuiIconButton from '@mui/material/IconButton';
import type { MouseEvent, ReactNode, Ref } from 'react';
import { Hint } from './Hint.tsx';

export interface IconButtonProps {
  /** What it does; read out and shown in the tooltip. */
  label: string;
  icon: ReactNode;
  shortcut?: string;
  disabled?: boolean;
  /** For a button that stays down. */
  pressed?: boolean;
  expanded?: boolean;
  placement?: 'bottom' | 'top' | 'left' | 'right';
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  ref?: Ref<HTMLButtonElement>;
}

/** A button with a picture only; the tooltip says its name and key. */
export function IconButton({
  label,
  icon,
  shortcut,
  disabled,
  pressed,
  expanded,
  placement,
  onClick,
  ref,
}: IconButtonProps) {
  return (
    <Hint text={label} shortcut={shortcut} placement={placement}>
      <MuiIconButton
        ref={ref}
        aria-label={label}
        aria-pressed={pressed}
        aria-expanded={expanded}
        aria-keyshortcuts={shortcut?.replace('Ctrl', 'Control')}
        disabled={disabled}
        onClick={onClick}
      >
        {icon}
      </MuiIconButton>
    </Hint>
  );
}
