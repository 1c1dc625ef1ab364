// Publishing: what stands becomes the next edition, named with who approved it.
import { useState } from 'react';
import { isReason } from '../../shared/rules/reason.ts';
import { isNeverPublished } from '../../shared/rules/rota/neverPublished.ts';
import { call } from '../api/client.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import { Callout, Dialog, ErrorPanel, Field, FieldGroup, LongText, notify, TextInput } from '../ui/index.ts';
import type { Board } from './rotaBoard.ts';
import type { RotaWork } from './useRota.ts';

interface PublishDialogProps {
  board: Board;
  work: RotaWork;
  onClose: () => void;
}

const shown = 5;

export function PublishDialog({ board, work, onClose }: PublishDialogProps) {
  const { sheet } = board;
  const [approver, setApprover] = useState('');
  const [note, setNote] = useState('');
  const attempt = useAttempt();
  const edition = (sheet.rota?.edition ?? 0) + 1;
  // What no reason outweighs stands first.
  const never = sheet.violations.filter(isNeverPublished);
  const violations = [...never, ...sheet.violations.filter((each) => !isNeverPublished(each))];
  const broken = violations.length;
  const isReady = never.length === 0 && (broken === 0 || isReason(note));

  const publish = () =>
    attempt.run(async () => {
      await work.settled();
      work.take(await call('rota.publish', { ...work.seen(), approver: approver.trim(), note: note.trim() }));
      notify({ text: edition === 1 ? '已发布。' : `已发布第 ${edition} 版。` });
      onClose();
    });

  return (
    <Dialog
      open
      width="medium"
      title={edition === 1 ? '发布这份排班？' : `发布第 ${edition} 版？`}
      main={{ label: '发布', onPress: () => void publish(), disabled: !isReady, busy: attempt.busy }}
      onClose={onClose}
    >
      <p className="pz-lead">发布后印出的表带版次和日期；以后的调整要写明原因和批准人，各版都留存。</p>
      {edition > 1 && <Since team={sheet.team.id} month={sheet.month} />}
      {broken > 0 && (
        <Callout tone="warning">
          {never.length > 0
            ? `有 ${broken} 处不符合规则。其中 ${never.length} 处是同一个人同时在两处，或排了不在本队的人，不能发布，请先改派：`
            : `有 ${broken} 处不符合规则：`}
          <ul className="pz-changes">
            {violations.slice(0, shown).map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
            {broken > shown && <li>等 {broken} 处</li>}
          </ul>
        </Callout>
      )}
      {never.length === 0 && (
        <FieldGroup>
          <Field label="批准人">
            <TextInput value={approver} onChange={setApprover} maxLength={30} autoFocus />
          </Field>
          <Field
            label={broken > 0 ? '仍要发布的理由' : '说明'}
            required={broken > 0}
            help={broken > 0 ? '写进这一版，印在表下。' : undefined}
          >
            <LongText value={note} onChange={setNote} rows={2} maxLength={200} />
          </Field>
        </FieldGroup>
      )}
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
    </Dialog>
  );
}

function Since({ team, month }: { team: string; month: string }) {
  const { data } = useAnswer('rota.changes', { team, month });
  if (!data) return null;
  if (data.changes.length === 0) return <Callout>与上一版没有差别。</Callout>;
  return (
    <Callout>
      与上一版比，有 {data.changes.length} 处不同：
      <ul className="pz-changes">
        {data.changes.slice(0, shown).map(({ sentence }) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {data.changes.length > shown && <li>等 {data.changes.length} 处</li>}
      </ul>
    </Callout>
  );
}
