// The review of a pasted block, over the page that it was pasted into. The door of this folder for other pages.
import MuiDialog from '@mui/material/Dialog';
import { useId, useState } from 'react';
import type { ImportCounts } from '../../shared/contract/exchangeProcedures.ts';
import { findRegister } from '../../shared/registers/index.ts';
import { call } from '../api/client.ts';
import { useJob } from '../api/useJob.ts';
import { useHelpScreen } from '../help/screenHelp.ts';
import { JobPanel } from '../records/JobPanel.tsx';
import { Button, ConfirmDialog, ErrorPanel } from '../ui/index.ts';
import type { ImportResult } from './importResult.ts';
import { ReviewTable } from './ReviewTable.tsx';
import { savable } from './rowStates.ts';
import './ImportReview.css';

export type { ImportResult } from './importResult.ts';

export interface ImportReviewProps {
  /** An import that `imports.preview` has checked. */
  importId: string;
  /** Key of the register that the rows go to. */
  register: string;
  /** After saving. Rows that were held back are gone with the dialog; the clerk was asked. */
  onDone: (result: ImportResult) => void;
  /** Given up: nothing was saved. */
  onClose: () => void;
}

/** Rows to be checked before they are saved: bad cells marked and mended in place, doubtful people settled. */
export function ImportReview({ importId, register: key, onDone, onClose }: ImportReviewProps) {
  const register = findRegister(key);
  if (!register) throw new Error(`no register ${key}`);
  const titleId = useId();
  const job = useJob();
  const [counts, setCounts] = useState<ImportCounts>();
  const [touched, setTouched] = useState(false);
  const [asking, setAsking] = useState<'close' | 'save' | null>(null);
  useHelpScreen('import');

  const ready = counts === undefined ? 0 : savable(counts);
  const back = counts === undefined ? 0 : counts.held + counts.doubtful;

  const giveUp = () => {
    setAsking(null);
    // The core forgets it anyway when the window goes; nobody waits for this.
    call('imports.close', { import: importId }).catch(() => undefined);
    onClose();
  };
  const leave = () => (touched ? setAsking('close') : giveUp());
  const save = async () => {
    setAsking(null);
    const result = await job.run<ImportResult>('正在保存', '行', () => call('imports.save', { import: importId }));
    if (result) onDone(result);
  };

  const askOrSave = () => {
    if (ready === 0 || job.shown !== null) return;
    if (back > 0) setAsking('save');
    else void save();
  };

  return (
    <MuiDialog
      open
      onClose={(_, reason) => reason === 'escapeKeyDown' && job.shown === null && leave()}
      aria-labelledby={titleId}
      slotProps={{ paper: { className: 'pa-import-review' } }}
    >
      <header className="pa-import-review-head">
        <h2 id={titleId}>粘贴到“{register.title}”：先核对，再保存</h2>
      </header>
      <ReviewTable
        importId={importId}
        register={register}
        onCounts={setCounts}
        onTouched={() => setTouched(true)}
        onSave={askOrSave}
      />
      {job.failure !== null && <ErrorPanel compact message={job.failure} />}
      {job.shown !== null ? (
        <JobPanel job={job} cancelHint="已保存的也会退回，像没有粘贴过一样" />
      ) : (
        <footer className="pa-import-review-foot">
          <span className="pa-import-review-rest">{back > 0 && `另有 ${back} 行没有处理好，不保存`}</span>
          <Button onClick={leave}>放弃</Button>
          <Button
            kind="main"
            disabled={ready === 0}
            hint={ready === 0 ? '没有可以保存的行' : undefined}
            shortcut="Ctrl+S"
            onClick={askOrSave}
          >
            保存 {ready} 行
          </Button>
        </footer>
      )}
      <ConfirmDialog
        open={asking === 'close'}
        title="放弃粘贴的内容？"
        confirmLabel="放弃"
        danger
        onConfirm={giveUp}
        onClose={() => setAsking(null)}
      >
        这些行都不会保存，已经改过的也要重新改。
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'save'}
        title={`只保存 ${ready} 行？`}
        confirmLabel={`保存 ${ready} 行`}
        onConfirm={() => void save()}
        onClose={() => setAsking(null)}
      >
        退回和待确认的 {back} 行不保存。要保存它们，先在表中改好。
      </ConfirmDialog>
    </MuiDialog>
  );
}
