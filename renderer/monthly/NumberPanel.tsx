// 发文字号 of the red head: taken from the office's running numbers, or none; nothing while the office has no code.
import { useState } from 'react';
import { call } from '../api/client.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import { hrefOf } from '../route.ts';
import { Button, ErrorPanel, MenuButton, type MenuEntry, notify, ReasonDialog } from '../ui/index.ts';

interface NumberPanelProps {
  period: string;
  editable: boolean;
  /** A version was locked with the number: it cannot be given up any more. */
  isPrinted: boolean;
}

const reasons = ['改用白头，不编号', '取错了号'];

export function NumberPanel({ period, editable, isPrinted }: NumberPanelProps) {
  const { data, failure, reload } = useAnswer('officialNumbers.ofReport', { period });
  const [asking, setAsking] = useState(false);
  const attempt = useAttempt();
  if (!data && failure === null) return null;
  const take = (running?: number) =>
    attempt.run(async () => {
      const { text } = await call('officialNumbers.take', { period, ...(running === undefined ? {} : { running }) });
      notify({ text: `已取号：${text}` });
      await reload();
    });
  const giveUp = (reason: string) =>
    attempt.run(async () => {
      await call('officialNumbers.giveUp', { period, reason });
      setAsking(false);
      notify({ text: '已退号，号码作为空号留在清单里。' });
      await reload();
    });
  const leftOut: MenuEntry[] = (data?.leftOut ?? []).map(({ running, text }) => ({
    key: String(running),
    label: text,
    detail: '留出的空号',
    onSelect: () => void take(running),
  }));
  return (
    <section className="pn-side-part" aria-label="发文字号">
      <header>
        <h2>发文字号</h2>
      </header>
      {(failure ?? attempt.failure) !== null && <ErrorPanel compact message={failure ?? attempt.failure ?? ''} />}
      {data && data.number !== null && (
        <p className="pn-number-line">
          <strong>{data.number.text}</strong>
          {editable && !isPrinted && (
            <Button kind="quiet" onClick={() => setAsking(true)}>
              退号
            </Button>
          )}
        </p>
      )}
      {data && data.number === null && (
        <p className="pn-number-line">
          <span>{data.code === '' ? '没有设定机关代字，红头文件不印字号。' : '还没有取号，红头文件不印字号。'}</span>
        </p>
      )}
      {data?.number === null && data.code === '' && <Button href={hrefOf('reports', 'centre')}>到报表中心设定</Button>}
      {data?.number === null && data.next !== null && editable && (
        <p className="pn-number-line">
          <Button onClick={() => void take()} disabled={attempt.busy}>
            取 {data.next.text}
          </Button>
          {leftOut.length > 0 && <MenuButton label="取空号" entries={leftOut} />}
        </p>
      )}
      <ReasonDialog
        open={asking}
        title="退掉这个发文字号？"
        reasons={reasons}
        confirmLabel="退号"
        busy={attempt.busy}
        onConfirm={(reason) => void giveUp(reason)}
        onClose={() => setAsking(false)}
      >
        号码作为空号留在清单里，写着原因，以后还可以取用。
      </ReasonDialog>
    </section>
  );
}
