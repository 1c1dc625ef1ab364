// The records behind a figure as a file of their own, or looked at and printed.
import { saveJobFile } from '../api/saveFile.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { usePreview } from '../preview/usePreview.tsx';
import { ErrorPanel, MenuButton, notify } from '../ui/index.ts';
import type { RecordsFile } from './FigureRecords.tsx';

export function RecordsFileMenu({ name, write }: RecordsFile) {
  const attempt = useAttempt();
  const preview = usePreview();
  const save = (format: 'xlsx' | 'docx') =>
    attempt.run(async () => {
      const saved = await saveJobFile(`${name}.${format}`, (file) => write(format, file));
      if (saved) notify({ text: `已导出：${saved.name}` });
    });
  const look = () => preview.show([{ name: `${name}.docx`, papers: ['list'], write: (file) => write('docx', file) }]);
  return (
    <>
      <MenuButton
        label="导出清单"
        disabled={attempt.busy}
        entries={[
          { key: 'look', label: '预览并打印', onSelect: look },
          { key: 'xlsx', label: 'Excel 工作簿（.xlsx）', onSelect: () => void save('xlsx') },
          { key: 'docx', label: 'Word 文档（.docx）', onSelect: () => void save('docx') },
        ]}
      />
      {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
      {preview.layer}
    </>
  );
}
