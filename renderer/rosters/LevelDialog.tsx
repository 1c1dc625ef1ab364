// 勤务等级: switching a range of days to 应急 or 战时 with reason and approver, and ending what is on.
import { useState } from 'react';
import { call } from '../api/client.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import {
  DayInput,
  Dialog,
  ErrorPanel,
  Field,
  FieldGroup,
  LongText,
  notify,
  Segmented,
  TextInput,
} from '../ui/index.ts';
import { LevelsOn } from './LevelsOn.tsx';
import { teamsWithout, withoutWords } from './levelShifts.ts';
import { type Tier, tierWords } from './rotaWords.ts';

interface LevelDialogProps {
  team: { id: string; title: string };
  today: string;
  /** A level was switched on or off: the days of the rota are others. */
  onChanged: () => Promise<void>;
  onClose: () => void;
}

export function LevelDialog({ team, today, onChanged, onClose }: LevelDialogProps) {
  const [level, setLevel] = useState('2');
  const [forAll, setForAll] = useState('all');
  const [from, setFrom] = useState<string | null>(today);
  const [until, setUntil] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState('');
  const attempt = useAttempt();
  const teams = useAnswer('rota.teams', { month: (from ?? today).slice(0, 7) });
  const without = teamsWithout(teams.data?.teams ?? [], level as Tier, forAll === 'all' ? null : team.id);
  const isReady = from !== null && (until === null || until >= from) && reason.trim() !== '' && approver.trim() !== '';

  const start = () =>
    attempt.run(async () => {
      const changes = {
        level,
        from,
        until,
        reason: reason.trim(),
        approver: approver.trim(),
        team: forAll === 'all' ? null : team.id,
        origin: '1',
      };
      await call('rows.save', { register: 'dutyLevel', id: null, version: null, changes });
      notify({ text: `已启动${tierWords[level as Tier].title}勤务。` });
      await onChanged();
      onClose();
    });

  return (
    <Dialog
      open
      width="large"
      title="勤务等级"
      main={{ label: '启动', onPress: () => void start(), disabled: !isReady, busy: attempt.busy }}
      onClose={onClose}
    >
      <LevelsOn team={team.id} today={today} onChanged={onChanged} />
      <h3 className="pz-heading">启动</h3>
      <p className="pz-lead">
        这段日子的排班改用相应等级的班次，到期或解除后回到常态。原因和批准人印在排班表上，并进入勤务等级启动记录。
      </p>
      <FieldGroup>
        <Field label="等级" group required>
          <Segmented
            label="等级"
            value={level}
            choices={[
              { value: '2', label: '应急' },
              { value: '3', label: '战时' },
              { value: '1', label: '常态' },
            ]}
            onChange={setLevel}
          />
        </Field>
        <Field
          label="范围"
          group
          required
          messages={without.length > 0 ? [{ level: 'hint', message: withoutWords(without, level as Tier) }] : []}
        >
          <Segmented
            label="范围"
            value={forAll}
            choices={[
              { value: 'all', label: '所有队伍' },
              { value: 'team', label: team.title },
            ]}
            onChange={setForAll}
          />
        </Field>
        <Field label="从" required>
          <DayInput value={from} onChange={setFrom} today={today} />
        </Field>
        <Field
          label="到"
          help="含当天；还不知道的留空，解除时再填。"
          messages={
            until !== null && from !== null && until < from ? [{ level: 'error', message: '不能早于启动日期' }] : []
          }
        >
          <DayInput value={until} onChange={setUntil} today={today} />
        </Field>
        <Field label="原因" required>
          <LongText value={reason} onChange={setReason} rows={2} maxLength={200} />
        </Field>
        <Field label="批准人" required>
          <TextInput value={approver} onChange={setApprover} maxLength={30} />
        </Field>
      </FieldGroup>
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
    </Dialog>
  );
}
