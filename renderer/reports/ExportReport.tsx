// Writes the report: format, signers, and a reason where it does not add up or numbers are to stand in clear.
import { useState } from 'react';
import type { InputOf } from '../../shared/contract/index.ts';
import { call, wasCancelled } from '../api/client.ts';
import { useCurrentUser } from '../api/currentUser.ts';
import { saveJobFile } from '../api/saveFile.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import { MissingFonts } from '../preview/MissingFonts.tsx';
import { usePreview } from '../preview/usePreview.tsx';
import {
  Button,
  Callout,
  Checkbox,
  Dialog,
  ErrorPanel,
  Field,
  FieldGroup,
  notify,
  ProgressPanel,
  Segmented,
  SkeletonForm,
  TextInput,
} from '../ui/index.ts';
import type { ReportFigures } from './ReportPage.tsx';

interface ExportReportProps {
  asked: InputOf<'reports.figures'>;
  figures: ReportFigures;
  onClose: () => void;
}

const signerFields = [
  { key: 'unit', label: '填报单位', most: 60 },
  { key: 'unitHead', label: '单位负责人', most: 30 },
  { key: 'reviewer', label: '审核人', most: 30 },
  { key: 'preparer', label: '填表人', most: 30 },
  { key: 'phone', label: '联系电话', most: 30 },
] as const;
type Signers = Record<(typeof signerFields)[number]['key'], string>;

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

const isReason = (text: string): boolean => text.trim().length >= 2;

function ExportForm(props: ExportReportProps & { settings: Readonly<Record<string, unknown>> }) {
  const { asked, figures, settings, onClose } = props;
  const user = useCurrentUser();
  const [format, setFormat] = useState<'xlsx' | 'docx'>('xlsx');
  const [typed, setTyped] = useState<Partial<Signers>>({});
  const [reason, setReason] = useState('');
  const [reveal, setReveal] = useState<string | null>(null);
  const [stop, setStop] = useState<AbortController | null>(null);
  const attempt = useAttempt();
  const preview = usePreview();
  const broken = figures.violations.filter(({ level }) => level === 'hard');
  const paper = format === 'xlsx' ? 'workbook' : 'list';
  const setting = (key: string) => String(settings[key] ?? '');
  const signers: Signers = {
    unit: setting('unit'),
    unitHead: setting('unitHead'),
    reviewer: setting('reviewer'),
    preparer: setting('preparer') || (user?.name ?? ''),
    phone: setting('phone'),
    ...typed,
  };

  const start = (file: string) =>
    call('reports.export', {
      ...asked,
      format,
      file,
      signers,
      ...(broken.length === 0 ? {} : { reason: reason.trim() }),
      ...(reveal === null ? {} : { reveal: reveal.trim() }),
    });
  const look = () =>
    attempt.run(async () => {
      const { name } = await call('reports.name', { ...asked, format });
      preview.show([{ name, papers: [paper], write: start }]);
    });
  const write = () =>
    attempt.run(async () => {
      const { name } = await call('reports.name', { ...asked, format });
      const controller = new AbortController();
      const begin = (file: string) => {
        setStop(controller);
        return start(file);
      };
      try {
        const saved = await saveJobFile(name, begin, { signal: controller.signal });
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
  const isReady = (broken.length === 0 || isReason(reason)) && (reveal === null || isReason(reveal));
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
          <Field label="格式" group>
            <Segmented
              label="格式"
              value={format}
              choices={[
                { value: 'xlsx', label: 'Excel（.xlsx）' },
                { value: 'docx', label: 'Word（.docx）' },
              ]}
              onChange={(next) => setFormat(next as typeof format)}
            />
          </Field>
        </FieldGroup>
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
        <FieldGroup title="表头和落款" columns={2}>
          {signerFields.map(({ key, label, most }) => (
            <Field key={key} label={label} wide={key === 'unit'}>
              <TextInput
                value={signers[key]}
                onChange={(text) => setTyped({ ...typed, [key]: text })}
                maxLength={most}
              />
            </Field>
          ))}
        </FieldGroup>
        {figures.layout === 'list' && (
          <FieldGroup title="身份号码和电话">
            <Checkbox
              label="完整号码（默认遮挡中间几位）"
              checked={reveal !== null}
              onChange={(full) => setReveal(full ? '' : null)}
            />
            {reveal !== null && (
              <Field
                label="原因"
                required
                stacked
                help="记入审计日志。导出的文件离开本程序的保护，请按规定保管和销毁。"
              >
                <TextInput value={reveal} onChange={setReveal} maxLength={100} />
              </Field>
            )}
          </FieldGroup>
        )}
        <MissingFonts papers={[paper]} />
        {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
      </Dialog>
      {preview.layer}
    </>
  );
}
