// One .zip of many files: asks where, lets the core write with progress and cancel, hands the file over.
import { type ReactNode, useState } from 'react';
import { saveFile } from '../api/saveFile.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { useJob } from '../api/useJob.ts';
import { usePreview } from '../preview/usePreview.tsx';
import { JobPanel } from '../records/JobPanel.tsx';
import { Dialog, ErrorPanel, notify } from '../ui/index.ts';

/** What could not be made, and why. */
export interface ArchiveResult {
  written?: number;
  failed?: readonly { title: string; why: string }[];
}

export interface ArchiveFile {
  busy: boolean;
  /** Asks for the place and writes. */
  write(name: string, start: (file: string) => Promise<{ job: string }>): void;
  /** Writes it into memory and shows its documents, to be printed in one go. */
  look(name: string, start: (file: string) => Promise<{ job: string }>): void;
  /** To be put into the page beside the dialog. */
  layer: ReactNode;
  /** Stands for the dialog while it is written, and afterwards where something could not be made; else null. */
  instead: ReactNode;
  failure: ReactNode;
}

export function useArchiveFile(title: string, onDone: () => void): ArchiveFile {
  const attempt = useAttempt();
  const job = useJob();
  const preview = usePreview();
  const [result, setResult] = useState<ArchiveResult | null>(null);

  const write: ArchiveFile['write'] = (name, start) => {
    void attempt.run(async () => {
      const saved = await saveFile(name, (file) => job.run<ArchiveResult>(`正在生成${title}`, '份', () => start(file)));
      if (saved === null) return;
      const { result: done } = saved;
      if (done.failed && done.failed.length > 0) return setResult(done);
      notify({ text: `已生成：${saved.name}` });
      onDone();
    });
  };
  const failure = attempt.failure ?? job.failure;
  return {
    busy: attempt.busy,
    write,
    look: (name, start) => preview.show([{ name, papers: ['official', 'list'], write: start }]),
    layer: preview.layer,
    failure: failure !== null && <ErrorPanel compact message={failure} />,
    instead:
      job.shown !== null ? (
        <Dialog open title={`正在生成${title}`} width="medium">
          <JobPanel job={job} cancelHint="不会留下半个文件" />
        </Dialog>
      ) : result !== null ? (
        <Dialog
          open
          width="medium"
          title={`已生成 ${result.written ?? 0} 份，${result.failed?.length ?? 0} 份没有生成`}
          onClose={onDone}
        >
          <ul className="pb-failed">
            {result.failed?.map((each) => (
              <li key={each.title}>
                {each.title}：{each.why}
              </li>
            ))}
          </ul>
        </Dialog>
      ) : null,
  };
}
