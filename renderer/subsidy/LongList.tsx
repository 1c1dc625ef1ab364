import { type ReactNode, useState } from 'react';
import { Button } from '../ui/index.ts';

const atOnce = 200;

interface LongListProps<R> {
  items: readonly R[];
  children: (shown: readonly R[]) => ReactNode;
}

/** A list of which the first part is drawn, and more when asked: a year has thousands of cases. */
export function LongList<R>({ items, children }: LongListProps<R>) {
  const [wanted, setWanted] = useState(atOnce);
  const hidden = items.length - wanted;
  return (
    <>
      <div className="ps-list">{children(items.slice(0, wanted))}</div>
      {hidden > 0 && (
        <div className="ps-more">
          还有 {hidden.toLocaleString('zh-CN')} 件没有列出
          <Button kind="quiet" onClick={() => setWanted(wanted + atOnce)}>
            再列 {Math.min(hidden, atOnce)} 件
          </Button>
        </div>
      )}
    </>
  );
}
