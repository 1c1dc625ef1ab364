// Keeping a table under a name, opening it again, and writing it as a file.
import { useState } from 'react';
import type { Register } from '../../shared/registers/register.ts';
import type { Period } from '../../shared/reports/period.ts';
import { call, finished } from '../api/client.ts';
import { usePreference } from '../api/preference.ts';
import { transport } from '../api/transport.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { Dialog, ErrorPanel, Field, MenuButton, notify, TextInput } from '../ui/index.ts';
import { type PivotDraft, pivotOf, readDraft } from './pivotDraft.ts';

interface PivotActionsProps {
  draft: PivotDraft;
  period: Period;
  register: Register;
  onChoose: (draft: PivotDraft) => void;
}

interface SavedTable {
  [key: string]: string | PivotDraft;
  name: string;
  draft: PivotDraft;
}

/** A preference holds so many with room to spare. */
const mostSaved = 20;

function readSaved(stored: unknown): SavedTable[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((each: { name?: unknown; draft?: unknown } | null) => {
    const draft = readDraft(each?.draft);
    return draft !== null && typeof each?.name === 'string' ? [{ name: each.name, draft }] : [];
  });
}

export function PivotActions({ draft, period, register, onChoose }: PivotActionsProps) {
  const [saved, setSaved] = usePreference<SavedTable[]>('look.pivots', readSaved);
  const [saving, setSaving] = useState(false);
  const attempt = useAttempt();
  const current = saved.find((each) => JSON.stringify(each.draft) === JSON.stringify(draft));
  const write = (format: 'xlsx' | 'docx') =>
    attempt.run(async () => {
      const title = current?.name ?? titleOf(register, draft);
      const when = draft.day === null ? '' : `_${period.title}`;
      const place = await transport().pickSave(`${title}${when}.${format}`);
      if (place === null) return;
      const { job } = await call('pivots.export', {
        spec: pivotOf(draft, period.key),
        format,
        file: place.handle,
        title: draft.day === null ? title : `${title}（${period.title}）`,
      });
      await finished(job);
      await transport().finishSave(place.handle);
      notify({ text: `已导出：${place.name}` });
    });
  return (
    <>
      <MenuButton
        label={current?.name ?? '我的表'}
        entries={[
          ...saved.map((each) => ({
            key: each.name,
            label: each.name,
            checked: each === current,
            onSelect: () => onChoose(each.draft),
          })),
          ...(saved.length > 0 ? (['line'] as const) : []),
          { key: 'save', label: '保存这张表…', onSelect: () => setSaving(true) },
          ...(current
            ? [
                {
                  key: 'drop',
                  label: `不再保存“${current.name}”`,
                  onSelect: () => setSaved(saved.filter((each) => each !== current)),
                },
              ]
            : []),
        ]}
      />
      <MenuButton
        label="导出"
        entries={[
          { key: 'xlsx', label: 'Excel 工作簿（.xlsx）', onSelect: () => void write('xlsx') },
          { key: 'docx', label: 'Word 文档（.docx）', onSelect: () => void write('docx') },
        ]}
      />
      {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
      {saving && (
        <SaveTable
          names={saved.map(({ name }) => name)}
          onSave={(name) => {
            setSaved([...saved.filter((each) => each.name !== name), { name, draft }]);
            notify({ text: `已保存“${name}”` });
            setSaving(false);
          }}
          onClose={() => setSaving(false)}
        />
      )}
    </>
  );
}

const titleOf = (register: Register, { rows, columns }: PivotDraft): string => {
  const label = (key: string) => register.fields.find((field) => field.key === key)?.label ?? '';
  const across = columns === null ? '' : `、${label(columns.field)}`;
  return `${register.title}统计表（按${label(rows.field)}${across}）`;
};

interface SaveTableProps {
  names: readonly string[];
  onSave: (name: string) => void;
  onClose: () => void;
}

function SaveTable({ names, onSave, onClose }: SaveTableProps) {
  const [name, setName] = useState('');
  const given = name.trim();
  const isFull = names.length >= mostSaved && !names.includes(given);
  const messages = isFull
    ? [{ level: 'error' as const, message: `最多保存 ${mostSaved} 张表，请先去掉一张。` }]
    : names.includes(given)
      ? [{ level: 'warning' as const, message: '已有同名的表，保存后原来的被替换。' }]
      : [];
  return (
    <Dialog
      open
      title="保存这张表"
      main={{ label: '保存', onPress: () => onSave(given), disabled: given === '' || isFull }}
      onClose={onClose}
    >
      <Field label="名称" required stacked help="保存台账、行、列、数和条件，期间另选。" messages={messages}>
        <TextInput value={name} onChange={setName} maxLength={30} autoFocus />
      </Field>
    </Dialog>
  );
}
