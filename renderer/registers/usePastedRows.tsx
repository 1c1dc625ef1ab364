// Pasted rows that are new go through the same check as an import: every bad cell is marked before anything is saved.
import { type ReactNode, useState } from 'react';
import { isEditable } from '../../shared/fields/field.ts';
import type { Register } from '../../shared/registers/register.ts';
import { call, finished } from '../api/client.ts';
import type { GridPaste } from '../grid/types.ts';
import { type ImportResult, ImportReview } from '../imports/ImportReview.tsx';
import { Dialog, notify, notifyError, notifyUndoable, ProgressPanel } from '../ui/index.ts';

const mostRows = 5000;
const mostColumns = 100;

/** Whether the first row of a block names the columns instead of filling them. */
export function namesColumns(first: readonly string[], keys: readonly string[], register: Register): boolean {
  const told = first
    .map((text, at) => ({ text: text.replace(/\s/g, ''), key: keys[at] }))
    .filter(({ text }) => text !== '');
  return (
    told.length > 0 &&
    told.every(({ text, key }) => {
      const field = register.fields.find((each) => each.key === key);
      return field !== undefined && [field.label, ...(field.aliases ?? [])].some((word) => word === text);
    })
  );
}

export interface PastedRows {
  start(paste: GridPaste): void;
  layer: ReactNode;
}

/** `onSaved` reads the register anew. */
export function usePastedRows(register: Register, onSaved: () => void): PastedRows {
  const [importId, setImportId] = useState<string | null>(null);
  const [stop, setStop] = useState<AbortController | null>(null);

  const check = async ({ keys, matrix }: GridPaste) => {
    const rows = namesColumns(matrix[0] ?? [], keys, register) ? matrix.slice(1) : matrix;
    if (rows.length > mostRows || keys.length > mostColumns) {
      notify({ text: `一次最多粘贴 ${mostRows} 行，更多的请用“导入”。`, tone: 'warning' });
      return;
    }
    const controller = new AbortController();
    setStop(controller);
    try {
      const editable = new Set(register.fields.filter(isEditable).map((field) => field.key));
      const { job } = await call('imports.paste', {
        register: register.key,
        fields: keys.map((key) => (editable.has(key) ? key : null)),
        rows: rows.map((row) => keys.map((_, at) => row[at] ?? '')),
      });
      const opened = await finished<{ import: string }>(job, { signal: controller.signal });
      setImportId(opened.import);
    } finally {
      setStop(null);
    }
  };

  const done = (result: ImportResult) => {
    setImportId(null);
    onSaved();
    const { batch } = result;
    if (batch === null) {
      notify({ text: '没有新的内容，什么也没有保存。', tone: 'info' });
      return;
    }
    notifyUndoable(`已从粘贴的内容保存 ${result.saved} 条`, async () => {
      const { rows } = await call('imports.undo', { batch });
      onSaved();
      notify({ text: `已撤销粘贴的 ${rows} 条` });
    });
  };

  return {
    start: (paste) => void check(paste).catch(notifyError),
    layer: (
      <>
        {stop && (
          <Dialog open title={`粘贴到“${register.title}”`} width="medium">
            <ProgressPanel title="正在逐行核对" onCancel={() => stop.abort()} />
          </Dialog>
        )}
        {importId !== null && (
          <ImportReview importId={importId} register={register.key} onDone={done} onClose={() => setImportId(null)} />
        )}
      </>
    ),
  };
}
