import type { ReactNode } from 'react';
import { Dialog } from './Dialog.tsx';

export interface ConfirmDialogProps {
  open: boolean;
  /** The question: 退出登录？ */
  title: string;
  /** What will happen, in a sentence. */
  children?: ReactNode;
  /** The verb, never 确定 alone: 退出, 覆盖, 不保存. */
  confirmLabel: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** For what cannot be taken back; a removal that can be undone takes a notice with 撤销 instead. */
export function ConfirmDialog({
  open,
  title,
  children,
  confirmLabel,
  danger,
  busy,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  return (
    <Dialog
      open={open}
      title={title}
      main={{ label: confirmLabel, onPress: onConfirm, danger, busy }}
      onClose={onClose}
    >
      {children}
    </Dialog>
  );
}
