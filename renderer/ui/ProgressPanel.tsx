import LinearProgress from '@mui/material/LinearProgress';
import { type ReactNode, useId } from 'react';
import { Button } from './Button.tsx';
import './ProgressPanel.css';

export interface ProgressPanelProps {
  /** 正在导入 */
  title: string;
  done?: number;
  /** Unknown while it is being counted. */
  total?: number;
  /** 行, 条, MB … behind the figures. */
  unit?: string;
  /** What is worked on just now. */
  detail?: string;
  /** The cancel button was pressed; work is winding up. */
  cancelling?: boolean;
  /** What cancelling leaves behind, as the button's tooltip. */
  cancelHint?: string;
  onCancel?: () => void;
  /** Other ways to end the work, before the cancel button. */
  actions?: ReactNode;
}

/** Long work: how far it is, and a way to stop it. */
export function ProgressPanel({
  title,
  done,
  total,
  unit = '',
  detail,
  cancelling = false,
  cancelHint,
  onCancel,
  actions,
}: ProgressPanelProps) {
  const titleId = useId();
  const known = done !== undefined && total !== undefined && total > 0;
  const percent = known ? Math.min(100, Math.floor((done * 100) / total)) : undefined;
  return (
    <section className="pa-progress" aria-labelledby={titleId}>
      <div className="pa-progress-head">
        <strong id={titleId}>{cancelling ? '正在停止…' : title}</strong>
        <span className="pa-progress-count">
          {known
            ? `${done.toLocaleString('zh-CN')} / ${total.toLocaleString('zh-CN')} ${unit}`
            : done !== undefined && `${done.toLocaleString('zh-CN')} ${unit}`}
        </span>
      </div>
      <LinearProgress
        variant={known ? 'determinate' : 'indeterminate'}
        value={percent}
        aria-labelledby={titleId}
        aria-valuetext={percent === undefined ? undefined : `${percent}%`}
      />
      <div className="pa-progress-foot">
        <span>{detail}</span>
        <div className="pa-progress-ends">
          {!cancelling && actions}
          {onCancel && (
            <Button onClick={onCancel} disabled={cancelling} hint={cancelHint}>
              取消
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}
