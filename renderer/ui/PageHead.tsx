import { type ReactNode, useEffect } from 'react';
import { Button } from './Button.tsx';
import { MenuButton, type MenuEntry } from './Menu.tsx';
import './PageHead.css';

export interface PageAction {
  label: string;
  icon?: ReactNode;
  shortcut?: string;
  disabled?: boolean;
  /** Why it cannot be used now, or what it does. */
  hint?: string;
  onPress: () => void;
}

export interface PageHeadProps {
  title: string;
  /** 共 1,203 条; formatted here. */
  count?: number;
  /** After the count: 已筛选, 已选 3 条 … */
  note?: ReactNode;
  /** Words under the title. */
  description?: ReactNode;
  /** Before the main action: a few buttons that are used daily. */
  tools?: ReactNode;
  main?: PageAction;
  more?: readonly MenuEntry[];
}

/** The head of a page: title, count, the one main action, the rest in a menu. */
export function PageHead({ title, count, note, description, tools, main, more }: PageHeadProps) {
  // The window's title names the page, for the task bar and for screen readers.
  useEffect(() => {
    document.title = `${title} · 平安台账`;
  }, [title]);
  return (
    <header className="pa-page-head">
      <div className="pa-page-head-words">
        <h1>{title}</h1>
        {count !== undefined && <span className="pa-page-count">共 {count.toLocaleString('zh-CN')} 条</span>}
        {note !== undefined && <span className="pa-page-note">{note}</span>}
        {description !== undefined && <p className="pa-page-description">{description}</p>}
      </div>
      <div className="pa-page-head-actions">
        {tools}
        {main && (
          <Button
            kind="main"
            icon={main.icon}
            shortcut={main.shortcut}
            hint={main.hint}
            disabled={main.disabled}
            onClick={main.onPress}
          >
            {main.label}
          </Button>
        )}
        {more && more.length > 0 && <MenuButton label="更多操作" iconOnly entries={more} />}
      </div>
    </header>
  );
}

export interface PageProps {
  head: ReactNode;
  /** A bar between head and body: filters, tabs. */
  bar?: ReactNode;
  /** The body takes the rest of the window and scrolls inside itself (a grid). Otherwise the page scrolls. */
  fill?: boolean;
  children: ReactNode;
}

/** A page inside the frame: head, bar, body. */
export function Page({ head, bar, fill = false, children }: PageProps) {
  return (
    <div className="pa-page">
      {head}
      {bar !== undefined && <div className="pa-page-bar">{bar}</div>}
      <div className={fill ? 'pa-page-fill' : 'pa-page-scroll'}>{children}</div>
    </div>
  );
}

export interface PanelProps {
  title?: string;
  count?: number;
  action?: ReactNode;
  children: ReactNode;
}

/** A white sheet on the ground, with a heading. */
export function Panel({ title, count, action, children }: PanelProps) {
  return (
    <section className="pa-panel" aria-label={title}>
      {title !== undefined && (
        <header>
          <h2>{title}</h2>
          {count !== undefined && <span className="pa-page-count">{count.toLocaleString('zh-CN')}</span>}
          <span className="pa-dialog-space" />
          {action}
        </header>
      )}
      {children}
    </section>
  );
}
