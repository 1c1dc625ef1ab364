// Writes the report: layout, format, signers, and a reason where it does not add up or numbers are to stand in clear.
import { useState } from 'react';
import type { InputOf } from '../../shared/contract/index.ts';
import { isReason } from '../../shared/rules/reason.ts';
import { call, wasCancelled } from '../api/client.ts';
import { saveFile, saveJobFile } from '../api/saveFile.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import { FullNumbers, isReasonGiven, type RevealReason } from '../fields/FullNumbers.tsx';
import { SignerFields, useSigners } from '../fields/Signers.tsx';
import { MissingFonts } from '../preview/MissingFonts.tsx';
import { usePreview } from '../preview/usePreview.tsx';
import {
  Button,
  Callout,
  Dialog,
  ErrorPanel,
  Field,
  FieldGroup,
  notify,
  ProgressPanel,
  Segmented,
  Select,
  SkeletonForm,
  TextInput,
} from '../ui/index.ts';
import type { ReportFigures } from './ReportPage.tsx';
import { useLayout } from './useLayout.ts';

interface ExportReportProps {
  asked: InputOf<'reports.figures'>;
  /** The locked version is looked at: its files are given out. */
  isLocked: boolean;
  figures: ReportFigures;
  onClose: () => void;
}

export function ExportReport(props: ExportReportProps) {
  const settings = useAnswer('settings.get', {});
  if (!settings.data) {
    return (
      <Dialog open title="导出" width="medium" onClose={props.onClose}>
        {settings.failure === null ? <SkeletonForm /> : <ErrorPanel message={settings.failure} />}
      </Dialog>
    );
  }
  return <ExportForm {...props} settings={settings.data.settings} />;
}

function ExportForm(props: ExportReportProps & { settings: Readonly<Record<string, unknown>> }) {
  const { asked, isLocked, figures, settings, onClose } = props;
  const [kind, setFormat] = useState<'xlsx' | 'docx'>('xlsx');
  const { layouts, layout, choose, isAsking } = useLayout(asked.report, figures.run);
  const { template, kept } = layout;
  const format = template?.format ?? kept?.format ?? kind;
  const isFixed = template !== undefined || kept !== undefined;
  const { signers, change, keep } = useSigners(settings);
  const [reason, setReason] = useState('');
  const [reveal, setReveal] = useState<RevealReason>(null);
  const [stop, setStop] = useState<AbortController | null>(null);
  const attempt = useAttempt();
  const preview = usePreview();
  // Numbers in clear are never kept: such a file follows the records of now.
  const isKept = kept !== undefined || (isLocked && reveal === null && !template);
  const broken = isKept ? [] : figures.violations.filter(({ level }) => level === 'hard');
  const paper = format === 'xlsx' ? 'workbook' : 'list';

  const explained = {
    ...(broken.length === 0 ? {} : { reason: reason.trim() }),
    ...(reveal === null ? {} : { reveal: reveal.trim() }),
  };
  const start = (file: string) => {
    if (!template) return call('reports.export', { ...asked, format, asLocked: isKept, file, signers, ...explained });
    // A template names its rows itself, whatever the page tells them by.
    const { by: _by, ...scope } = asked.scope ?? {};
    const source = { template: template.id };
    return call('templates.fill', { source, period: asked.period, scope, file, signers, ...explained });
  };
  const named = async () => {
    if (kept) return kept;
    if (template) return call('templates.fillName', { template: template.id, period: asked.period });
    return call('reports.name', { ...asked, format, asLocked: isKept });
  };
  const takeKept = (id: string) => (file: string) => call('centre.file', { id, file });
  const look = () =>
    attempt.run(async () => {
      const { name } = await named();
      preview.show([{ name, papers: [paper], write: kept ? takeKept(kept.id) : start }]);
    });
  const write = () =>
    attempt.run(async () => {
      const { name } = await named();
      keep();
      const controller = new AbortController();
      const begin = (file: string) => {
        setStop(controller);
        return start(file);
      };
      try {
        const saved = kept
          ? await saveFile(name, takeKept(kept.id))
          : await saveJobFile(name, begin, { signal: controller.signal });
        if (saved === null) return;
        notify({ text: `已导出：${saved.name}` });
        onClose();
      } catch (error) {
        if (!wasCancelled(error)) throw error;
        notify({ text: '已取消导出，没有留下文件。', tone: 'info' });
        onClose();
      } finally {
        setStop(null);
      }
    });

  if (stop !== null) {
    return (
      <Dialog open title={`正在导出${figures.title}`} width="medium">
        <ProgressPanel
          title={format === 'xlsx' ? '正在写 Excel 工作簿' : '正在写 Word 文档'}
          done={0}
          cancelHint="不会留下半个文件"
          onCancel={() => stop.abort()}
        />
      </Dialog>
    );
  }
  const isExplained = kept !== undefined || ((broken.length === 0 || isReason(reason)) && isReasonGiven(reveal));
  const isReady = !isAsking && isExplained;
  return (
    <>
      <Dialog
        open
        width="medium"
        title={`导出${figures.title} · ${figures.period.title}`}
        main={{ label: '导出', onPress: () => void write(), disabled: !isReady, busy: attempt.busy }}
        extra={
          <Button onClick={() => void look()} disabled={!isReady}>
            预览
          </Button>
        }
        onClose={onClose}
      >
        <FieldGroup>
          {layouts.length > 1 && (
            <Field label="版式">
              <Select
                value={layout.value}
                choices={layouts.map(({ value, label }) => ({ value, label }))}
                onChange={choose}
              />
            </Field>
          )}
          <Field label="格式" group>
            <Segmented
              label="格式"
              value={format}
              choices={[
                { value: 'xlsx', label: 'Excel（.xlsx）', disabled: isFixed && format !== 'xlsx' },
                { value: 'docx', label: 'Word（.docx）', disabled: isFixed && format !== 'docx' },
              ]}
              onChange={(next) => setFormat(next as typeof format)}
            />
          </Field>
        </FieldGroup>
        {isKept && <Callout>这一期已锁定，导出的文件与锁定时完全相同。</Callout>}
        {isLocked && template && <Callout tone="warning">模板按现在的记录填写，可能与锁定的数不同。</Callout>}
        {isLocked && !isKept && !template && (
          <Callout tone="warning">锁定时保存的文件遮盖了号码；完整号码的文件按现在的记录写出。</Callout>
        )}
        {broken.length > 0 && (
          <FieldGroup title="平衡关系不符">
            <Callout tone="warning">
              {broken.map(({ relation, message }) => (
                <p key={relation}>{message}</p>
              ))}
            </Callout>
            <Field
              label="说明"
              required
              stacked
              help="请先补正记录；确需照此导出的写明理由，印在表下，并记入审计日志。"
            >
              <TextInput value={reason} onChange={setReason} maxLength={100} />
            </Field>
          </FieldGroup>
        )}
        {!isKept && <SignerFields signers={signers} change={change} />}
        {figures.layout === 'list' && !kept && (
          <FieldGroup title="身份号码和电话">
            <FullNumbers reason={reveal} onChange={setReveal} />
          </FieldGroup>
        )}
        <MissingFonts papers={[paper]} />
        {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
      </Dialog>
      {preview.layer}
    </>
  );
}
