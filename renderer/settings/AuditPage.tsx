// 审计日志: who signed in, saw or exported what is sensitive; and beside it the changes of all registers.
import { useState } from 'react';
import { replaceQuery } from '../route.ts';
import { Page, PageHead, Tabs } from '../ui/index.ts';
import { AuditList } from './AuditList.tsx';
import { RecentChanges } from './RecentChanges.tsx';

const tabs = [
  { key: 'log', label: '登录与敏感信息' },
  { key: 'changes', label: '最近变更' },
];

export default function AuditPage({ query }: { query: Readonly<Record<string, string>> }) {
  const [tab, setTab] = useState(query.tab === 'changes' ? 'changes' : 'log');
  const open = (key: string) => {
    setTab(key);
    replaceQuery(key === 'log' ? {} : { tab: key });
  };
  return (
    <Page
      head={<PageHead title="审计日志" description="只能查看，不能修改或删除。" />}
      bar={<Tabs label="日志" items={tabs} value={tab} onChange={open} />}
    >
      {tab === 'log' ? <AuditList /> : <RecentChanges />}
    </Page>
  );
}
