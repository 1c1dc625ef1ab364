// Somebody cannot serve on some days: registered where it is noticed, in the rota.
import { useState } from 'react';
import { call } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import type { Office } from '../fields/office.ts';
import { Button, DayInput, Dialog, ErrorPanel, Field, FieldGroup, notify, Select, TextInput } from '../ui/index.ts';
import { type Board, choicesFor } from './rotaBoard.ts';
import type { RotaWork } from './useRota.ts';

interface AbsenceDialogProps {
  board: Board;
  day: string;
  person: string;
  office: Office;
  work: RotaWork;
  /** The absence is kept; the duties that fall into it are to be given to others. */
  onPlanAgain: () => void;
  onClose: () => void;
}

/** No shift in particular. */
const wholeDay = 'all';

export function AbsenceDialog({ board, day, person, office, work, onPlanAgain, onClose }: AbsenceDialogProps) {
  const [from, setFrom] = useState<string | null>(day);
  const [until, setUntil] = useState<string | null>(day);
  const [reason, setReason] = useState('1');
  const [shift, setShift] = useState(wholeDay);
  const [note, setNote] = useState('');
  const attempt = useAttempt();
  const name = board.rows[board.personRow(person)]?.person.name ?? '';
  const reasons = (office.table('absenceReason')?.entries ?? []).filter(({ active }) => active !== false);
  const isReady = from !== null && until !== null && from <= until;
  const hit = board.sheet.cells.filter(
    (cell) =>
      cell.person === person &&
      from !== null &&
      until !== null &&
      cell.day >= from &&
      cell.day <= until &&
      (shift === wholeDay || cell.shift === shift),
  ).length;

  const save = (planAgain: boolean) =>
    attempt.run(async () => {
      await work.settled();
      const changes = { person, from, until, reason, shift: shift === wholeDay ? null : shift, note };
      await call('rows.save', { register: 'memberAbsence', id: null, version: null, changes });
      await work.reload();
      notify({ text: `已登记${name}不能排班。` });
      onClose();
      if (planAgain) onPlanAgain();
    });

  return (
    <Dialog
      open
      width="medium"
      title={`${name}不能排班`}
      main={{ label: '登记', onPress: () => void save(false), disabled: !isReady, busy: attempt.busy }}
      extra={
        hit > 0 && (
          <Button disabled={!isReady || attempt.busy} onClick={() => void save(true)}>
            登记并重新安排这 {hit} 个班
          </Button>
        )
      }
      onClose={onClose}
    >
      <FieldGroup>
        <Field label="从" required>
          <DayInput value={from} onChange={setFrom} today={office.today} />
        </Field>
        <Field
          label="到"
          required
          help="含当天。"
          messages={
            from !== null && until !== null && from > until ? [{ level: 'error', message: '不能早于开始日期' }] : []
          }
        >
          <DayInput value={until} onChange={setUntil} today={office.today} />
        </Field>
        <Field label="原因" required>
          <Select
            value={reason}
            choices={reasons.map(({ code, name: label }) => ({ value: code, label }))}
            onChange={setReason}
          />
        </Field>
        <Field label="只限班次" help="只是不能上某个班的才选。">
          <Select
            value={shift}
            choices={[
              { value: wholeDay, label: '全天' },
              ...choicesFor(board, day, person).map(({ id, name: label }) => ({ value: id, label })),
            ]}
            onChange={setShift}
          />
        </Field>
        <Field label="备注">
          <TextInput value={note} onChange={setNote} maxLength={300} />
        </Field>
      </FieldGroup>
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
    </Dialog>
  );
}
