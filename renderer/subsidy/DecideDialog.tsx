import { useState } from 'react';
import type { BarredCase, PayableCase } from '../../shared/contract/subsidyProcedures.ts';
import { isReason } from '../../shared/rules/reason.ts';
import { call } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { Dialog, ErrorPanel, Field, LongText, notify, Segmented } from '../ui/index.ts';
import { CaseLink } from './CaseLink.tsx';

interface DecideDialogProps {
  one: Pick<BarredCase & PayableCase, 'case' | 'number' | 'title' | 'day' | 'repeats'>;
  onDecided: () => Promise<void>;
  onClose: () => void;
}

const suggested = {
  separate: ['同样的当事人，另一起纠纷', '上次协议履行后又起新的争议'],
  same: ['同一纠纷重复登记', '上次没有调成，再次调解的同一纠纷'],
} as const;

/** Whether a case is a dispute of its own; the reason is kept. */
export function DecideDialog({ one, onDecided, onClose }: DecideDialogProps) {
  const [verdict, setVerdict] = useState<keyof typeof suggested>('same');
  const [reason, setReason] = useState('');
  const attempt = useAttempt();
  const given = reason.trim();
  const decide = () =>
    attempt.run(async () => {
      const others = one.repeats.map((repeat) => repeat.case);
      await call('subsidy.decide', { case: one.case, others, separate: verdict === 'separate', reason: given });
      notify({ text: verdict === 'separate' ? '已认定不是重复' : '已认定为重复，不再发放' });
      await onDecided();
    });
  return (
    <Dialog
      open
      title="认定是否重复"
      width="medium"
      main={{ label: '保存认定', onPress: () => void decide(), busy: attempt.busy, disabled: !isReason(given) }}
      onClose={onClose}
    >
      <div className="ps-dialog">
        <p>
          “{one.title}”（{one.number || one.day}）可能与下列案件是同一纠纷。一起纠纷只发放一次，认定和理由会保留备查。
        </p>
        <ul className="ps-repeats">
          {one.repeats.map((repeat) => (
            <li key={repeat.case}>
              <CaseLink id={repeat.case} title={repeat.title} />
              <span className="ps-why">{[repeat.why, decided(repeat.decision)].filter(Boolean).join('；')}</span>
            </li>
          ))}
        </ul>
        <Segmented
          label="认定"
          value={verdict}
          onChange={(value) => setVerdict(value === 'same' ? 'same' : 'separate')}
          choices={[
            { value: 'same', label: '是同一纠纷，不再发放' },
            { value: 'separate', label: '不是同一纠纷，可以发放' },
          ]}
        />
        <div className="pa-reasons">
          {suggested[verdict].map((each) => (
            <button key={each} type="button" aria-pressed={reason === each} onClick={() => setReason(each)}>
              {each}
            </button>
          ))}
        </div>
        <Field label="理由" required stacked>
          <LongText value={reason} onChange={setReason} rows={2} maxLength={200} autoFocus />
        </Field>
        {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
      </div>
    </Dialog>
  );
}

function decided(decision: BarredCase['repeats'][number]['decision']): string | null {
  if (decision === null) return null;
  return `现认定为${decision.isSeparate ? '不是同一纠纷' : '同一纠纷'}：${decision.reason}`;
}
