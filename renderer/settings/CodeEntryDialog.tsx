import { useState } from 'react';
import { call } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { Dialog, ErrorPanel, Field, LongText, notify, TextInput } from '../ui/index.ts';
import { type Entry, lineOf, type Table } from './codeLines.ts';

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

/** What was done, for the notice. */
function savedWords(table: Table, entry: Entry | null, name: string): string {
  if (!entry) return `已在${table.title}中新增“${name}”，现在就可以选`;
  return name === '' ? `${lineOf(table, entry)}的名称已清空` : `已保存“${name}”`;
}

/** Name and aliases of one entry of a dictionary; a fixed line has a name only, and may have none. */
export function CodeEntryDialog({ table, entry, onSaved, onClose }: CodeEntryDialogProps) {
  const line = entry ? lineOf(table, entry) : undefined;
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
    notify({ text: savedWords(table, entry, name.trim()) });
    onClose();
    await onSaved();
  };
  return (
    <Dialog
      open
      title={`${table.title} · ${line ?? entry?.name ?? '新增'}`}
      main={{
        label: '保存',
        onPress: () => void save(),
        busy: attempt.busy,
        disabled: line === undefined && name.trim() === '',
      }}
      onClose={onClose}
    >
      <div className="pa-settings-stack">
        {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
        <Field
          label="名称"
          required={line === undefined}
          stacked
          {...(line === undefined ? {} : { help: '照本单位文件上的叫法填；留空就不印。' })}
        >
          <TextInput value={name} onChange={setName} maxLength={60} autoFocus />
        </Field>
        {line === undefined && (
          <Field label="别名" stacked help="各村习惯的写法，用顿号隔开；导入时照样认得。">
            <LongText value={aliases} onChange={setAliases} rows={2} maxLength={600} />
          </Field>
        )}
      </div>
    </Dialog>
  );
}
