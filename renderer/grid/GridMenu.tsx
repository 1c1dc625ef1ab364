import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { MenuEntry } from './types.ts';

interface GridMenuProps {
  at: { x: number; y: number } | undefined;
  entries: readonly MenuEntry[];
  onClose: () => void;
}

/** The context menu of cells and column heads. */
export function GridMenu({ at, entries, onClose }: GridMenuProps): ReactNode {
  return (
    <Menu
      open={at !== undefined}
      onClose={onClose}
      anchorReference="anchorPosition"
      anchorPosition={at ? { left: at.x, top: at.y } : undefined}
      onContextMenu={(event) => event.preventDefault()}
      slotProps={{ list: { dense: true } }}
      disableRestoreFocus
    >
      {entries.map((entry, index) =>
        entry === 'divider' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: dividers have no name of their own
          <Divider key={`divider-${index}`} />
        ) : (
          <MenuItem
            key={entry.label}
            disabled={entry.disabled ?? false}
            onClick={() => {
              onClose();
              entry.run();
            }}
            sx={entry.danger ? { color: 'error.main' } : undefined}
          >
            {entry.icon ? <ListItemIcon>{entry.icon}</ListItemIcon> : null}
            <span>{entry.label}</span>
            {entry.shortcut ? (
              <Typography component="span" variant="body2" sx={{ ml: 'auto', pl: 4, color: 'text.secondary' }}>
                {entry.shortcut}
              </Typography>
            ) : null}
          </MenuItem>
        ),
      )}
    </Menu>
  );
}
