import ClosedIcon from '@mui/icons-material/ChevronRight';
import OpenIcon from '@mui/icons-material/ExpandMore';
import CollapseIcon from '@mui/icons-material/KeyboardDoubleArrowLeft';
import ExpandIcon from '@mui/icons-material/KeyboardDoubleArrowRight';
import { useEffect, useRef } from 'react';
import { Badge, Hint, useTypeSize } from '../ui/index.ts';
import './Navigation.css';
import { NavIcon } from './navIcon.tsx';
import type { NavGroup } from './navigation.ts';

export interface NavigationProps {
  groups: readonly NavGroup[];
  /** Key of the item that is open. */
  current: string;
  collapsed: boolean;
  /** Numbers beside items, by key; red ones are overdue. */
  badges?: Readonly<Record<string, { count: number; label: string; tone?: 'accent' | 'danger' }>>;
  onCollapse: (collapsed: boolean) => void;
  /** Titles of the groups that show their heading only; the group of the open item always shows its items. */
  closedGroups?: readonly string[];
  onCloseGroups?: (titles: string[]) => void;
}

/** The left side: groups and items; folds to icons. */
export function Navigation(props: NavigationProps) {
  const { groups, current, collapsed, badges = {}, onCollapse, closedGroups = [], onCloseGroups } = props;
  const list = useRef<HTMLDivElement>(null);
  const size = useTypeSize();
  // In large type the list is longer than the window: the open item must be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another item is open, or the type has grown
  useEffect(() => {
    // After the theme around has set the new measures.
    const frame = requestAnimationFrame(() => {
      list.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest' });
    });
    return () => cancelAnimationFrame(frame);
  }, [current, size]);
  const fold = collapsed ? '展开导航' : '收起导航';
  return (
    <nav className={`pa-nav${collapsed ? ' pa-nav-collapsed' : ''}`} aria-label="主导航">
      <div className="pa-nav-brand">
        <span className="pa-nav-mark" aria-hidden>
          平
        </span>
        {!collapsed && <strong>平安台账</strong>}
      </div>
      <div className="pa-nav-groups" ref={list}>
        {groups.map((group) => {
          const isHere = group.items.some(({ key }) => key === current);
          const isClosed = group.title !== undefined && !isHere && closedGroups.includes(group.title);
          return (
            <div key={group.title ?? ''} className="pa-nav-group">
              {group.title !== undefined && !collapsed && (
                <GroupHead
                  title={group.title}
                  isClosed={isClosed}
                  onToggle={() =>
                    onCloseGroups?.(
                      isClosed
                        ? closedGroups.filter((title) => title !== group.title)
                        : [...closedGroups, group.title!],
                    )
                  }
                />
              )}
              {!isClosed && (
                <ul aria-label={group.title}>
                  {group.items.map((item) => {
                    const badge = badges[item.key];
                    return (
                      <li key={item.key}>
                        <Hint text={collapsed ? item.title : undefined} placement="right">
                          <a
                            href={item.href}
                            aria-current={item.key === current ? 'page' : undefined}
                            aria-label={collapsed ? item.title : undefined}
                          >
                            <NavIcon item={item.key} />
                            {!collapsed && <span className="pa-nav-title">{item.title}</span>}
                            {badge && !collapsed && <Badge {...badge} />}
                          </a>
                        </Hint>
                      </li>
                    );
                  })}
                </ul>
              )}
            </div>
          );
        })}
      </div>
      <button
        type="button"
        className="pa-nav-fold"
        aria-expanded={!collapsed}
        aria-label={fold}
        onClick={() => onCollapse(!collapsed)}
      >
        {collapsed ? <ExpandIcon /> : <CollapseIcon />}
        {!collapsed && fold}
      </button>
    </nav>
  );
}

function GroupHead({ title, isClosed, onToggle }: { title: string; isClosed: boolean; onToggle: () => void }) {
  return (
    <h2>
      <button type="button" className="pa-nav-group-head" aria-expanded={!isClosed} onClick={onToggle}>
        {title}
        {isClosed ? <ClosedIcon fontSize="small" /> : <OpenIcon fontSize="small" />}
      </button>
    </h2>
  );
}
