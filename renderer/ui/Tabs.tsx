import Tab from '@mui/material/Tab';
import MuiTabs from '@mui/material/Tabs';
import { Badge } from './Tag.tsx';

export interface TabItem {
  key: string;
  label: string;
  count?: number;
}

export interface TabsProps {
  label: string;
  items: readonly TabItem[];
  value: string;
  onChange: (key: string) => void;
}

/** Sides of one thing. Arrow keys move, Enter or Space opens. The panel below is the caller's. */
export function Tabs({ label, items, value, onChange }: TabsProps) {
  return (
    <MuiTabs value={value} onChange={(_, key: string) => onChange(key)} aria-label={label} variant="scrollable">
      {items.map((item) => (
        <Tab
          key={item.key}
          value={item.key}
          label={
            <span className="pa-tab-label">
              {item.label} {item.count !== undefined && <Badge count={item.count} label={`${item.count} 条`} />}
            </span>
          }
        />
      ))}
    </MuiTabs>
  );
}
