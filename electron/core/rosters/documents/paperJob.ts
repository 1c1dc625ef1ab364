// A paper about duty as a job: written in a worker thread, named when it is whole.

import { writeThreaded } from '../../exchange/exports/threadedFile.ts';
import { plainFileName } from '../../fileName.ts';
import type { Call } from '../../handlers.ts';
import type { RosterOrder, RosterPaper } from './rosterTask.ts';

const memoryMb = 512;
const steps = { docx: '正在写 Word 文档', xlsx: '正在写 Excel 工作簿', ics: '正在写手机日历' } as const;

/** Starts the job and gives its id. `log` runs before the file gets its name; what it throws leaves no file. */
export async function startPaper(
  call: Call,
  { paper, format, file: handle }: { paper: RosterPaper; format: RosterOrder['format']; file: string },
  log: () => Promise<void>,
): Promise<string> {
  const { host, jobs } = call.app;
  const order: RosterOrder = { paper, format, writtenAt: host.now() };
  const file = await host.files.create(handle);
  return jobs.start(call.connection.id, async (progress) => {
    progress.step(steps[format]);
    await writeThreaded({
      host,
      file,
      task: 'rosterPaper',
      input: order,
      memoryMb,
      signal: progress.signal,
      beforeCommit: log,
    });
    return {};
  });
}

/** 单位_标题_日期. */
export function dutyFileName(call: Call, title: string, format: string): string {
  const parts = [call.township.settings.unit, title, call.app.host.today().replaceAll('-', '')];
  return plainFileName(`${parts.filter((part) => part !== '').join('_')}.${format}`);
}
