import { useState } from 'react';
import { go, hrefOf } from '../route.ts';
import { Page, PageHead, SearchInput } from '../ui/index.ts';
import { HelpContent } from './HelpContent.tsx';
import { HelpList } from './HelpPanel.tsx';
import './HelpPageView.css';
import { findHelpPage } from './helpPages.ts';

/** Help as a page of its own, `#/help/<page>`: contents at the left, text at the right. */
export default function HelpPageView({ part }: { part: string }) {
  const [text, setText] = useState('');
  const page = findHelpPage(part) ?? findHelpPage('start');
  const open = (key: string) => go(hrefOf('help', key));
  return (
    <Page fill head={<PageHead title="帮助" description="全部说明都在本机，不需要联网。" />}>
      <div className="pa-help-page">
        <nav aria-label="帮助目录">
          <SearchInput label="搜索帮助" value={text} onChange={setText} />
          <HelpList text={text} onPage={open} />
        </nav>
        <div className="pa-help-sheet">{page && <HelpContent page={page} onPage={open} />}</div>
      </div>
    </Page>
  );
}
