// Keeping a table under a name, opening it again, and writing it as a file.
import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { PivotDraft } from '../../shared/contract/lookProcedures.ts';
import type { Register } from '../../shared/registers/register.ts';
import type { Period } from '../../shared/reports/period.ts';
import { call } from '../api/client.ts';
import { saveJobFile } from '../api/saveFile.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import { usePreview } from '../preview/usePreview.tsx';
import { Checkbox, Dialog, ErrorPanel, Field, MenuButton, notify, TextInput } from '../ui/index.ts';
import { pivotOf, readDraft } from './pivotDraft.ts';

interface PivotActionsProps {
  draft: PivotDraft;
  period: Period;
  register: Register;
  onChoose: (draft: PivotDraft) => void;
}

type SavedPivot = OutputOf<'pivots.saved'>['pivots'][number];

export function PivotActions({ draft, period, register, onChoose }: PivotActionsProps) {
  const { data, reload } = useAnswer('pivots.saved', {});
  // One that an older program kept over fields that are gone is left out, not in the way of the others.
  const saved = (data?.pivots ?? []).filter((each) => readDraft(each.draft) !== null);
  const [saving, setSaving] = useState(false);
  const attempt = useAttempt();
  const preview = usePreview();
  const current = saved.find((each) => JSON.stringify(each.draft) === JSON.stringify(draft));
  const remove = (pivot: SavedPivot) =>
    attempt.run(async () => {
      await call('pivots.remove', { id: pivot.id });
      notify({ text: `“${pivot.name}”不再保存` });
      await reload();
    });
  const title = current?.name ?? titleOf(register, draft);
  const order = (format: 'xlsx' | 'docx') => ({
    name: `${title}${draft.day === null ? '' : `_${period.title}`}.${format}`,
    papers: [format === 'docx' ? ('list' as const) : ('workbook' as const)],
    write: (file: string) =>
      call('pivots.export', {
        spec: pivotOf(draft, period.key),
        format,
        file,
        title: draft.day === null ? title : `${title}（${period.title}）`,
      }),
  });
  const write = (format: 'xlsx' | 'docx') =>
    attempt.run(async () => {
      const { name, write: start } = order(format);
      const saved = await saveJobFile(name, start);
      if (saved) notify({ text: `已导出：${saved.name}` });
    });
  return (
    <>
      <MenuButton
        label={current?.name ?? '我的表'}
        entries={[
          ...saved.map((each) => ({
            key: each.id,
            label: each.name,
            checked: each === current,
            ...(each.shared ? { detail: each.own ? '全单位共用' : '同事共用' } : {}),
            onSelect: () => onChoose(each.draft),
          })),
          ...(saved.length > 0 ? (['line'] as const) : []),
          { key: 'save', label: '保存这张表…', onSelect: () => setSaving(true) },
          ...(current?.own
            ? [
                {
                  key: 'drop',
                  label: `不再保存“${current.name}”`,
                  onSelect: () => void remove(current),
                },
              ]
            : []),
        ]}
      />
      <MenuButton
        label="导出"
        entries={[
          { key: 'look', label: '预览并打印', onSelect: () => preview.show([order('docx')]) },
          { key: 'xlsx', label: 'Excel 工作簿（.xlsx）', onSelect: () => void write('xlsx') },
          { key: 'docx', label: 'Word 文档（.docx）', onSelect: () => void write('docx') },
        ]}
      />
      {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
      {preview.layer}
      {saving && (
        <SaveTable
          draft={draft}
          names={saved.filter(({ own }) => own).map(({ name }) => name)}
          onSaved={() => {
            setSaving(false);
            void reload();
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
  draft: PivotDraft;
  names: readonly string[];
  onSaved: () => void;
  onClose: () => void;
}

function SaveTable({ draft, names, onSaved, onClose }: SaveTableProps) {
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const attempt = useAttempt();
  const given = name.trim();
  const save = () =>
    attempt.run(async () => {
      await call('pivots.save', { name: given, draft, shared });
      notify({ text: `已保存“${given}”` });
      onSaved();
    });
  return (
    <Dialog
      open
      title="保存这张表"
      main={{ label: '保存', onPress: () => void save(), disabled: given === '', busy: attempt.busy }}
      onClose={onClose}
    >
      <Field
        label="名称"
        required
        stacked
        help="保存台账、行、列、数和条件，期间另选。"
        messages={names.includes(given) ? [{ level: 'warning', message: '已有同名的表，保存后原来的被替换。' }] : []}
      >
        <TextInput value={name} onChange={setName} maxLength={30} autoFocus />
      </Field>
      <Checkbox label="全单位共用" checked={shared} onChange={setShared} />
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
    </Dialog>
  );
}
