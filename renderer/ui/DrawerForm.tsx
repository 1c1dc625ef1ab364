import CloseIcon from '@mui/icons-material/Close';
import Drawer from '@mui/material/Drawer';
import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import './DrawerForm.css';
import { enterScope, enterToNext, focusFirstField } from './enterToNext.ts';
import { IconButton } from './IconButton.tsx';
import { useShortcut } from './shortcut.ts';
import { holdUnsaved } from './unsaved.ts';

export interface DrawerFormProps {
  open: boolean;
  title: string;
  /** A line under the title: number, state, who changed it last. */
  subtitle?: ReactNode;
  /** Tabs or buttons at the right of the title. */
  tools?: ReactNode;
  /** A bar between head and body, e.g. tabs. */
  bar?: ReactNode;
  /** Pixels at normal type, 560 to 720. */
  width?: number;
  /** Something typed and not saved: closing asks. */
  dirty?: boolean;
  busy?: boolean;
  /** Saves; true when saved, false when problems are now shown. Without it the drawer only shows. */
  onSave?: () => Promise<boolean>;
  saveLabel?: string;
  /** Saves and goes on with an empty form. */
  onSaveAndNext?: () => Promise<boolean>;
  saveAndNextLabel?: string;
  /** At the left of the footer: 注销, 历史. */
  extra?: ReactNode;
  children: ReactNode;
  onClose: () => void;
}

/** The frame of every form: at the right side, body scrolls, footer stays. Ctrl+S saves, Esc closes, Enter goes on. */
export function DrawerForm(props: DrawerFormProps) {
  const { open, title, dirty = false, busy = false, onSave, onSaveAndNext, onClose } = props;
  const titleId = useId();
  const [asking, setAsking] = useState(false);
  const answer = useRef<(leave: boolean) => void>(undefined);

  const askToLeave = useCallback((): Promise<boolean> => {
    answer.current?.(false);
    setAsking(true);
    return new Promise((resolve) => {
      answer.current = resolve;
    });
  }, []);
  const settle = (leave: boolean) => {
    setAsking(false);
    answer.current?.(leave);
    answer.current = undefined;
  };

  const held = open && dirty;
  useEffect(() => {
    if (held) return holdUnsaved(askToLeave);
  }, [held, askToLeave]);

  const close = async () => {
    if (busy) return;
    if (dirty && !(await askToLeave())) return;
    onClose();
  };
  const save = () => {
    if (!busy) onSave?.();
  };
  useShortcut('Ctrl+S', save, open && onSave !== undefined && !asking);
  useShortcut('Ctrl+Shift+S', () => !busy && onSaveAndNext?.(), open && onSaveAndNext !== undefined && !asking);

  return (
    <Drawer
      anchor="right"
      open={open}
      onClose={(_, reason) => (reason === 'escapeKeyDown' || !dirty) && close()}
      slotProps={{
        paper: { role: 'dialog', 'aria-modal': true, 'aria-labelledby': titleId },
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter is passed on between the inputs inside */}
      <div
        className="pa-drawer"
        style={{ width: `${(props.width ?? 640) / 14}rem` }}
        onKeyDown={enterToNext}
        {...{ [enterScope]: '' }}
      >
        <header className="pa-drawer-head">
          <div className="pa-drawer-title">
            <h2 id={titleId}>{title}</h2>
            {props.subtitle !== undefined && <div className="pa-drawer-subtitle">{props.subtitle}</div>}
          </div>
          {props.tools}
          <IconButton label="关闭" shortcut="Esc" icon={<CloseIcon />} onClick={close} />
        </header>
        {props.bar !== undefined && <div className="pa-drawer-bar">{props.bar}</div>}
        <DrawerBody editable={onSave !== undefined}>{props.children}</DrawerBody>
        <footer className="pa-drawer-foot">
          {props.extra}
          <span className="pa-dialog-space" />
          <Button onClick={close} shortcut="Esc">
            {onSave ? '取消' : '关闭'}
          </Button>
          {onSaveAndNext && (
            <Button onClick={() => void onSaveAndNext()} shortcut="Ctrl+Shift+S" disabled={busy}>
              {props.saveAndNextLabel ?? '保存并新增'}
            </Button>
          )}
          {onSave && (
            <Button kind="main" onClick={save} shortcut="Ctrl+S" busy={busy} enterTarget>
              {props.saveLabel ?? '保存'}
            </Button>
          )}
        </footer>
      </div>
      <Dialog
        open={asking}
        title="修改还没有保存"
        onClose={() => settle(false)}
        cancelLabel="继续填写"
        extra={
          <Button kind="danger" onClick={() => settle(true)}>
            不保存
          </Button>
        }
        main={onSave && { label: '保存', onPress: async () => settle(await onSave()), busy }}
      />
    </Drawer>
  );
}

/** A form that can be filled starts in its first field, unless one of its inputs has taken the focus itself. */
function DrawerBody({ editable, children }: { editable: boolean; children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = body.current;
    if (editable && place && !place.contains(document.activeElement)) focusFirstField(place);
  }, [editable]);
  return (
    <div className="pa-drawer-body" ref={body}>
      {children}
    </div>
  );
}
