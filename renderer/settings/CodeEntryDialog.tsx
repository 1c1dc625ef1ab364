import { useState } from 'react';
import { call } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { Dialog, ErrorPanel, Field, LongText, notify, TextInput } from '../ui/index.ts';
import type { Entry, Table } from './CodesPage.tsx';

export interface CodeEntryDialogProps {
  table: Table;
  /** Null for a new one. */
  entry: Entry | null;
  onSaved: () => Promise<void>;
  onClose: () => void;
}

/** The words of a line or of commas: each once. */
function wordsOf(text: string): string[] {
  const words = text
    .split(/[、，,；;\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return [...new Set(words)];
}

/** Name and aliases of one entry of a dictionary. */
export function CodeEntryDialog({ table, entry, onSaved, onClose }: CodeEntryDialogProps) {
  const [name, setName] = useState(entry?.name ?? '');
  const [aliases, setAliases] = useState(entry?.aliases?.join('、') ?? '');
  const attempt = useAttempt();
  const save = async () => {
    const saved = await attempt.run(async () => {
      await call('codes.saveEntry', {
        table: table.key,
        code: entry?.code ?? null,
        name: name.trim(),
        aliases: wordsOf(aliases),
        active: entry?.active ?? true,
      });
    });
    if (!saved) return;
    notify({ text: entry ? `已保存“${name.trim()}”` : `已在${table.title}中新增“${name.trim()}”，现在就可以选` });
    onClose();
    await onSaved();
  };
  return (
    <Dialog
      open
      title={entry ? `${table.title} · ${entry.name}` : `${table.title} · 新增`}
      main={{ label: '保存', onPress: () => void save(), busy: attempt.busy, disabled: name.trim() === '' }}
      onClose={onClose}
    >
      <div className="pa-settings-stack">
        {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
        <Field label="名称" required stacked>
          <TextInput value={name} onChange={setName} maxLength={60} autoFocus />
        </Field>
        <Field label="别名" stacked help="各村习惯的写法，用顿号隔开；导入时照样认得。">
          <LongText value={aliases} onChange={setAliases} rows={2} maxLength={600} />
        </Field>
      </div>
    </Dialog>
  );
}
