// Locking: figures, the versions of their records and the files are kept, and print the same for ever.
import { useState } from 'react';
import { Refusal } from '../../shared/contract/errors.ts';
import { isReason } from '../../shared/rules/reason.ts';
import { call } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { useJob } from '../api/useJob.ts';
import { JobPanel } from '../records/JobPanel.tsx';
import { Callout, Dialog, ErrorPanel, Field, LongText, notify } from '../ui/index.ts';
import type { Check } from './CheckPanel.tsx';

interface LockDialogProps {
  run: string;
  version: () => number;
  check: Check | undefined;
  /** Names that are not filled in. */
  missing: readonly string[];
  flush: () => Promise<boolean>;
  onLocked: () => Promise<void>;
  onClose: () => void;
}

export function LockDialog({ run, version, check, missing, flush, onLocked, onClose }: LockDialogProps) {
  const [reason, setReason] = useState('');
  const attempt = useAttempt();
  const job = useJob();
  const errors = check?.lines.filter(({ level }) => level === 'error') ?? [];
  const given = reason.trim();

  const lock = () =>
    attempt.run(async () => {
      if (!(await flush())) throw new Refusal('conflict', '最后的修改还没有保存，请稍候再试。');
      const result = await job.run('正在锁定', '', () =>
        call('monthly.lock', { run, version: version(), ...(errors.length === 0 ? {} : { reason: given }) }),
      );
      if (result === null) return;
      notify({ text: '已锁定。以后生成的文件都与现在相同。' });
      onClose();
      await onLocked();
    });

  if (job.shown !== null) {
    return (
      <Dialog open title="正在锁定" width="medium">
        <JobPanel job={job} cancelHint="取消后仍是草稿" />
      </Dialog>
    );
  }
  const failure = attempt.failure ?? job.failure;
  const isReady = check !== undefined && (errors.length === 0 || isReason(given));
  return (
    <Dialog
      open
      title="锁定这份报告？"
      width="medium"
      main={{ label: '锁定', onPress: () => void lock(), disabled: !isReady, busy: attempt.busy }}
      onClose={onClose}
    >
      <p className="pn-lead">
        锁定后文字和数字不再变动，记录以后有改动也只提示，不影响这份报告。确需修改的，可以出更正版，或由主任写明原因解锁。
      </p>
      {missing.length > 0 && <Callout>{missing.join('、')}还没有填写，落款处会留空。</Callout>}
      {errors.length > 0 && (
        <>
          <Callout tone="warning">
            还有 {errors.length} 项应当先处理：
            <ul className="pn-lock-errors">
              {errors.slice(0, 6).map(({ key, text }) => (
                <li key={key}>{text}</li>
              ))}
              {errors.length > 6 && <li>等 {errors.length} 项</li>}
            </ul>
          </Callout>
          <Field label="仍要锁定的理由" required stacked help="与报告一起保存，并记入审计日志。">
            <LongText value={reason} onChange={setReason} rows={2} maxLength={100} />
          </Field>
        </>
      )}
      {failure !== null && <ErrorPanel compact message={failure} />}
    </Dialog>
  );
}
