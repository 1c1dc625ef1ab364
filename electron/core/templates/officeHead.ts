// The head of a filled template, from the settings of the office; and the words of the work report of a period.
import type { Period } from '../../../shared/reports/period.ts';
import type { Narrative } from '../../../shared/rules/monthly/narrative.ts';
import type { Call } from '../handlers.ts';
import { runsOf } from '../locking/runs.ts';
import { writtenNow } from '../monthly/drafting.ts';
import { workReport } from '../monthly/duePlan.ts';
import { townshipName } from '../monthly/making.ts';
import { generatedOf, type RunSigners, signersOf, textOf } from '../monthly/runs.ts';
import { worldOf } from '../registers/view.ts';
import type { ReportHead } from './headSlots.ts';

/** `printTitle` behind the township's name. */
export function headOfOffice(call: Call, period: Period, printTitle: string): ReportHead {
  const { unit, unitHead, reviewer, preparer, phone } = call.township.settings;
  const township = townshipName(call);
  return {
    title: `${township}${printTitle}`,
    unit: unit === '' ? `${township}综治中心` : unit,
    township,
    period,
    filledOn: call.app.host.today(),
    signers: { unitHead, reviewer, preparer, phone },
  };
}

export interface ReportWords {
  text: Narrative;
  /** Ids of what the program wrote, for filling a draft anew; null for words that stay as they are. */
  generated: string[] | null;
  signers: RunSigners;
  /** 2 and more: a 更正版. */
  number: number;
}

/** The words of the newest run of a period, or those the program would write now; nothing is stored. */
export async function narrativeFor(call: Call, period: Period): Promise<ReportWords> {
  const [run] = await runsOf(call.township.read, workReport, period.key);
  if (run) {
    const generated = run.state === 'draft' ? generatedOf(run) : null;
    return { text: textOf(run), generated, signers: signersOf(run), number: run.number };
  }
  const drafting = { township: townshipName(call), period, world: worldOf(call) };
  const { text } = await writtenNow(call.township.read, drafting);
  const { unitHead, reviewer, preparer } = call.township.settings;
  return { text, generated: null, signers: { signer: unitHead, reviewer, preparer }, number: 1 };
}
