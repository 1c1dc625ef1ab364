// A patrol slip: when, who came, what was found, whom was told. Filled by keyboard; an ordinary one needs Ctrl+S only.
import { useEffect, useState } from 'react';
import type { PatrolView } from '../../shared/contract/dutyProcedures.ts';
import { Refusal } from '../../shared/contract/errors.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import { patrolRecord } from '../../shared/registers/duty/facts.ts';
import { fieldOf } from '../../shared/registers/register.ts';
import { call, sentencesOf } from '../api/client.ts';
import type { Office } from '../fields/office.ts';
import { RecordField } from '../records/RowFields.tsx';
import { type Proposal, useRowForm } from '../records/useRowForm.ts';
import {
  Button,
  ErrorPanel,
  enterScope,
  enterToNext,
  FieldGroup,
  LeaveQuestion,
  notify,
  useShortcut,
} from '../ui/index.ts';
import { SlipPeople } from './SlipPeople.tsx';
import { attendeesOf, leaderAmong, recordedRows, type SlipRow, suggestedRows, tickedRows } from './slipPeople.ts';

type Started = OutputOf<'patrol.start'>;

interface SlipFormProps {
  office: Office;
  started: Started;
  /** The record that is changed; null for a new one. */
  base: PatrolView | null;
  onSaved: (view: PatrolView) => void;
  onCancel?: () => void;
}

const when = ['patrolledOn', 'start', 'end', 'level', 'task'] as const;
const where = ['line', 'place', 'post', 'area', 'vehicles'] as const;
const what = ['finding', 'situation', 'measures', 'reportedTo', 'reportedAt', 'note'] as const;
/** Asked only once something was found. */
const onlyFound: readonly string[] = ['situation', 'measures', 'reportedAt'];
const nothingFound = '0';
const leaderField = fieldOf(patrolRecord, 'leader');

/** Titles of proposed links by field, from titles by register. */
function proposalOf({ values, titles }: Started): Proposal {
  const named = patrolRecord.fields.flatMap((field) => {
    const value = values[field.key];
    const register = field.type === 'reference' ? field.register : field.type;
    const title = typeof value === 'string' ? titles[register]?.[value] : undefined;
    return title === undefined ? [] : [[field.key, title] as const];
  });
  return { values, titles: Object.fromEntries(named) };
}

export function SlipForm({ office, started, base, onSaved, onCancel }: SlipFormProps) {
  const form = useRowForm(
    patrolRecord,
    base && { row: base.patrol, titles: base.titles },
    base ? { values: {} } : proposalOf(started),
  );
  const [first] = useState<readonly SlipRow[]>(() =>
    base
      ? recordedRows(started.people, base.attendees, (person) => base.titles.person?.[person] ?? '')
      : suggestedRows(started.people),
  );
  const [rows, setRows] = useState(first);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [saved, setSaved] = useState<{ view: PatrolView; stays: boolean } | null>(null);
  const value = (key: string) => form.field(fieldOf(patrolRecord, key)).value;
  const now = form.field(leaderField).value;
  const leader = leaderAmong(rows, typeof now === 'string' ? now : null);
  const isFound = value('finding') !== nothingFound;
  const expected = value('expectedCount');

  /** With `stays` the clerk is on the way elsewhere and is not led on. */
  const save = async (stays = false): Promise<boolean> => {
    if (busy) return false;
    if (form.unreadable.length > 0) {
      setFailure(form.unreadable.map(({ field, message }) => `${field.label}：${message}`).join(''));
      return false;
    }
    if (tickedRows(rows).length === 0) {
      setFailure('请勾上实到的人，至少一人。');
      return false;
    }
    setBusy(true);
    setFailure(null);
    try {
      const { view, problems } = await call('patrol.save', {
        id: base?.patrol.id ?? null,
        version: base?.patrol.version ?? null,
        changes: { ...form.changes, leader: leaderChange(leader) },
        attendees: attendeesOf(rows),
      });
      const warnings = [...new Set(problems.filter(({ level }) => level === 'warning').map(({ message }) => message))];
      const words = `已登记巡逻，实到 ${view.attendees.length} 人`;
      notify(
        warnings.length === 0
          ? { text: words }
          : { text: `${words}。请核对：${warnings.slice(0, 2).join('；')}`, tone: 'warning' },
      );
      setSaved({ view, stays });
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.problems?.length) form.refuse(error.problems);
      setFailure(sentencesOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  // Once nothing is held any more.
  useEffect(() => {
    if (saved !== null && !saved.stays) onSaved(saved.view);
  }, [saved, onSaved]);
  useShortcut('Ctrl+S', () => void save());

  const fields = (keys: readonly string[]) =>
    keys
      .filter((key) => isFound || !onlyFound.includes(key))
      .map((key) => (
        <RecordField
          key={key}
          field={fieldOf(patrolRecord, key)}
          register={patrolRecord}
          office={office}
          base={base && { row: base.patrol, titles: base.titles }}
          form={form}
          bare
        />
      ));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter is passed on between the inputs inside
    <div className="pt-slip" onKeyDown={enterToNext} {...{ [enterScope]: '' }}>
      <SlipPeople
        classes={office.table('forceClass')?.entries ?? []}
        rows={rows}
        leader={leader}
        expected={typeof expected === 'number' ? expected : null}
        onRows={setRows}
        onLeader={(person) => form.set(leaderField, person, rows.find((row) => row.person === person)?.name)}
      />
      <div className="pt-slip-fields">
        <FieldGroup title="时间和勤务" columns={2}>
          {fields(when)}
        </FieldGroup>
        <FieldGroup title="地点" columns={2}>
          {fields(where)}
        </FieldGroup>
        <FieldGroup title="情况" columns={2}>
          {fields(what)}
        </FieldGroup>
        {failure !== null && <ErrorPanel compact message={failure} />}
        <footer className="pt-slip-foot">
          {onCancel && <Button onClick={onCancel}>取消</Button>}
          <Button kind="main" shortcut="Ctrl+S" enterTarget busy={busy} onClick={() => void save()}>
            {base ? '保存' : '登记'}
          </Button>
        </footer>
      </div>
      <LeaveQuestion
        dirty={saved === null && (form.dirty || rows !== first)}
        title="巡逻记录还没有登记"
        onSave={() => save(true)}
      />
    </div>
  );
}

/** Somebody who is made in place leads only after having been saved once: the core is told the name then. */
function leaderChange(leader: string | null): string | { create: string } | null {
  if (leader === null || !leader.startsWith('create:')) return leader;
  return { create: leader.slice('create:'.length) };
}
