// What a run of the work report holds beside its state: its text, the sentences the program wrote, its signers.
import type { Narrative } from '../../../shared/rules/monthly/narrative.ts';
import type { RunRow } from '../locking/runs.ts';

/** Who prepared, checked and signs a report. */
export interface RunSigners {
  preparer: string;
  reviewer: string;
  signer: string;
}

export const textOf = (run: Pick<RunRow, 'text'>): Narrative => JSON.parse(run.text) as Narrative;
export const generatedOf = (run: Pick<RunRow, 'generated'>): string[] => JSON.parse(run.generated) as string[];
export const signersOf = (run: Pick<RunRow, 'signers'>): RunSigners => JSON.parse(run.signers) as RunSigners;
