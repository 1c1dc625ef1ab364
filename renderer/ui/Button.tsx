import MuiButton from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import type { MouseEvent, ReactNode, Ref } from 'react';
import { Hint } from './Hint.tsx';

/** `main` once a screen; `plain` the rest; `quiet` inside rows and bars; `danger` only where something is lost. */
export type ButtonKind = 'main' | 'plain' | 'quiet' | 'danger';

export interface ButtonProps {
  children: ReactNode;
  kind?: ButtonKind;
  icon?: ReactNode;
  /** Shown in the tooltip; the caller wires the key with `useShortcut`. */
  shortcut?: string;
  /** Why it cannot be pressed now, or what it does; a tooltip. */
  hint?: string;
  /** Work is going on: the button shows it and cannot be pressed again, but keeps the focus, so that no key is lost. */
  busy?: boolean;
  disabled?: boolean;
  /** Inside a `<form>`. */
  submit?: boolean;
  autoFocus?: boolean;
  fullWidth?: boolean;
  /** A link that looks like a button. */
  href?: string;
  onClick?: () => void;
  ref?: Ref<HTMLButtonElement>;
  id?: string;
  /** Enter in a form's last field comes here. */
  enterTarget?: boolean;
}

const looks = {
  main: { variant: 'contained', color: 'primary' },
  plain: { variant: 'outlined', color: 'inherit' },
  quiet: { variant: 'text', color: 'primary' },
  danger: { variant: 'outlined', color: 'error' },
} as const;

/** A button with words. */
export function Button(props: ButtonProps) {
  const { children, kind = 'plain', icon, shortcut, hint, busy = false, disabled = false } = props;
  const look = looks[kind];
  return (
    <Hint text={hint} shortcut={shortcut}>
      <MuiButton
        ref={props.ref}
        id={props.id}
        className={`pa-button pa-button-${kind}${busy ? ' Mui-disabled' : ''}`}
        variant={look.variant}
        color={look.color}
        startIcon={busy ? <CircularProgress size="1rem" color="inherit" aria-hidden /> : icon}
        type={props.submit ? 'submit' : 'button'}
        disabled={disabled}
        aria-disabled={disabled || busy || undefined}
        aria-busy={busy || undefined}
        aria-keyshortcuts={shortcut?.replace('Ctrl', 'Control')}
        autoFocus={props.autoFocus}
        fullWidth={props.fullWidth}
        data-enter-target={props.enterTarget ? '' : undefined}
        onClick={busy ? (event: MouseEvent) => event.preventDefault() : props.onClick}
        {...(props.href === undefined ? {} : { href: props.href })}
      >
        {children}
      </MuiButton>
    </Hint>
  );
}
