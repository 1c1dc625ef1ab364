// Several dossiers in one run, with progress and cancel; those that could not be written are named with the reason.
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { saveFile } from '../../api/saveFile.ts';
import { useAttempt } from '../../api/useAnswer.ts';
import { useJob } from '../../api/useJob.ts';
import type { ShownRow } from '../../fields/cellView.ts';
import { MissingFonts } from '../../preview/MissingFonts.tsx';
import type { PreviewOrder } from '../../preview/preview.ts';
import { usePreview } from '../../preview/usePreview.tsx';
import { JobPanel } from '../../records/JobPanel.tsx';
import { rowHref } from '../../route.ts';
import { Button, Dialog, ErrorPanel, notify } from '../../ui/index.ts';

interface ManyResult {
  written: number;
  failed: readonly { case: string; title: string; why: string }[];
}

interface DossiersDialogProps {
  cases: readonly ShownRow[];
  onClose: () => void;
}

const listed = 8;
/** Dossiers that are looked at and printed in one go. */
const mostPreviewed = 50;

export function DossiersDialog({ cases, onClose }: DossiersDialogProps) {
  const job = useJob();
  const asking = useAttempt();
  const preview = usePreview();
  const [result, setResult] = useState<ManyResult | null>(null);
  const [only] = cases;
  const single = cases.length === 1 && only !== undefined ? only : null;

  const look = () =>
    asking.run(async () => {
      const orders: PreviewOrder[] = [];
      for (const { row } of cases) {
        const { name } = await call('dossiers.name', { case: row.id });
        orders.push({ name, papers: ['form'], write: (file) => call('dossiers.export', { case: row.id, file }) });
      }
      preview.show(orders);
    });
  const write = () =>
    asking.run(async () => {
      const suggested =
        single === null
          ? `人民调解卷宗_${cases.length}件.zip`
          : (await call('dossiers.name', { case: single.row.id })).name;
      const saved = await saveFile<ManyResult | { pages: number }>(suggested, (file) =>
        single === null
          ? job.run<ManyResult>('正在导出卷宗', '件', () =>
              call('dossiers.many', { cases: cases.map(({ row }) => row.id), file }),
            )
          : job.run<{ pages: number }>('正在导出卷宗', '页', () =>
              call('dossiers.export', { case: single.row.id, file }),
            ),
      );
      if (saved === null) return;
      const { result: done } = saved;
      if ('failed' in done && done.failed.length > 0) return setResult(done);
      notify({ text: `已导出 ${cases.length} 件卷宗：${saved.name}` });
      onClose();
    });

  if (job.shown !== null) {
    return (
      <Dialog open title="正在导出卷宗" width="medium">
        <JobPanel job={job} cancelHint="不会留下半个文件" />
      </Dialog>
    );
  }
  if (result !== null) {
    return (
      <Dialog
        open
        title={`已导出 ${result.written} 件，${result.failed.length} 件没有导出`}
        width="medium"
        onClose={onClose}
      >
        <ul className="pm-failed">
          {result.failed.map((each) => (
            <li key={each.case}>
              <a href={rowHref('mediationCase', each.case)}>{each.title}</a>：{each.why}
            </li>
          ))}
        </ul>
      </Dialog>
    );
  }
  const failure = asking.failure ?? job.failure;
  return (
    <>
      <Dialog
        open
        title={`导出 ${cases.length} 件卷宗`}
        width="medium"
        main={{ label: '导出', onPress: () => void write(), busy: asking.busy }}
        extra={
          <Button
            onClick={() => void look()}
            disabled={cases.length > mostPreviewed}
            hint={cases.length > mostPreviewed ? `一次最多预览和打印 ${mostPreviewed} 件` : ''}
          >
            预览并打印
          </Button>
        }
        onClose={onClose}
      >
        <p>
          {single === null ? '每件一个 Word 文件，合成一个压缩包。' : '封面、目录、全部文书和封底合成一个 Word 文件。'}
        </p>
        <ul className="pm-failed">
          {cases.slice(0, listed).map(({ row }) => (
            <li key={row.id}>
              {String(row.values.title ?? '')} {String(row.values.number ?? '')}
            </li>
          ))}
          {cases.length > listed && <li>等 {cases.length} 件</li>}
        </ul>
        <MissingFonts papers={['form']} />
        {failure !== null && <ErrorPanel compact message={failure} />}
      </Dialog>
      {preview.layer}
    </>
  );
}
