// A template filled for a period: looked at first, or written to a file.
import { useState } from 'react';
import type { TemplateShown } from '../../shared/contract/templateProcedures.ts';
import { findReport } from '../../shared/reports/index.ts';
import { type Period, readPeriod } from '../../shared/reports/period.ts';
import { isReason } from '../../shared/rules/reason.ts';
import { call } from '../api/client.ts';
import { saveFile } from '../api/saveFile.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import { useJob } from '../api/useJob.ts';
import { FullNumbers, isReasonGiven, type RevealReason } from '../fields/FullNumbers.tsx';
import { PeriodBar } from '../fields/PeriodBar.tsx';
import { usePreview } from '../preview/usePreview.tsx';
import { JobPanel } from '../records/JobPanel.tsx';
import { Button, Callout, Dialog, ErrorPanel, Field, FieldGroup, notify, TextInput } from '../ui/index.ts';

interface FillDialogProps {
  template: TemplateShown;
  period: Period;
  today: string;
  onClose: () => void;
}

export function FillDialog(props: FillDialogProps) {
  const [key, setKey] = useState(props.period.key);
  const period = readPeriod(key) ?? props.period;
  const fill = { ...props, period, onPeriod: setKey };
  return findReport(props.template.report) ? <StatisticFill {...fill} /> : <FillForm {...fill} broken={[]} />;
}

type FillProps = Omit<FillDialogProps, 'period'> & { period: Period; onPeriod: (key: string) => void };

/** What does not add up must be explained, as in the built-in export. */
function StatisticFill(props: FillProps) {
  const { template, period } = props;
  const { data } = useAnswer('reports.check', { report: template.report, period: period.key });
  const broken = data?.violations.filter(({ level }) => level === 'hard').map(({ message }) => message) ?? [];
  return <FillForm {...props} broken={broken} />;
}

function FillForm({ template, period, today, broken, onPeriod, onClose }: FillProps & { broken: readonly string[] }) {
  const [reason, setReason] = useState('');
  const [reveal, setReveal] = useState<RevealReason>(null);
  const attempt = useAttempt();
  const job = useJob();
  const preview = usePreview();
  const report = findReport(template.report);
  const isReady = (broken.length === 0 || isReason(reason)) && isReasonGiven(reveal);

  const start = (file: string) =>
    call('templates.fill', {
      source: { template: template.id },
      period: period.key,
      file,
      ...(broken.length === 0 ? {} : { reason: reason.trim() }),
      ...(reveal === null ? {} : { reveal: reveal.trim() }),
    });
  const named = () => call('templates.fillName', { template: template.id, period: period.key });
  const look = () =>
    attempt.run(async () => {
      const { name } = await named();
      preview.show([{ name, papers: [template.format === 'docx' ? 'official' : 'workbook'], write: start }]);
    });
  const write = () =>
    attempt.run(async () => {
      const { name } = await named();
      const saved = await saveFile(name, (file) => job.run('正在填写模板', '', () => start(file)));
      if (saved === null) return;
      notify({ text: `已填好：${saved.name}` });
      onClose();
    });

  if (job.shown !== null) {
    return (
      <Dialog open title={`正在填写“${template.name}”`} width="medium">
        <JobPanel job={job} cancelHint="不会留下半个文件" />
      </Dialog>
    );
  }
  const failure = attempt.failure ?? job.failure;
  return (
    <>
      <Dialog
        open
        width="medium"
        title={`填写“${template.name}”`}
        main={{ label: '填写并保存', onPress: () => void write(), disabled: !isReady, busy: attempt.busy }}
        extra={
          <Button onClick={() => void look()} disabled={!isReady || attempt.busy}>
            预览
          </Button>
        }
        onClose={onClose}
      >
        <FieldGroup>
          <Field label="期间" group>
            <PeriodBar period={period} today={today} onChange={onPeriod} />
          </Field>
        </FieldGroup>
        {report === undefined && (
          <Callout>按现在的记录填写，正文取这一期的工作月报。已锁定的月份要原样再出，请到“工作月报”。</Callout>
        )}
        {broken.length > 0 && (
          <FieldGroup title="平衡关系不符">
            <Callout tone="warning">
              {broken.map((message) => (
                <p key={message}>{message}</p>
              ))}
            </Callout>
            <Field label="说明" required stacked help="请先补正记录；确需照此填写的写明理由，记入审计日志。">
              <TextInput value={reason} onChange={setReason} maxLength={100} />
            </Field>
          </FieldGroup>
        )}
        {report?.layout === 'list' && (
          <FieldGroup title="身份号码和电话">
            <FullNumbers reason={reveal} onChange={setReveal} />
          </FieldGroup>
        )}
        {failure !== null && <ErrorPanel compact message={failure} />}
      </Dialog>
      {preview.layer}
    </>
  );
}
