// The report as files: the text, its tables, or everything with the figures and their definitions.
import { useState } from 'react';
import { Refusal } from '../../shared/contract/errors.ts';
import type { PaperKind } from '../../shared/contract/previewProcedures.ts';
import { call } from '../api/client.ts';
import { saveFile } from '../api/saveFile.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import { useJob } from '../api/useJob.ts';
import { MissingFonts } from '../preview/MissingFonts.tsx';
import { usePreview } from '../preview/usePreview.tsx';
import { JobPanel } from '../records/JobPanel.tsx';
import { Button, Callout, Checkbox, Dialog, ErrorPanel, notify } from '../ui/index.ts';

interface ExportDialogProps {
  run: string;
  isLocked: boolean;
  /** Lines of the check that should be dealt with first. */
  errors: number;
  /** Saves what waits; false when something is still unsaved. */
  flush: () => Promise<boolean>;
  onClose: () => void;
}

type What = 'report' | 'tables' | 'records' | 'all';

const offers: readonly { value: What; label: string; detail: string }[] = [
  { value: 'report', label: '报告（.docx）', detail: '正文、图和附表，Word 和 WPS 都能打开' },
  { value: 'tables', label: '附表（.xlsx）', detail: '统计表和图，合计是公式，可以上报' },
  {
    value: 'records',
    label: '指标口径和记录（.xlsx）',
    detail: '每个数怎么算、由哪些记录得出；含人员姓名，留本单位核对',
  },
  { value: 'all', label: '全部（.zip）', detail: '报告、附表、指标口径和记录、数据文件，本单位存档用' },
];

const papersOf: Readonly<Record<What, readonly PaperKind[]>> = {
  report: ['official'],
  tables: ['workbook'],
  records: ['workbook'],
  all: ['official', 'workbook'],
};

/** 用模板“县局月报”: instead of the built-in document, or in the .zip beside it. */
function ownLabel(what: What, templates: readonly { name: string }[]): string {
  const named = templates.map(({ name }) => name).filter((name) => name !== '');
  const which = named.length === 0 ? '本单位的模板' : `模板“${named.join('”“')}”`;
  return what === 'all' ? `另附用${which}填写的` : `用${which}填写`;
}

export function ExportDialog({ run, isLocked, errors, flush, onClose }: ExportDialogProps) {
  const [what, setWhat] = useState<What>('report');
  const [redHead, setRedHead] = useState(false);
  // A template that was chosen for the report is meant to be used.
  const [isOwn, setIsOwn] = useState(true);
  const templates = useAnswer('monthly.templates', { run });
  const isAsking = templates.data === undefined && templates.failure === null;
  const own = templates.data?.templates ?? [];
  const offered = own.filter((each) => what === 'all' || each.what === what);
  const template = isOwn && offered.length > 0;
  const mayHaveRedHead = (what === 'report' && !template) || what === 'all';
  const head = redHead && mayHaveRedHead;
  const attempt = useAttempt();
  const job = useJob();
  const preview = usePreview();

  const start = (file: string) => call('monthly.export', { run, what, redHead: head, template, file });
  const look = () =>
    attempt.run(async () => {
      if (!(await flush())) throw new Refusal('conflict', '最后的修改还没有保存，请稍候再试。');
      const { name } = await call('monthly.name', { run, what, redHead: head, template });
      preview.show([{ name, papers: papersOf[what], write: start }]);
    });
  const write = () =>
    attempt.run(async () => {
      if (!(await flush())) throw new Refusal('conflict', '最后的修改还没有保存，请稍候再试。');
      const { name } = await call('monthly.name', { run, what, redHead: head, template });
      const saved = await saveFile(name, (file) => job.run('正在生成', '', () => start(file)));
      if (saved === null) return;
      notify({ text: `已生成：${saved.name}` });
      onClose();
    });

  if (job.shown !== null) {
    return (
      <Dialog open title="正在生成" width="medium">
        <JobPanel job={job} cancelHint="不会留下半个文件" />
      </Dialog>
    );
  }
  const failure = attempt.failure ?? job.failure;
  return (
    <>
      <Dialog
        open
        title="生成报告"
        width="medium"
        main={{ label: '生成', onPress: () => void write(), disabled: isAsking, busy: attempt.busy }}
        extra={
          <Button onClick={() => void look()} disabled={isAsking}>
            预览并打印
          </Button>
        }
        onClose={onClose}
      >
        <div className="pn-offers" role="radiogroup" aria-label="生成什么">
          {offers.map(({ value, label, detail }) => (
            <label key={value} className={value === what ? 'pn-offer-chosen' : undefined}>
              <input type="radio" name="what" checked={value === what} onChange={() => setWhat(value)} />
              <span>
                <strong>{label}</strong>
                <small>{detail}</small>
              </span>
            </label>
          ))}
        </div>
        {offered.length > 0 && <Checkbox label={ownLabel(what, offered)} checked={isOwn} onChange={setIsOwn} />}
        {mayHaveRedHead && <Checkbox label="用红头（正式公文）" checked={redHead} onChange={setRedHead} />}
        {isLocked && <Callout>这一版已锁定，生成的文件与锁定时完全相同。</Callout>}
        {!isLocked && errors > 0 && (
          <Callout tone="warning">还有 {errors} 项应当先处理。草稿可以照样生成，锁定时要写明理由。</Callout>
        )}
        <MissingFonts papers={papersOf[what]} />
        {failure !== null && <ErrorPanel compact message={failure} />}
      </Dialog>
      {preview.layer}
    </>
  );
}
