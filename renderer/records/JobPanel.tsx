import type { ReactNode } from 'react';
import type { Job } from '../api/useJob.ts';
import { ProgressPanel } from '../ui/index.ts';

/** The running work of an import; nothing while none runs. */
export function JobPanel({ job, cancelHint, actions }: { job: Job; cancelHint?: string; actions?: ReactNode }) {
  const { shown } = job;
  if (shown === null) return null;
  return (
    <ProgressPanel
      title={shown.title}
      unit={shown.unit}
      detail={shown.step}
      {...(shown.total === null ? {} : { done: shown.done, total: shown.total })}
      cancelling={shown.cancelling}
      cancelHint={cancelHint}
      onCancel={job.cancel}
      actions={actions}
    />
  );
}
