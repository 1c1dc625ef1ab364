// The form of one duty log. It is handed over in the same form: who takes over is named, or nothing is handed over.
import { useMemo, useState } from 'react';
import type { DutyLogView } from '../../shared/contract/dutyProcedures.ts';
import { Refusal } from '../../shared/contract/errors.ts';
import { linkedRegister } from '../../shared/fields/field.ts';
import { dutyLog } from '../../shared/registers/duty/facts.ts';
import { fieldOf } from '../../shared/registers/register.ts';
import { call, sentencesOf } from '../api/client.ts';
import type { Office } from '../fields/office.ts';
import { RecordField, RowReading } from '../records/RowFields.tsx';
import { type Proposal, useRowForm } from '../records/useRowForm.ts';
import { rowHref } from '../route.ts';
import {
  Button,
  ErrorPanel,
  enterScope,
  enterToNext,
  FieldGroup,
  LeaveQuestion,
  notify,
  Panel,
  useShortcut,
} from '../ui/index.ts';
import { EntryTable } from './EntryTable.tsx';
import { entriesToSave, entryRows } from './logEntries.ts';

interface DutyLogFormProps {
  office: Office;
  view: DutyLogView;
  readOnly: boolean;
  onSaved: () => void;
}

const duty = ['dutyOn', 'shiftName', 'leader', 'officer', 'onDuty', 'phone', 'situation'] as const;
const handing = ['handover', 'handedBy', 'takenBy', 'handedOn', 'handedAt'] as const;

function proposalOf({ suggested, titles }: DutyLogView): Proposal {
  const named = dutyLog.fields.flatMap((field) => {
    const value = suggested[field.key];
    const title = typeof value === 'string' ? titles[linkedRegister(field) ?? '']?.[value] : undefined;
    return title === undefined ? [] : [[field.key, title] as const];
  });
  return { values: suggested, titles: Object.fromEntries(named) };
}

export function DutyLogForm({ office, view, readOnly, onSaved }: DutyLogFormProps) {
  const base = useMemo(() => view.log && { row: view.log, titles: view.titles }, [view]);
  const form = useRowForm(dutyLog, base, base ? { values: {} } : proposalOf(view));
  const [first] = useState(() => entryRows(view.entries));
  const [entries, setEntries] = useState(first);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  // Until the page has read the log anew there is nothing left to ask about, and nothing is typed that would be lost.
  const [isSaved, setIsSaved] = useState(false);

  const save = async (): Promise<boolean> => {
    if (busy || readOnly) return false;
    if (form.unreadable.length > 0) {
      setFailure(form.unreadable.map(({ field, message }) => `${field.label}：${message}`).join(''));
      return false;
    }
    setBusy(true);
    setFailure(null);
    try {
      const { problems } = await call('dutyLog.save', {
        id: view.log?.id ?? null,
        version: view.log?.version ?? null,
        changes: form.changes,
        entries: entriesToSave(entries),
      });
      const warnings = [...new Set(problems.map(({ message }) => message))];
      notify(
        warnings.length === 0
          ? { text: '值班日志已保存' }
          : { text: `值班日志已保存。请核对：${warnings.slice(0, 2).join('；')}`, tone: 'warning' },
      );
      setIsSaved(true);
      onSaved();
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.problems?.length) form.refuse(error.problems);
      setFailure(sentencesOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  useShortcut('Ctrl+S', () => void save(), !readOnly);
  const fields = (keys: readonly string[]) =>
    keys.map((key) => (
      <RecordField
        key={key}
        field={fieldOf(dutyLog, key)}
        register={dutyLog}
        office={office}
        base={base}
        form={form}
        bare
      />
    ));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter is passed on between the inputs inside
    <div className="pt-log" inert={isSaved} onKeyDown={enterToNext} {...{ [enterScope]: '' }}>
      <Before view={view} />
      {readOnly && base ? (
        <RowReading register={dutyLog} office={office} base={base} />
      ) : (
        <>
          <FieldGroup title="值班" columns={2}>
            {fields(duty)}
          </FieldGroup>
          <EntryTable office={office} rows={entries} readOnly={readOnly} onRows={setEntries} />
          <FieldGroup title="交接班" columns={2}>
            {fields(handing)}
          </FieldGroup>
        </>
      )}
      {readOnly && <EntryTable office={office} rows={entries} readOnly onRows={setEntries} />}
      {failure !== null && <ErrorPanel compact message={failure} />}
      {!readOnly && (
        <footer className="pt-slip-foot">
          <Button kind="main" shortcut="Ctrl+S" enterTarget busy={busy} onClick={() => void save()}>
            {view.log ? '保存' : '保存值班日志'}
          </Button>
        </footer>
      )}
      <LeaveQuestion dirty={!isSaved && (form.dirty || entries !== first)} title="值班日志还没有保存" onSave={save} />
    </div>
  );
}

/** What the shift before left to do. */
function Before({ view: { before } }: { view: DutyLogView }) {
  if (!before) return null;
  const { id, dutyOn, shiftName, handover, handedBy, takenBy } = before;
  const hands = [handedBy && `交班 ${handedBy}`, takenBy && `接班 ${takenBy}`].filter(Boolean).join('，');
  return (
    <Panel title="上一班交接" action={<a href={rowHref('dutyLog', id)}>{`${dutyOn} ${shiftName}`}</a>}>
      <p className="pt-handover">{handover === '' ? '没有写交接事项。' : handover}</p>
      <p className="pt-muted">{hands === '' ? '还没有交班。' : hands}</p>
    </Panel>
  );
}
