// The sheet to sign: how it is named and written, to be kept as a file or looked at and printed.
import { call } from '../api/client.ts';
import { saveJobFile } from '../api/saveFile.ts';
import type { PreviewOrder } from '../preview/preview.ts';

type StartJob = (file: string) => Promise<{ job: string }>;

export type SheetFormat = 'docx' | 'xlsx';
export type SheetOrder = Omit<PreviewOrder, 'name' | 'write'> & { name(): Promise<string>; write: StartJob };

interface Named {
  period: string;
  format: SheetFormat;
}

const order = ({ period, format }: Named, write: StartJob): SheetOrder => ({
  name: async () => (await call('subsidy.sheetName', { period, format })).name,
  papers: [format === 'docx' ? 'list' : 'workbook'],
  write,
});

/** Of chosen payable cases. `period` is its key. */
export const sheetOf = (period: string, cases: readonly string[], format: SheetFormat): SheetOrder =>
  order({ period, format }, (file) => call('subsidy.sheet', { period, cases: [...cases], format, file }));

/** Of a paid batch, as it was. */
export const batchSheetOf = (batch: { id: string; period: string }, format: SheetFormat): SheetOrder =>
  order({ period: batch.period, format }, (file) => call('subsidy.batchSheet', { batch: batch.id, format, file }));

/** @returns its name as it was kept; null when the user changed her mind. */
export async function saveSheet({ name, write }: SheetOrder): Promise<string | null> {
  return (await saveJobFile(await name(), write))?.name ?? null;
}
