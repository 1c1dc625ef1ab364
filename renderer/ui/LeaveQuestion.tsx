import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { holdUnsaved } from './unsaved.ts';

export interface LeaveQuestionProps {
  /** Something was changed and not saved. */
  dirty: boolean;
  /** 设置还没有保存 */
  title: string;
  /** True when it was saved. */
  onSave: () => Promise<boolean>;
  /** What else is to be done when the changes are given up. */
  onGiveUp?: () => Promise<void>;
  /** Where leaving loses nothing: the words for leaving and going on later. */
  laterLabel?: string;
  children?: ReactNode;
}

/** Asks before a page with unsaved input is left. */
export function LeaveQuestion({ dirty, title, onSave, onGiveUp, laterLabel, children }: LeaveQuestionProps) {
  const [asking, setAsking] = useState(false);
  const answer = useRef<(leave: boolean) => void>(undefined);
  useEffect(() => {
    if (!dirty) return;
    return holdUnsaved(() => {
      answer.current?.(false);
      setAsking(true);
      return new Promise((resolve) => {
        answer.current = resolve;
      });
    });
  }, [dirty]);

  const settle = (leave: boolean) => {
    setAsking(false);
    answer.current?.(leave);
    answer.current = undefined;
  };
  const giveUp = async () => {
    await onGiveUp?.();
    settle(true);
  };
  return (
    <Dialog
      open={asking}
      title={title}
      cancelLabel="继续填写"
      {...(laterLabel === undefined ? {} : { width: 'medium' as const })}
      extra={
        <>
          <Button kind="danger" onClick={() => void giveUp()}>
            不保存
          </Button>
          {laterLabel !== undefined && <Button onClick={() => settle(true)}>{laterLabel}</Button>}
        </>
      }
      main={{ label: '保存', onPress: async () => settle(await onSave()) }}
      onClose={() => settle(false)}
    >
      {children}
    </Dialog>
  );
}
