import type { ReactNode } from 'react';
import { useShortcut } from '../ui/index.ts';
import './Frame.css';
import { Navigation, type NavigationProps } from './Navigation.tsx';
import { TopBar, type TopBarProps } from './TopBar.tsx';

export interface FrameProps extends NavigationProps, TopBarProps {
  onLock: () => void;
  /** A line over the content: the backup is overdue, the disk is nearly full. */
  banner?: ReactNode;
  /** Beside the content: the help panel. */
  side?: ReactNode;
  children: ReactNode;
}

/** What surrounds every page: navigation, top bar, banner, content, side panel; Ctrl+K, F1 and Ctrl+L. */
export function Frame(props: FrameProps) {
  useShortcut('Ctrl+K', props.onSearch);
  useShortcut('F1', props.onHelp);
  useShortcut('Ctrl+L', props.onLock);
  return (
    <div className="pa-frame">
      <button type="button" className="pa-skip" onClick={() => document.getElementById('pa-content')?.focus()}>
        跳到内容
      </button>
      <Navigation
        groups={props.groups}
        current={props.current}
        collapsed={props.collapsed}
        badges={props.badges}
        onCollapse={props.onCollapse}
        closedGroups={props.closedGroups}
        onCloseGroups={props.onCloseGroups}
      />
      <div className="pa-frame-right">
        <TopBar
          township={props.township}
          user={props.user}
          userMenu={props.userMenu}
          importHref={props.importHref}
          onSearch={props.onSearch}
          onHelp={props.onHelp}
        />
        {props.banner}
        <div className="pa-frame-below">
          <main id="pa-content" className="pa-content" tabIndex={-1}>
            {props.children}
          </main>
          {props.side}
        </div>
      </div>
    </div>
  );
}
