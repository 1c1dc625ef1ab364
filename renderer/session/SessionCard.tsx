import type { ReactNode } from 'react';
import './SessionCard.css';

export interface SessionCardProps {
  title: string;
  /** Under the title: the township, who has locked. */
  note?: ReactNode;
  children: ReactNode;
}

/** The white sheet in the middle of the window for sign-in and lock. */
export function SessionCard({ title, note, children }: SessionCardProps) {
  return (
    <div className="pa-session">
      <div className="pa-session-card">
        <header>
          <span className="pa-session-mark" aria-hidden>
            平
          </span>
          <div>
            <h1>{title}</h1>
            {note !== undefined && <p>{note}</p>}
          </div>
        </header>
        {children}
      </div>
      <p className="pa-session-foot">F1 帮助 · 本程序不连接网络，台账加密保存在这台电脑上</p>
    </div>
  );
}
