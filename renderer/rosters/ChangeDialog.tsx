// 换班, 替班, 增派, 减派 in a published rota: the change and the approval of it are one record.
import { useState } from 'react';
import { dayWithWeekday } from '../../shared/rules/rota/rotaWords.ts';
import { call } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { DayInput, Dialog, ErrorPanel, Field, FieldGroup, LongText, notify, Select, TextInput } from '../ui/index.ts';
import { type Board, shiftWords } from './rotaBoard.ts';
import { type ChangeKind, changeKinds } from './rotaWords.ts';
import type { RotaWork } from './useRota.ts';

/** What is to be changed, as far as it is chosen. */
export interface ChangeDraft {
  kind: ChangeKind;
  day: string;
  shift: string;
  /** Who was to serve; null for 增派. */
  person: string | null;
  /** Who serves instead or besides; null until chosen, and for 减派. */
  other: string | null;
  /** 换班: the duty of the other, `day shift`. */
  against: string | null;
}

/** Not chosen yet. */
const nobody = 'none';

interface ChangeDialogProps {
  board: Board;
  draft: ChangeDraft;
  today: string;
  work: RotaWork;
  onClose: () => void;
}

export function ChangeDialog({ board, draft, today, work, onClose }: ChangeDialogProps) {
  const [kind, setKind] = useState(draft.kind);
  const [other, setOther] = useState(draft.other);
  const [against, setAgainst] = useState(draft.against);
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState('');
  const [approvedOn, setApprovedOn] = useState<string | null>(today);
  const attempt = useAttempt();
  const { day, shift, person } = draft;
  const nameOf = (id: string | null) => board.rows[board.personRow(id ?? '')]?.person.name ?? '';
  const known = board.shift(shift);
  const kinds = changeKinds.filter(({ value }) => (person === null ? value === '3' : value !== '3'));
  const duties = dutiesOf(board, other);
  const chosen = duties.find(({ value }) => value === against);
  const isReady =
    reason.trim().length >= 2 &&
    approver.trim() !== '' &&
    approvedOn !== null &&
    (kind === '4' || other !== null) &&
    (kind !== '1' || chosen !== undefined);

  const save = () =>
    attempt.run(async () => {
      await work.settled();
      const [otherDay, otherShift] = kind === '1' && against !== null ? against.split(' ') : [];
      const sheet = await call('rota.change', {
        ...work.seen(),
        kind,
        day,
        shift,
        person,
        other: kind === '4' ? null : other,
        ...(otherDay === undefined || otherShift === undefined ? {} : { otherDay, otherShift }),
        reason: reason.trim(),
        approver: approver.trim(),
        approvedOn: approvedOn ?? today,
      });
      work.take(sheet);
      notify({ text: '已改，换班替班记录已登记。' });
      onClose();
    });

  return (
    <Dialog
      open
      width="medium"
      title={`${person === null ? '增派' : nameOf(person)} ${dayWithWeekday(day)}${known?.name ?? ''}`}
      main={{ label: '登记并调整', onPress: () => void save(), disabled: !isReady, busy: attempt.busy }}
      onClose={onClose}
    >
      <p className="pz-lead">已经发布的排班，调整时写明原因和批准人，与换班替班记录一起保存。</p>
      <FieldGroup>
        {kinds.length > 1 && (
          <Field label="种类">
            <Select
              value={kind}
              choices={kinds.map(({ value, label, detail }) => ({ value, label: `${label}（${detail}）` }))}
              onChange={(value) => setKind(value as ChangeKind)}
            />
          </Field>
        )}
        {kind !== '4' && (
          <Field label={kind === '1' ? '与谁对换' : kind === '3' ? '增派' : '改由'} required>
            <Select
              value={other ?? nobody}
              choices={[
                { value: nobody, label: '请选择' },
                ...board.rows
                  .filter((row) => row.person.id !== person)
                  .map((row) => ({ value: row.person.id, label: row.person.name })),
              ]}
              onChange={(value) => {
                setOther(value === nobody ? null : value);
                setAgainst(null);
              }}
            />
          </Field>
        )}
        {kind === '1' && other !== null && (
          <Field
            label="换他的"
            required
            {...(duties.length === 0 ? { help: `${nameOf(other)}本月没有班，可以改用替班。` } : {})}
          >
            <Select
              value={chosen?.value ?? nobody}
              choices={[{ value: nobody, label: '请选择' }, ...duties]}
              onChange={(value) => setAgainst(value === nobody ? null : value)}
            />
          </Field>
        )}
        <Field label="原因" required>
          <LongText value={reason} onChange={setReason} rows={2} maxLength={200} autoFocus />
        </Field>
        <Field label="批准人" required>
          <TextInput value={approver} onChange={setApprover} maxLength={30} />
        </Field>
        <Field label="批准日期" required>
          <DayInput value={approvedOn} onChange={setApprovedOn} today={today} />
        </Field>
      </FieldGroup>
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
    </Dialog>
  );
}

/** The duties of somebody this month, to be exchanged. */
function dutiesOf(board: Board, person: string | null) {
  return board.sheet.cells
    .filter((cell) => cell.person === person)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ day, shift }) => {
      const known = board.shift(shift);
      return { value: `${day} ${shift}`, label: `${dayWithWeekday(day)} ${known ? shiftWords(known) : ''}` };
    });
}
