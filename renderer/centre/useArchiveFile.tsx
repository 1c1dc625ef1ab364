// One .zip of many files: asks where, lets the core write with progress and cancel, hands the file over.
import { type ReactNode, useState } from 'react';
import { transport } from '../api/transport.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { useJob } from '../api/useJob.ts';
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
  /** Stands for the dialog while it is written, and afterwards where something could not be made; else null. */
  instead: ReactNode;
  failure: ReactNode;
}

export function useArchiveFile(title: string, onDone: () => void): ArchiveFile {
  const attempt = useAttempt();
  const job = useJob();
  const [result, setResult] = useState<ArchiveResult | null>(null);

  const write: ArchiveFile['write'] = (name, start) => {
    void attempt.run(async () => {
      const place = await transport().pickSave(name);
      if (place === null) return;
      const done = await job.run<ArchiveResult | null>(`正在生成${title}`, '份', () => start(place.handle));
      if (done === null) return;
      await transport().finishSave(place.handle);
      if (done.failed && done.failed.length > 0) return setResult(done);
      notify({ text: `已生成：${place.name}` });
      onDone();
    });
  };
  const failure = attempt.failure ?? job.failure;
  return {
    busy: attempt.busy,
    write,
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
