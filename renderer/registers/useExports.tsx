import { type ReactNode, useState } from 'react';
import type { ViewInput } from '../../shared/contract/shapes.ts';
import type { Register } from '../../shared/registers/register.ts';
import { call } from '../api/client.ts';
import { saveFile } from '../api/saveFile.ts';
import type { ShownRow } from '../fields/cellView.ts';
import { notify, notifyError } from '../ui/index.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { FormExportDialog } from './FormExportDialog.tsx';

/** More than this is no selection made by hand. */
const mostSelected = 5000;

interface ExportSource {
  register: Register;
  view: ViewInput | null;
  total: number;
  /** Keys of the shown columns. */
  shown: readonly string[];
  /** Places [from, to) of the selected rows. */
  selection: () => { from: number; to: number };
  load: (from: number, to: number) => Promise<readonly ShownRow[]>;
}

export interface Exports {
  list(): void;
  print(): void;
  /** One row as a registration form. */
  form(id: string): void;
  /** An empty workbook to fill in. */
  template(): void;
  layer: ReactNode;
}

/** Everything that leaves a register as a file. */
export function useExports({ register, view, total, shown, selection, load }: ExportSource): Exports {
  const [asked, setAsked] = useState<{ forPrint: boolean; selected: readonly string[] } | null>(null);
  const [formOf, setFormOf] = useState<string | null>(null);

  /** A selection of several rows may be exported alone; a single cell is only a place. */
  const ask = async (forPrint: boolean) => {
    const { from, to } = selection();
    const several = to - from > 1 && to - from <= mostSelected;
    const chosen = several ? await load(from, to) : [];
    setAsked({ forPrint, selected: chosen.map(({ row }) => row.id) });
  };

  const template = async () => {
    const saved = await saveFile(`${register.title}导入模板.xlsx`, (file) =>
      call('exports.template', { register: register.key, file }),
    );
    if (saved) notify({ text: `已保存导入模板：${saved.name}` });
  };

  return {
    list: () => void ask(false).catch(notifyError),
    print: () => void ask(true).catch(notifyError),
    form: setFormOf,
    template: () => void template().catch(notifyError),
    layer: (
      <>
        {asked !== null && view && (
          <ExportDialog {...asked} {...{ register, view, total, shown }} onClose={() => setAsked(null)} />
        )}
        {formOf !== null && <FormExportDialog register={register} id={formOf} onClose={() => setFormOf(null)} />}
      </>
    ),
  };
}
