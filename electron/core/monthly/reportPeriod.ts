// The period of a work report. Reports are made of what has begun; a period that lies ahead has nothing to tell.
import { Refusal } from '../../../shared/contract/errors.ts';
import { type Period, readPeriod } from '../../../shared/reports/period.ts';

/** @throws Refusal `invalid` for what is no period, or one that has not begun. */
export function reportPeriod(written: string, today: string): Period {
  const period = readPeriod(written);
  if (!period) {
    throw new Refusal(
      'invalid',
      `“${written}”不是报告期间。可以写 2026-10（月）、2026-Q3（季）、2026-H1（半年）、2026（年）或 2026-01..2026-10（起止）。`,
    );
  }
  if (period.first > today) throw new Refusal('invalid', `${period.title}还没有开始，不能编写报告。`);
  return period;
}
