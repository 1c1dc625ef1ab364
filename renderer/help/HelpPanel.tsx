import BackIcon from '@mui/icons-material/ArrowBack';
import CloseIcon from '@mui/icons-material/Close';
import TocIcon from '@mui/icons-material/TocOutlined';
import Drawer from '@mui/material/Drawer';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { EmptyState, IconButton, SearchInput } from '../ui/index.ts';
import { HelpContent } from './HelpContent.tsx';
import './HelpPanel.css';
import { findHelpPage, searchHelp } from './helpPages.ts';

export interface HelpPanelProps {
  /** The page of the present screen; a new one is turned to. */
  page: string;
  /** A form or dialog is open: the panel lies over it. Otherwise it stands beside the content. */
  over: boolean;
  onClose: () => void;
}

/** Above forms (1200) and dialogs (1300), below notices (1500). */
const overEverything = 1350;

/** Help beside the work: the page of the screen, search, table of contents. */
export function HelpPanel({ page, over, onClose }: HelpPanelProps) {
  if (!over) return <HelpBeside page={page} onClose={onClose} />;
  return (
    <Drawer
      anchor="right"
      open
      onClose={onClose}
      slotProps={{ root: { style: { zIndex: overEverything } }, paper: { 'aria-label': '帮助', className: 'pa-help' } }}
    >
      <HelpBody page={page} onClose={onClose} />
    </Drawer>
  );
}

/** Esc closes it from wherever nothing else wants the key; the focus goes back to the work. */
function HelpBeside({ page, onClose }: Omit<HelpPanelProps, 'over'>) {
  const panel = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) close.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  useLayoutEffect(() => {
    const place = panel.current;
    const before = document.activeElement;
    return () => {
      if (place?.contains(document.activeElement) && before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <aside ref={panel} className="pa-help" aria-label="帮助">
      <HelpBody page={page} onClose={onClose} />
    </aside>
  );
}

function HelpBody({ page, onClose }: Omit<HelpPanelProps, 'over'>) {
  const [trail, setTrail] = useState<readonly string[]>([page]);
  const [text, setText] = useState('');
  const [contents, setContents] = useState(false);
  useEffect(() => {
    setTrail([page]);
    setText('');
    setContents(false);
  }, [page]);

  const open = (key: string) => {
    setTrail([...trail, key]);
    setText('');
    setContents(false);
  };
  const shown = findHelpPage(trail[trail.length - 1] ?? page);
  const listing = contents || text.trim() !== '';
  return (
    <>
      <header className="pa-help-head">
        {trail.length > 1 && !listing && (
          <IconButton label="返回" icon={<BackIcon />} onClick={() => setTrail(trail.slice(0, -1))} />
        )}
        <div className="pa-help-search">
          <SearchInput label="搜索帮助" value={text} onChange={setText} />
        </div>
        <IconButton label="目录" icon={<TocIcon />} pressed={contents} onClick={() => setContents(!contents)} />
        <IconButton label="关闭帮助" shortcut="Esc" icon={<CloseIcon />} onClick={onClose} />
      </header>
      <div className="pa-help-body">
        {listing || !shown ? <HelpList text={text} onPage={open} /> : <HelpContent page={shown} onPage={open} />}
      </div>
    </>
  );
}

/** The pages that hold the words; all of them for an empty text. */
export function HelpList({ text, onPage }: { text: string; onPage: (key: string) => void }) {
  const hits = searchHelp(text);
  if (hits.length === 0)
    return <EmptyState title={`没有关于“${text.trim()}”的说明`}>换一个词，或从目录中查找。</EmptyState>;
  return (
    <ul className="pa-help-list">
      {hits.map(({ page, excerpt }) => (
        <li key={page.key}>
          <button type="button" onClick={() => onPage(page.key)}>
            <strong>{page.title}</strong>
            {excerpt !== '' && <span>{excerpt}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
