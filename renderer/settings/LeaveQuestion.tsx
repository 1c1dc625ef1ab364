import { useEffect, useRef, useState } from 'react';
import { Button, Dialog, holdUnsaved } from '../ui/index.ts';

export interface LeaveQuestionProps {
  /** Something was changed and not saved. */
  dirty: boolean;
  /** 设置还没有保存 */
  title: string;
  /** True when it was saved. */
  onSave: () => Promise<boolean>;
}

/** Asks before a page with unsaved input is left. */
export function LeaveQuestion({ dirty, title, onSave }: LeaveQuestionProps) {
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
  return (
    <Dialog
      open={asking}
      title={title}
      cancelLabel="继续填写"
      extra={
        <Button kind="danger" onClick={() => settle(true)}>
          不保存
        </Button>
      }
      main={{ label: '保存', onPress: async () => settle(await onSave()) }}
      onClose={() => settle(false)}
    />
  );
}
