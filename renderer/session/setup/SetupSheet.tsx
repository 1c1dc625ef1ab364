import type { ReactNode } from 'react';
import { Stepper } from '../../ui/index.ts';
import '../SessionCard.css';
import './SetupSheet.css';

export interface SetupSheetProps {
  title: string;
  steps?: { names: readonly string[]; current: number; onStep?: (index: number) => void };
  children: ReactNode;
}

/** The wide sheet of the set-up: head, steps, body that takes the rest. */
export function SetupSheet({ title, steps, children }: SetupSheetProps) {
  return (
    <div className="pa-setup">
      <div className={`pa-setup-sheet${steps ? '' : ' pa-setup-small'}`}>
        <header className="pa-setup-head">
          <span className="pa-session-mark" aria-hidden>
            平
          </span>
          <h1>{title}</h1>
          {steps && <Stepper label="设置步骤" steps={steps.names} current={steps.current} onStep={steps.onStep} />}
        </header>
        <div className="pa-setup-body">{children}</div>
      </div>
      <p className="pa-session-foot">F1 帮助 · 全过程不连接网络</p>
    </div>
  );
}
