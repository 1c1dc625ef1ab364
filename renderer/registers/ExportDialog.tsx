import { useState } from 'react';
import type { ViewInput } from '../../shared/contract/shapes.ts';
import { isSensitive } from '../../shared/fields/field.ts';
import type { Register } from '../../shared/registers/register.ts';
import { call, wasCancelled } from '../api/client.ts';
import { saveJobFile } from '../api/saveFile.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import { FullNumbers, isReasonGiven, type RevealReason } from '../fields/FullNumbers.tsx';
import { SignerFields, useSigners } from '../fields/Signers.tsx';
import { useHelpScreen } from '../help/screenHelp.ts';
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
  SkeletonForm,
  TextInput,
} from '../ui/index.ts';

type Format = 'xlsx' | 'docx';

interface ExportDialogProps {
  register: Register;
  view: ViewInput;
  /** How many rows the view has. */
  total: number;
  /** Keys of the columns as they are shown. */
  shown: readonly string[];
  /** Only these rows, when some are selected. */
  selected: readonly string[];
  /** 打印: a document to print, opened afterwards. */
  forPrint: boolean;
  onClose: () => void;
}

/** Asks what an exported list is to look like, writes it, and can be stopped meanwhile. */
export function ExportDialog(props: ExportDialogProps) {
  const settings = useAnswer('settings.get', {});
  useHelpScreen('export');
  const title = props.forPrint ? '打印' : '导出';
  if (!settings.data) {
    return (
      <Dialog open title={title} width="medium" onClose={props.onClose}>
        {settings.failure === null ? <SkeletonForm /> : <ErrorPanel message={settings.failure} />}
      </Dialog>
    );
  }
  return <OpenDialog {...props} settings={settings.data.settings} />;
}

function OpenDialog(props: ExportDialogProps & { settings: Readonly<Record<string, unknown>> }) {
  const { register, view, total, shown, selected, forPrint, settings, onClose } = props;
  const [format, setFormat] = useState<Format>(forPrint ? 'docx' : 'xlsx');
  const [columns, setColumns] = useState<'paper' | 'shown'>('paper');
  const [rows, setRows] = useState<'all' | 'selected'>('all');
  const [title, setTitle] = useState('');
  const [reason, setReason] = useState<RevealReason>(null);
  const [progress, setProgress] = useState<{ done: number; total: number | null; step: string } | null>(null);
  const [stop, setStop] = useState<AbortController | null>(null);
  const [stopping, setStopping] = useState(false);
  const attempt = useAttempt();
  const preview = usePreview();
  const { signers, change, keep } = useSigners(settings);
  const hidesNumbers = register.fields.some(isSensitive);
  const paper = format === 'xlsx' ? 'workbook' : 'list';

  const spec = { filters: [], sort: [], withdrawn: 'without' as const, ...view };
  const start = (file: string) =>
    call('exports.start', {
      view: spec,
      format,
      file,
      ...(columns === 'shown' ? { columns: [...shown] } : {}),
      ...(title.trim() === '' ? {} : { title: title.trim() }),
      ...(reason === null ? {} : { reveal: reason.trim() }),
      ...(rows === 'selected' ? { ids: [...selected] } : {}),
      signers,
    });
  const look = () =>
    attempt.run(async () => {
      const { name } = await call('exports.name', { view: spec, format });
      preview.show([{ name, papers: [paper], write: start }]);
    });
  const write = () =>
    attempt.run(async () => {
      const { name } = await call('exports.name', { view: spec, format });
      const controller = new AbortController();
      const begin = (file: string) => {
        keep();
        setStop(controller);
        setProgress({ done: 0, total, step: '' });
        return start(file);
      };
      try {
        const saved = await saveJobFile<{ rows: number }>(name, begin, {
          signal: controller.signal,
          onProgress: (status) => setProgress({ done: status.done, total: status.total, step: status.step }),
        });
        if (saved === null) return;
        const { rows: count } = saved.result;
        notify({
          text: forPrint
            ? `已生成 ${count} 条的打印文件“${saved.name}”，用 WPS 或 Office 打开后打印。`
            : `已导出 ${count} 条：${saved.name}`,
        });
        onClose();
      } catch (error) {
        if (!wasCancelled(error)) throw error;
        notify({ text: '已取消导出，没有留下文件。', tone: 'info' });
        onClose();
      } finally {
        setProgress(null);
        setStop(null);
        setStopping(false);
      }
    });

  const verb = forPrint ? '打印' : '导出';
  if (progress !== null) {
    return (
      <Dialog open title={`正在${verb}${register.title}`} width="medium">
        <ProgressPanel
          title={progress.step === '' ? '正在准备' : progress.step}
          done={progress.done}
          {...(progress.total === null ? {} : { total: progress.total })}
          unit="条"
          cancelling={stopping}
          cancelHint="不会留下半个文件"
          onCancel={() => {
            setStopping(true);
            stop?.abort();
          }}
        />
      </Dialog>
    );
  }
  return (
    <>
      <Dialog
        open
        width="medium"
        title={`${verb}${register.title}`}
        main={{
          label: forPrint ? '生成打印文件' : '导出',
          onPress: () => void write(),
          disabled: !isReasonGiven(reason),
          busy: attempt.busy,
        }}
        extra={
          <Button onClick={() => void look()} disabled={!isReasonGiven(reason)}>
            {forPrint ? '预览并打印' : '预览'}
          </Button>
        }
        onClose={onClose}
      >
        <FieldGroup>
          {!forPrint && (
            <Field label="格式" group>
              <Segmented
                label="格式"
                value={format}
                choices={[
                  { value: 'xlsx', label: 'Excel（.xlsx）' },
                  { value: 'docx', label: 'Word（.docx）' },
                ]}
                onChange={(next) => setFormat(next as Format)}
              />
            </Field>
          )}
          {forPrint && <Callout>可以先预览、直接打印；也可以生成 Word 文件，用 WPS 或 Office 打开后打印。</Callout>}
          <Field label="范围" group>
            <Segmented
              label="范围"
              value={rows}
              choices={[
                { value: 'all', label: `当前视图 ${total.toLocaleString('zh-CN')} 条` },
                { value: 'selected', label: `选中的 ${selected.length} 条`, disabled: selected.length === 0 },
              ]}
              onChange={(next) => setRows(next as typeof rows)}
            />
          </Field>
          <Field label="列" group>
            <Segmented
              label="列"
              value={columns}
              choices={[
                { value: 'paper', label: '按纸质表' },
                { value: 'shown', label: `当前显示的 ${shown.length} 列` },
              ]}
              onChange={(next) => setColumns(next as typeof columns)}
            />
          </Field>
          <Field label="标题" help={`留空为“乡镇名称＋${register.printTitle}”。`}>
            <TextInput value={title} onChange={setTitle} maxLength={60} />
          </Field>
        </FieldGroup>
        <SignerFields signers={signers} change={change} />
        {hidesNumbers && (
          <FieldGroup title="身份号码和电话">
            <FullNumbers reason={reason} onChange={setReason} />
          </FieldGroup>
        )}
        <MissingFonts papers={[paper]} />
        {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
      </Dialog>
      {preview.layer}
    </>
  );
}
