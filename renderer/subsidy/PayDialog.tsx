import { useState } from 'react';
import type { PayableCase } from '../../shared/contract/subsidyProcedures.ts';
import type { Period } from '../../shared/reports/period.ts';
import { chineseAmount } from '../../shared/rules/chineseAmount.ts';
import { yuanWords } from '../../shared/rules/mediation/subsidy/amount.ts';
import { call } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { DayInput, Dialog, ErrorPanel, Field, KeyValues, notify } from '../ui/index.ts';

interface PayDialogProps {
  period: Period;
  cases: readonly PayableCase[];
  /** Fen. */
  total: number;
  mediators: number;
  today: string;
  onPaid: () => Promise<void>;
  onClose: () => void;
}

/** Notes the chosen cases as paid, after a last look at the sum. */
export function PayDialog({ period, cases, total, mediators, today, onPaid, onClose }: PayDialogProps) {
  const [paidOn, setPaidOn] = useState<string | null>(today);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = useAttempt();
  const pay = () =>
    attempt.run(async () => {
      if (paidOn === null) return;
      const ids = cases.map(({ case: id }) => id);
      await call('subsidy.pay', { period: period.key, cases: ids, paidOn, expected: total });
      notify({ text: `已标记 ${cases.length} 件为已发放，合计 ${yuanWords(total)}` });
      await onPaid();
    });
  return (
    <Dialog
      open
      title="标记已发放"
      width="medium"
      main={{
        label: '标记已发放',
        onPress: () => void pay(),
        busy: attempt.busy,
        disabled: paidOn === null || problem !== null,
      }}
      onClose={onClose}
    >
      <div className="ps-dialog">
        <p>钱发到调解员手里、签领表签好以后再标记。标记以后，这些案件不能再次发放；标错了由主任撤回。</p>
        <KeyValues
          items={[
            { label: '期间', value: period.title },
            { label: '案件', value: `${cases.length} 件，${mediators} 名调解员` },
            { label: '合计', value: `${yuanWords(total)}（${chineseAmount(total)}）` },
          ]}
        />
        <Field label="发放日期" required>
          <DayInput value={paidOn} today={today} onChange={setPaidOn} onProblem={setProblem} />
        </Field>
        {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
      </div>
    </Dialog>
  );
}
