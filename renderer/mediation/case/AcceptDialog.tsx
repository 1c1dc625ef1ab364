import { useState } from 'react';
import { call } from '../../api/client.ts';
import { useAttempt } from '../../api/useAnswer.ts';
import {
  Callout,
  Checkbox,
  DayInput,
  Dialog,
  ErrorPanel,
  Field,
  FieldGroup,
  notify,
  TextInput,
} from '../../ui/index.ts';
import { textIn, useCase } from '../parts/caseWork.ts';

/** 受理: the day, who registers, and the notice of rights when it is given at once. The first acceptance gives the number. */
export function AcceptDialog({ onClose }: { onClose: () => void }) {
  const { id, view, office, user, reload } = useCase();
  const mends = textIn(view.case, 'number') !== '';
  const [on, setOn] = useState<string | null>(textIn(view.case, 'acceptedOn') || office.today);
  const [registrar, setRegistrar] = useState(textIn(view.case, 'registrar') || user);
  const [told, setTold] = useState(false);
  const attempt = useAttempt();

  const accept = () =>
    attempt.run(async () => {
      if (on === null) return;
      try {
        const answer = await call('mediation.accept', {
          case: id,
          version: view.case.version,
          on,
          registrar: registrar.trim(),
          ...(told ? { noticeOn: on } : {}),
        });
        const warnings = answer.problems.filter(({ level }) => level === 'warning').map(({ message }) => message);
        notify(
          warnings.length > 0
            ? { text: `已受理，卷号 ${answer.number}。请核对：${warnings.slice(0, 2).join('；')}`, tone: 'warning' }
            : { text: `已受理，卷号 ${answer.number}` },
        );
        onClose();
      } finally {
        // Also after a refusal: somebody may have changed the case.
        await reload();
      }
    });

  return (
    <Dialog
      open
      title={mends ? '修改受理日期' : '受理'}
      width="medium"
      main={{ label: mends ? '保存' : '受理', onPress: () => void accept(), disabled: on === null, busy: attempt.busy }}
      onClose={onClose}
    >
      <FieldGroup>
        <Field label="受理日期" required>
          <DayInput value={on} onChange={setOn} today={office.today} autoFocus />
        </Field>
        <Field label="登记人">
          <TextInput value={registrar} onChange={setRegistrar} maxLength={30} />
        </Field>
        {!mends && (
          <Field label="告知" group>
            <Checkbox label="同时告知当事人权利义务" checked={told} onChange={setTold} />
          </Field>
        )}
      </FieldGroup>
      {!mends && <Callout>受理后自动编卷号。案件来源、双方当事人没有填全，或者一方明确拒绝的，不能受理。</Callout>}
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
    </Dialog>
  );
}
