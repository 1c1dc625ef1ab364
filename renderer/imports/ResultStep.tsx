// Step 5: what the import has come to, the rows that were handed back, and the way back.
import { useState } from 'react';
import type { Register } from '../../shared/registers/register.ts';
import { call, sentenceOf } from '../api/client.ts';
import { hrefOf } from '../route.ts';
import { Button, Callout, ConfirmDialog, ErrorPanel, notify, notifyError } from '../ui/index.ts';
import type { ImportResult } from './importResult.ts';
import { saveHeldRows } from './savedFile.ts';

export interface ResultStepProps {
  importId: string;
  fileName: string;
  register: Register;
  result: ImportResult;
  /** Back to the table, where the held rows are mended. */
  onMend: () => void;
  onAnother: () => void;
}

export function ResultStep({ importId, fileName, register, result, onMend, onAnother }: ResultStepProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState<'held' | 'undo' | null>(null);
  const [undone, setUndone] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const { saved, held, unchanged, batch } = result;
  const count = (rows: number) => rows.toLocaleString('zh-CN');

  const downloadHeld = async () => {
    setBusy('held');
    try {
      const rows = await saveHeldRows(importId, fileName);
      if (rows !== null) notify({ text: `退回名单已保存，${count(rows)} 行` });
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(null);
    }
  };
  const undo = async () => {
    if (batch === null) return;
    setAsking(false);
    setBusy('undo');
    setFailure(null);
    try {
      await call('imports.undo', { batch });
      setUndone(true);
    } catch (error) {
      setFailure(sentenceOf(error));
    } finally {
      setBusy(null);
    }
  };

  return (
    <div className="pa-import-result">
      {failure !== null && <ErrorPanel compact message={failure} />}
      <section className="pa-panel" aria-label="导入结果">
        <h2 role="status">
          {undone
            ? '已撤销，台账恢复到导入以前'
            : saved > 0
              ? `已导入“${register.title}” ${count(saved)} 行`
              : '没有要保存的行'}
        </h2>
        <dl className="pa-import-figures">
          <Figure label="表中共有" rows={result.rows} />
          <Figure label={undone ? '已撤销' : '已保存'} rows={saved} />
          <Figure label="退回" rows={held} tone={held > 0 ? 'held' : undefined} />
          <Figure label="未变" rows={unchanged} />
        </dl>
        <div className="pa-import-result-actions">
          <Button kind="main" href={hrefOf('register', register.key)}>
            打开“{register.title}”
          </Button>
          <Button onClick={onAnother}>再导入一个文件</Button>
          <span className="pa-dialog-space" />
          {batch !== null && !undone && (
            <Button kind="danger" busy={busy === 'undo'} onClick={() => setAsking(true)}>
              撤销本次导入
            </Button>
          )}
        </div>
      </section>
      {held > 0 && !undone && (
        <Callout
          tone="warning"
          action={
            <span className="pa-import-held-actions">
              <Button onClick={onMend}>现在就改</Button>
              <Button busy={busy === 'held'} onClick={() => void downloadHeld()}>
                保存退回名单
              </Button>
            </span>
          }
        >
          有 {count(held)} 行没有导入。可以现在改好再存；也可以把它们存成一张表，最后一列写着原因，在 WPS
          里改好以后再导入一次。
        </Callout>
      )}
      <ConfirmDialog
        open={asking}
        title="撤销本次导入？"
        confirmLabel="撤销导入"
        danger
        onConfirm={() => void undo()}
        onClose={() => setAsking(false)}
      >
        新增的会去掉，改动的会改回来，台账恢复到导入以前。导入以后又改过的，会说明是哪些，不会覆盖。
      </ConfirmDialog>
    </div>
  );
}

function Figure({ label, rows, tone }: { label: string; rows: number; tone?: 'held' }) {
  return (
    <div className={tone === undefined ? undefined : `pa-import-figure-${tone}`}>
      <dt>{label}</dt>
      <dd>
        {rows.toLocaleString('zh-CN')} <small>行</small>
      </dd>
    </div>
  );
}
