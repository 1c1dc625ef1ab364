import { useState } from 'react';
import { call } from '../api/client.ts';
import { useMay } from '../api/currentUser.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { Dialog, ErrorPanel, Field, notify, TextInput } from '../ui/index.ts';
import type { ReportFigures } from './ReportPage.tsx';

interface TypeFigureProps {
  figures: ReportFigures;
  column: string;
  onTyped: () => Promise<void>;
  onClose: () => void;
}

/** A figure that no record tells: typed for the year in which the period ends. */
export function TypeFigure({ figures, column: key, onTyped, onClose }: TypeFigureProps) {
  const index = figures.columns.findIndex((each) => each.key === key);
  const column = figures.columns[index]!;
  const year = figures.period.last.slice(0, 4);
  const [text, setText] = useState(figures.total[index] ?? '');
  const [source, setSource] = useState('');
  const attempt = useAttempt();
  const writes = useMay('writer');
  const wrong = text.trim() !== '' && !/^\d{1,10}(\.\d{1,6})?$/u.test(text.trim());
  const save = async () => {
    const done = await attempt.run(async () => {
      const value = text.trim() === '' ? null : text.trim();
      await call('reports.type', { report: figures.report, column: key, year, value, source });
      notify({ text: value === null ? '已清除' : '已保存' });
      await onTyped();
    });
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={`${column.label} · ${year}年`}
      {...(writes ? { main: { label: '保存', onPress: () => void save(), busy: attempt.busy, disabled: wrong } } : {})}
      onClose={onClose}
    >
      <Field
        label={`金额（${column.unit}）`}
        help="没有记录可以算出，按财政或司法所的数填写；留空为清除。"
        messages={wrong ? [{ level: 'error', message: '请填数字，例如 12.5' }] : []}
      >
        <TextInput value={text} onChange={setText} maxLength={17} readOnly={!writes} />
      </Field>
      <Field label="来源" help="例如：镇财政所 2026 年决算">
        <TextInput value={source} onChange={setSource} maxLength={60} readOnly={!writes} />
      </Field>
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
    </Dialog>
  );
}
