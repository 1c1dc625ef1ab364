import { useEffect, useState } from 'react';
import { isReason } from '../../../shared/rules/reason.ts';
import { call } from '../../api/client.ts';
import { useAttempt } from '../../api/useAnswer.ts';
import { Dialog, ErrorPanel, Field, FieldGroup, type Link, LongText, NumberInput, notify } from '../../ui/index.ts';

export interface SkipNumbersDialogProps {
  open: boolean;
  committee: Link;
  year: string;
  /** The next number that would be given. */
  next: number;
  onClose: () => void;
  onDone: () => Promise<void>;
}

const highest = 99_999;
const commonReasons = ['启用本程序前已在纸质台账编号', '纸质卷宗错编作废', '其他系统已使用'];

/** Leaves numbers out, on purpose and with a reason that stays in the list. */
export function SkipNumbersDialog({ open, committee, year, next, onClose, onDone }: SkipNumbersDialogProps) {
  const [upTo, setUpTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = useAttempt();
  const { forget } = attempt;
  useEffect(() => {
    if (!open) return;
    setUpTo(String(next));
    setReason('');
    setProblem(null);
    forget();
  }, [open, next, forget]);

  const last = upTo === null ? null : Number(upTo);
  const ready = last !== null && problem === null && last >= next && isReason(reason);
  const skip = async () => {
    const done = await attempt.run(async () => {
      if (last === null) return;
      const { skipped } = await call('mediation.skipNumbers', {
        committee: committee.id,
        year,
        upTo: last,
        reason: reason.trim(),
      });
      await onDone();
      notify({ text: `已留 ${skipped} 个空号，下一件从第 ${last + 1} 号起` });
    });
    if (done) onClose();
  };
  return (
    <Dialog
      open={open}
      title="留空号"
      width="medium"
      main={{ label: '留空号', onPress: () => void skip(), disabled: !ready, busy: attempt.busy }}
      onClose={onClose}
    >
      <p className="pa-reason-lead">
        {committee.title} {year} 年，现在该第 {next} 号。留出的空号不能再用，原因写进卷号清单。
      </p>
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
      <FieldGroup>
        <Field label="空到第几号" required help={ready ? rangeWords(next, last) : undefined}>
          <NumberInput
            value={upTo}
            onChange={setUpTo}
            min={String(next)}
            max={String(highest)}
            unit="号"
            onProblem={setProblem}
            autoFocus
          />
        </Field>
        <Field label="原因" required>
          <LongText value={reason} onChange={setReason} rows={2} maxLength={200} />
          <div className="pm-number-reasons">
            {commonReasons.map((each) => (
              <button key={each} type="button" aria-pressed={reason === each} onClick={() => setReason(each)}>
                {each}
              </button>
            ))}
          </div>
        </Field>
      </FieldGroup>
    </Dialog>
  );
}

function rangeWords(next: number, last: number | null): string {
  if (last === null || last <= next) return `第 ${next} 号不使用。`;
  return `第 ${next} 号到第 ${last} 号不使用，共 ${last - next + 1} 个。`;
}
