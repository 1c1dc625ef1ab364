import CloseIcon from '@mui/icons-material/Close';
import MuiDialog from '@mui/material/Dialog';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './Button.tsx';
import './Dialog.css';
import { focusFirstField } from './enterToNext.ts';
import { IconButton } from './IconButton.tsx';

export interface DialogMain {
  label: string;
  onPress: () => void;
  danger?: boolean;
  disabled?: boolean;
  busy?: boolean;
}

export interface DialogProps {
  open: boolean;
  title: string;
  children?: ReactNode;
  /** The action that Enter takes. Without it the dialog only closes. */
  main?: DialogMain;
  cancelLabel?: string;
  /** Further buttons at the left of the footer. */
  extra?: ReactNode;
  width?: 'small' | 'medium' | 'large' | 'wide';
  /** Esc, the cross and the cancel button. Leave it out while work may not be broken off. */
  onClose?: () => void;
}

const widths = { small: '26rem', medium: '38rem', large: '56rem', wide: '72rem' };

/** A question or a short form over the page. Focus stays inside and returns afterwards; Esc closes, Enter does the main action. */
export function Dialog(props: DialogProps) {
  const { open, title, children, main, cancelLabel, extra, width = 'small', onClose } = props;
  const titleId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (main && !main.disabled && !main.busy) main.onPress();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey || event.nativeEvent.isComposing) return;
    submit(event as unknown as FormEvent);
  };
  return (
    <MuiDialog
      open={open}
      onClose={(_, reason) => reason === 'escapeKeyDown' && onClose?.()}
      aria-labelledby={titleId}
      slotProps={{ paper: { style: { width: widths[width], maxWidth: 'calc(100vw - 3rem)' } } }}
    >
      <DialogForm safe={main?.danger === true} onSubmit={submit} onKeyDown={onKeyDown}>
        <header className="pa-dialog-head">
          <h2 id={titleId}>{title}</h2>
          {onClose && <IconButton label="关闭" shortcut="Esc" icon={<CloseIcon />} onClick={onClose} />}
        </header>
        {children !== undefined && <div className="pa-dialog-body">{children}</div>}
        <footer className="pa-dialog-foot">
          {extra}
          <span className="pa-dialog-space" />
          {onClose && <Button onClick={onClose}>{cancelLabel ?? (main ? '取消' : '关闭')}</Button>}
          {main && (
            <Button submit kind={main.danger ? 'danger' : 'main'} disabled={main.disabled} busy={main.busy}>
              {main.label}
            </Button>
          )}
        </footer>
      </DialogForm>
    </MuiDialog>
  );
}

interface DialogFormProps {
  /** Enter must not do at once what the main button does: something is lost by it. */
  safe: boolean;
  onSubmit: (event: FormEvent) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  children: ReactNode;
}

/** Unless one of its inputs has taken the focus itself, a dialog starts on its main button, so that Enter answers it. */
function DialogForm({ safe, onSubmit, onKeyDown, children }: DialogFormProps) {
  const form = useRef<HTMLFormElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    const place = form.current;
    if (!place || place.contains(document.activeElement)) return;
    const main = place.querySelector<HTMLButtonElement>('.pa-dialog-foot [type=submit]:not([disabled])');
    if (main && !safe) main.focus();
    else if (safe || !focusFirstField(place)) {
      [...place.querySelectorAll<HTMLButtonElement>('.pa-dialog-foot [type=button]')].at(-1)?.focus();
    }
  }, []);
  return (
    <form ref={form} className="pa-dialog" onSubmit={onSubmit} onKeyDown={onKeyDown} noValidate>
      {children}
    </form>
  );
}
