import HelpIcon from '@mui/icons-material/HelpOutlineOutlined';
import SearchIcon from '@mui/icons-material/Search';
import ImportIcon from '@mui/icons-material/UploadFileOutlined';
import { Button, Hint, Keys, MenuButton, type MenuEntry } from '../ui/index.ts';
import './TopBar.css';

export interface TopBarProps {
  township: string;
  user: { name: string; roleTitle: string };
  userMenu: readonly MenuEntry[];
  /** Left out where the role may not import. */
  importHref?: string;
  onSearch: () => void;
  onHelp: () => void;
}

/** Township, the search box, import, help, and who is signed in. */
export function TopBar({ township, user, userMenu, importHref, onSearch, onHelp }: TopBarProps) {
  return (
    <header className="pa-top-bar">
      <strong className="pa-top-bar-place">{township}</strong>
      <Hint text="在全部台账中搜索" shortcut="Ctrl+K">
        <button type="button" className="pa-search-box" aria-keyshortcuts="Control+K" onClick={onSearch}>
          <SearchIcon />
          <span>搜索姓名、拼音首字母、电话、编号</span>
          <Keys of="Ctrl+K" />
        </button>
      </Hint>
      <div className="pa-top-bar-tools">
        {importHref !== undefined && (
          <Button kind="quiet" icon={<ImportIcon />} href={importHref} hint="导入 Excel、CSV 台账">
            导入
          </Button>
        )}
        <Button kind="quiet" icon={<HelpIcon />} shortcut="F1" hint="当前页面的说明" onClick={onHelp}>
          帮助
        </Button>
        <MenuButton
          kind="quiet"
          label={user.name}
          icon={<span className="pa-avatar">{user.name.slice(0, 1)}</span>}
          title={user.roleTitle}
          entries={userMenu}
        />
      </div>
    </header>
  );
}
