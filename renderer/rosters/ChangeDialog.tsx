// 换班, 替班, 增派, 减派 in a published rota: the change and the approval of it are one record.
import { useEffect, useState } from 'react';
import { isReason } from '../../shared/rules/reason.ts';
import { dayWithWeekday } from '../../shared/rules/rota/rotaWords.ts';
import { call } from '../api/client.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import {
  Callout,
  DayInput,
  Dialog,
  ErrorPanel,
  Field,
  FieldGroup,
  LongText,
  notify,
  Select,
  TextInput,
} from '../ui/index.ts';
import {
  type ChangeDraft,
  dayAndShift,
  daysToMoveTo,
  dutiesOf,
  type Swap,
  shiftsToMoveTo,
  swapOf,
} from './changeDraft.ts';
import type { Board } from './rotaBoard.ts';
import { type ChangeKind, changeKinds } from './rotaWords.ts';
import type { RotaWork } from './useRota.ts';

/** Not chosen yet. */
const nobody = 'none';
const unchosen = { value: nobody, label: '请选择' };

const whoLabels: Partial<Record<ChangeKind, string>> = { '1': '与谁对换', '2': '改由', '3': '增派' };

interface ChangeDialogProps {
  board: Board;
  draft: ChangeDraft;
  today: string;
  work: RotaWork;
  onClose: () => void;
}

export function ChangeDialog({ board, draft: first, today, work, onClose }: ChangeDialogProps) {
  const [draft, setDraft] = useState(first);
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState('');
  const [approvedOn, setApprovedOn] = useState<string | null>(today);
  const attempt = useAttempt();
  const { kind, day, shift, person, other } = draft;
  const nameOf = (id: string | null) => board.rows[board.personRow(id ?? '')]?.person.name ?? '';
  const kinds = changeKinds.filter(({ value }) => (person === null ? value === '3' : value !== '3'));
  const swap = swapOf(draft);
  const [refused, setRefused] = useState<string | null>(null);
  const isReady =
    swap !== null &&
    refused !== JSON.stringify(swap) &&
    isReason(reason) &&
    approver.trim() !== '' &&
    approvedOn !== null;
  const choose = (next: Partial<ChangeDraft>) => setDraft({ ...draft, ...next });
  const whoLabel = whoLabels[kind];

  const save = () =>
    attempt.run(async () => {
      if (swap === null) return;
      await work.settled();
      const sheet = await call('rota.change', {
        ...work.seen(),
        ...swap,
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
      title={`${person === null ? '增派' : nameOf(person)} ${dayWithWeekday(day)}${board.shift(shift)?.name ?? ''}`}
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
              onChange={(value) => choose({ kind: value as ChangeKind, against: null })}
            />
          </Field>
        )}
        {whoLabel !== undefined && (
          <Field label={whoLabel} required>
            <Select
              value={other ?? nobody}
              choices={[
                unchosen,
                ...board.rows
                  .filter((row) => row.person.id !== person)
                  .map((row) => ({ value: row.person.id, label: row.person.name })),
              ]}
              onChange={(value) => choose({ other: value === nobody ? null : value, against: null })}
            />
          </Field>
        )}
        {kind === '1' && other !== null && <TheirDuty board={board} draft={draft} onChoose={choose} />}
        {kind === 'move' && <OtherDay board={board} draft={draft} onChoose={choose} />}
      </FieldGroup>
      {swap !== null && (
        <Weighed
          key={JSON.stringify(swap)}
          board={board}
          swap={swap}
          onRefused={() => setRefused(JSON.stringify(swap))}
        />
      )}
      <FieldGroup>
        <Field label="原因" required>
          <LongText value={reason} onChange={setReason} rows={2} maxLength={200} autoFocus={swap !== null} />
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

interface PartProps {
  board: Board;
  draft: ChangeDraft;
  onChoose: (next: Partial<ChangeDraft>) => void;
}

function TheirDuty({ board, draft: { other, against }, onChoose }: PartProps) {
  const duties = dutiesOf(board, other);
  const name = board.rows[board.personRow(other ?? '')]?.person.name ?? '他';
  return (
    <Field label="换他的" required {...(duties.length === 0 ? { help: `${name}本月没有班，可以改用替班。` } : {})}>
      <Select
        value={duties.some(({ value }) => value === against) ? against! : nobody}
        choices={[unchosen, ...duties]}
        onChange={(value) => onChoose({ against: value === nobody ? null : value })}
      />
    </Field>
  );
}

function OtherDay({ board, draft, onChoose }: PartProps) {
  const to = dayAndShift(draft.against);
  const days = daysToMoveTo(board, draft);
  const shifts = shiftsToMoveTo(board, draft);
  const chosen = days.find(({ value }) => dayAndShift(value)?.day === to?.day);
  return (
    <>
      <Field label="调到哪天" required {...(days.length === 0 ? { help: '本月没有可以调到的日子。' } : {})}>
        <Select
          value={chosen?.value ?? nobody}
          choices={[unchosen, ...days]}
          onChange={(value) => onChoose({ against: value === nobody ? null : value })}
        />
      </Field>
      {shifts.length > 1 && (
        <Field label="上哪个班" required>
          <Select value={draft.against ?? nobody} choices={shifts} onChange={(value) => onChoose({ against: value })} />
        </Field>
      )}
    </>
  );
}

/** What the change would break, before it is asked for. */
function Weighed({ board, swap, onRefused }: { board: Board; swap: Swap; onRefused: () => void }) {
  const { team, month } = board.sheet;
  const { data } = useAnswer('rota.weigh', { team: team.id, month, ...swap });
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each answer
  useEffect(() => {
    if (data?.refused) onRefused();
  }, [data]);
  if (!data) return null;
  return (
    <div className="pz-weighed">
      {data.sentences.length === 0 ? (
        <Callout tone="success">这样调整不违反排班规则。</Callout>
      ) : (
        <Callout tone="warning">
          {data.refused ? '不能这样调整：' : '这样调整会不符合规则，确需调整的请在原因里写明：'}
          <ul className="pz-changes">
            {data.sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Callout>
      )}
    </div>
  );
}
