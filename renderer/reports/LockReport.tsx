// Locking a report, or locking it again as a 更正版: figures, the versions of their records and the files are kept.
import { useState } from 'react';
import { isReason } from '../../shared/rules/reason.ts';
import { call } from '../api/client.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import { useJob } from '../api/useJob.ts';
import { useOffice } from '../fields/office.ts';
import { SignerFields, useSigners } from '../fields/Signers.tsx';
import { JobPanel } from '../records/JobPanel.tsx';
import { Callout, Dialog, ErrorPanel, Field, LongText, notify, SkeletonForm } from '../ui/index.ts';
import { correctReasons, type Version } from '../versions/versionWords.ts';
import type { ReportFigures } from './ReportPage.tsx';
import type { Scope } from './reportAddress.ts';

interface LockReportProps {
  figures: ReportFigures;
  by: Scope['by'];
  /** The version in force, which this one corrects. */
  locked: Version | null;
  onLocked: () => Promise<void>;
  onClose: () => void;
}

export function LockReport(props: LockReportProps) {
  const settings = useAnswer('settings.get', {});
  if (settings.data) return <LockForm {...props} settings={settings.data.settings} />;
  return (
    <Dialog open title="锁定" width="medium" onClose={props.onClose}>
      {settings.failure === null ? <SkeletonForm /> : <ErrorPanel message={settings.failure} />}
    </Dialog>
  );
}

function LockForm(props: LockReportProps & { settings: Readonly<Record<string, unknown>> }) {
  const { figures, by, locked, settings, onLocked, onClose } = props;
  const { office } = useOffice();
  const { signers, change, keep } = useSigners(settings);
  const [reason, setReason] = useState('');
  const attempt = useAttempt();
  const job = useJob();
  // What does not add up is that of now, which is what will be locked; a locked one is checked by the core.
  const broken = figures.run === null ? figures.violations.filter(({ level }) => level === 'hard') : [];
  const needsReason = locked !== null || broken.length > 0;
  const given = reason.trim();
  const title = locked === null ? '锁定这张表？' : '出更正版？';

  const lock = () =>
    attempt.run(async () => {
      keep();
      const result = await job.run('正在锁定', '', () =>
        call('reports.lock', {
          report: figures.report,
          period: figures.period.key,
          ...(by === undefined ? {} : { by }),
          signers,
          corrects: locked?.id ?? null,
          ...(given === '' ? {} : { reason: given }),
        }),
      );
      if (result === null) return;
      notify({
        text: locked === null ? '已锁定。以后导出的文件都与现在相同。' : '更正版已锁定，原来的版本留在历史里。',
      });
      onClose();
      await onLocked();
    });

  if (job.shown !== null) {
    return (
      <Dialog open title="正在锁定" width="medium">
        <JobPanel job={job} cancelHint="取消后没有锁定" />
      </Dialog>
    );
  }
  const failure = attempt.failure ?? job.failure;
  return (
    <Dialog
      open
      width="medium"
      title={`${title.replace('？', '')} · ${figures.period.title}`}
      main={{
        label: '锁定',
        onPress: () => void lock(),
        disabled: needsReason && !isReason(given),
        busy: attempt.busy,
      }}
      onClose={onClose}
    >
      <p className="pr-lock-lead">
        {locked === null
          ? '按现在的记录锁定：数字、记录的版本和文件（选用了本单位模板的，含模板填写的一份）都保存下来，以后导出完全相同。记录再有改动，只提示，不影响这张表。'
          : '按现在的记录锁定为下一版。原来的版本原样保留，随时可看两版的差异。'}
      </p>
      {office !== null && figures.period.last >= office.today && (
        <Callout tone="warning">{figures.period.title}还没有结束，以后登记的记录不在锁定的数里。</Callout>
      )}
      {broken.length > 0 && (
        <Callout tone="warning">
          {broken.map(({ relation, message }) => (
            <p key={relation}>{message}</p>
          ))}
        </Callout>
      )}
      {locked !== null && (
        <div className="pa-reasons">
          {correctReasons.map((each) => (
            <button key={each} type="button" aria-pressed={reason === each} onClick={() => setReason(each)}>
              {each}
            </button>
          ))}
        </div>
      )}
      {needsReason && (
        <Field
          label={locked === null ? '说明' : '更正的原因'}
          required
          stacked
          help={locked === null ? '印在表下，并记入审计日志。' : '与这一版一起保存，并记入审计日志。'}
        >
          <LongText value={reason} onChange={setReason} rows={2} maxLength={100} />
        </Field>
      )}
      <SignerFields signers={signers} change={change} />
      {failure !== null && <ErrorPanel compact message={failure} />}
    </Dialog>
  );
}
