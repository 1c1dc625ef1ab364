import type { ReactNode } from 'react';
import type { Notice } from './gridState.ts';
import type { QuickSum } from './quickSum.ts';

interface StatusBarProps {
  footer: ReactNode;
  notice: Notice | undefined;
  selected: { rows: number; cells: number };
  sum: QuickSum | undefined;
}

/** The owner's counts at the left, what just happened in the middle, figures of the selection at the right. */
export function StatusBar({ footer, notice, selected, sum }: StatusBarProps): ReactNode {
  return (
    <div className="pg-status">
      <div>{footer}</div>
      <div role="status" className={`pg-status-notice ${notice?.tone === 'problem' ? 'pg-status-problem' : ''}`}>
        <span key={notice?.number}>{notice?.text}</span>
      </div>
      <div className="pg-status-sum">
        {sum ? (
          <>
            <span>求和 {sum.sum}</span>
            <span>平均 {sum.mean}</span>
            <span>数值 {sum.count}</span>
          </>
        ) : null}
        {selected.cells > 1 ? (
          <span>
            选中 {selected.rows} 行 {selected.cells} 格
          </span>
        ) : null}
      </div>
    </div>
  );
}

interface ProposalBarProps {
  good: number;
  bad: number;
  newRows: number;
  onSave: () => void;
  onNext: () => void;
  onDrop: () => void;
}

/** Asks what to do with a paste that has bad cells; until then nothing of it is saved. */
export function ProposalBar({ good, bad, newRows, onSave, onNext, onDrop }: ProposalBarProps): ReactNode {
  const parts = [
    newRows > 0 ? `${newRows} 个新行` : '',
    good > 0 ? `${good} 格可以保存` : '',
    bad > 0 ? `${bad} 格有问题（红底），可以就地改正` : '',
  ].filter((part) => part !== '');
  return (
    <section className="pg-bar" aria-label="粘贴待确认">
      <span className="pg-bar-text">粘贴的内容还没有保存：{parts.join('，')}。</span>
      {bad > 0 ? (
        <button type="button" className="pg-button" onClick={onNext}>
          下一处问题
        </button>
      ) : null}
      <button type="button" className="pg-button" onClick={onDrop}>
        撤回粘贴（Ctrl+Z）
      </button>
      <button type="button" className="pg-button pg-button-main" onClick={onSave}>
        {bad > 0 ? '保存没有问题的' : '保存'}（Ctrl+S）
      </button>
    </section>
  );
}
