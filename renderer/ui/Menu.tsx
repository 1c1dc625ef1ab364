import MoreIcon from '@mui/icons-material/MoreHoriz';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import MuiMenu from '@mui/material/Menu';
import MuiMenuItem from '@mui/material/MenuItem';
import { type ReactNode, useId, useState } from 'react';
import { Button, type ButtonKind } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import { Keys } from './Keys.tsx';
import './Menu.css';

export interface MenuAction {
  key: string;
  label: string;
  icon?: ReactNode;
  shortcut?: string;
  danger?: boolean;
  disabled?: boolean;
  /** Why it cannot be chosen, or what it does: a second line. */
  detail?: string;
  checked?: boolean;
  onSelect: () => void;
}

/** `'line'` is a rule between groups. */
export type MenuEntry = MenuAction | 'line';

export interface MenuProps {
  open: boolean;
  /** An element, or a point on the screen for a right-click. */
  anchor: HTMLElement | { x: number; y: number } | null;
  entries: readonly MenuEntry[];
  labelledBy?: string;
  onClose: () => void;
}

/** A list of actions at an element or at the pointer. */
export function Menu({ open, anchor, entries, labelledBy, onClose }: MenuProps) {
  const atPoint = anchor !== null && !(anchor instanceof HTMLElement);
  return (
    <MuiMenu
      open={open && anchor !== null}
      onClose={onClose}
      anchorEl={atPoint ? undefined : anchor}
      anchorReference={atPoint ? 'anchorPosition' : 'anchorEl'}
      anchorPosition={atPoint ? { left: anchor.x, top: anchor.y } : undefined}
      slotProps={{ list: { 'aria-labelledby': labelledBy } }}
    >
      {entries.map((entry, place) =>
        entry === 'line' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule has nothing else to be known by
          <Divider key={`line ${place}`} component="li" />
        ) : (
          <MuiMenuItem
            key={entry.key}
            disabled={entry.disabled}
            selected={entry.checked}
            role={entry.checked === undefined ? undefined : 'menuitemcheckbox'}
            aria-checked={entry.checked}
            className={entry.danger ? 'pa-menu-danger' : undefined}
            onClick={() => {
              onClose();
              entry.onSelect();
            }}
          >
            {entry.icon && <ListItemIcon>{entry.icon}</ListItemIcon>}
            <span className="pa-menu-label">
              {entry.label}
              {entry.detail !== undefined && <small>{entry.detail}</small>}
            </span>
            {entry.shortcut && <Keys of={entry.shortcut} />}
          </MuiMenuItem>
        ),
      )}
    </MuiMenu>
  );
}

export interface MenuButtonProps {
  /** Shown as words, or read out when there is only an icon. */
  label: string;
  icon?: ReactNode;
  iconOnly?: boolean;
  kind?: ButtonKind;
  entries: readonly MenuEntry[];
  disabled?: boolean;
  /** A second word after the label, lighter: the user's role. */
  title?: string;
}

/** A button that opens a menu; with `iconOnly` and no icon it is the three dots. */
export function MenuButton({ label, icon, iconOnly = false, kind, entries, disabled, title }: MenuButtonProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const open = anchor !== null;
  return (
    <>
      <span ref={(element) => void element?.firstElementChild?.setAttribute('aria-haspopup', 'menu')} id={id}>
        {iconOnly ? (
          <IconButton
            label={label}
            icon={icon ?? <MoreIcon />}
            disabled={disabled}
            expanded={open}
            onClick={(event) => setAnchor(event.currentTarget)}
          />
        ) : (
          <Button icon={icon} kind={kind} disabled={disabled} onClick={() => setAnchor(document.getElementById(id))}>
            {label}
            {title !== undefined && <span className="pa-menu-title">{title}</span>}
            <span className="pa-menu-caret" aria-hidden />
          </Button>
        )}
      </span>
      <Menu open={open} anchor={anchor} entries={entries} labelledBy={id} onClose={() => setAnchor(null)} />
    </>
  );
}
