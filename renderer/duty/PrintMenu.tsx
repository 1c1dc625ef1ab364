// A paper of duty looked at, printed or saved; phones in clear only with a reason.
import { useState } from 'react';
import type { DutyPaper } from '../../shared/contract/dutyPrintProcedures.ts';
import { call } from '../api/client.ts';
import { saveJobFile } from '../api/saveFile.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { usePreview } from '../preview/usePreview.tsx';
import { ErrorPanel, MenuButton, type MenuEntry, notify, ReasonDialog } from '../ui/index.ts';

interface PrintMenuProps {
  /** What stands on the page; null while there is nothing yet. */
  paper: DutyPaper | null;
  /** The same with nothing on it, to be written on. */
  blank?: DutyPaper;
  /** Telephone numbers stand on it, masked unless there is a reason. */
  hasPhones?: boolean;
}

const reasons = ['张贴或者发给值守人员联系用', '上级检查核对'];

export function PrintMenu({ paper, blank, hasPhones = false }: PrintMenuProps) {
  const [asking, setAsking] = useState(false);
  const attempt = useAttempt();
  const preview = usePreview();
  const look = (wanted: DutyPaper, reveal?: string) =>
    attempt.run(async () => {
      const { name } = await call('duty.exportName', { paper: wanted, format: 'docx' });
      const order = { paper: wanted, format: 'docx' as const, ...(reveal === undefined ? {} : { reveal }) };
      preview.show([{ name, papers: ['list'], write: (file) => call('duty.export', { ...order, file }) }]);
    });
  const save = (wanted: DutyPaper, format: 'docx' | 'xlsx') =>
    attempt.run(async () => {
      const { name } = await call('duty.exportName', { paper: wanted, format });
      const saved = await saveJobFile(name, (file) => call('duty.export', { paper: wanted, format, file }));
      if (saved) notify({ text: `已导出：${saved.name}` });
    });
  const entries: MenuEntry[][] = [
    paper === null
      ? []
      : [
          { key: 'look', label: '预览并打印', onSelect: () => void look(paper) },
          { key: 'xlsx', label: 'Excel 工作簿（.xlsx）', onSelect: () => void save(paper, 'xlsx') },
          { key: 'docx', label: 'Word 文档（.docx）', onSelect: () => void save(paper, 'docx') },
        ],
    paper === null || !hasPhones
      ? []
      : [{ key: 'clear', label: '印完整号码…', detail: '写明原因，记入审计日志', onSelect: () => setAsking(true) }],
    blank === undefined ? [] : [{ key: 'blank', label: '空白表，带去手写', onSelect: () => void look(blank) }],
  ];
  return (
    <>
      <MenuButton label="打印" disabled={attempt.busy} entries={entries.flatMap(behindLine)} />
      {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
      {preview.layer}
      <ReasonDialog
        open={asking && paper !== null}
        title="印完整号码"
        reasons={reasons}
        confirmLabel="预览并打印"
        onConfirm={(reason) => {
          setAsking(false);
          if (paper !== null) void look(paper, reason);
        }}
        onClose={() => setAsking(false)}
      >
        原因和印出的人员记入审计日志。
      </ReasonDialog>
    </>
  );
}

/** A rule before every group but the first that has anything. */
function behindLine(group: MenuEntry[], index: number, groups: MenuEntry[][]): MenuEntry[] {
  const isFirst = groups.slice(0, index).every((before) => before.length === 0);
  return group.length === 0 || isFirst ? group : ['line', ...group];
}
