import ColumnsIcon from '@mui/icons-material/ViewColumnOutlined';
import Popover from '@mui/material/Popover';
import { useState } from 'react';
import type { ColumnLayout, GridColumn } from '../grid/types.ts';
import { Button, Checkbox } from '../ui/index.ts';
import { declaredLayout, isShown, withShown } from './columnLayout.ts';

interface ColumnsButtonProps {
  columns: readonly GridColumn[];
  layout: ColumnLayout;
  onLayout: (layout: ColumnLayout) => void;
}

/** Which columns are shown; all of them to tick, and back to the declared ones. */
export function ColumnsButton({ columns, layout, onLayout }: ColumnsButtonProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = 'register-columns';
  return (
    <>
      <Button id={id} icon={<ColumnsIcon />} onClick={() => setAnchor(document.getElementById(id))}>
        列
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      >
        <div className="pr-columns">
          <fieldset className="pr-columns-list" aria-label="显示的列">
            {columns.map((column) => (
              <Checkbox
                key={column.key}
                label={column.label}
                checked={isShown(column, layout)}
                disabled={column.frozen === true}
                onChange={(shown) => onLayout(withShown(layout, column, shown))}
              />
            ))}
          </fieldset>
          <div className="pr-columns-foot">
            <Button kind="quiet" onClick={() => onLayout(declaredLayout)}>
              恢复默认列
            </Button>
          </div>
        </div>
      </Popover>
    </>
  );
}
