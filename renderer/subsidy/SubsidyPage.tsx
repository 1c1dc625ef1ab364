// 以案定补: what a period pays to mediators and what it does not, the sheet to sign, and what was paid.
import { type ReactNode, useState } from 'react';
import { type Period, readPeriod, usualPeriod } from '../../shared/reports/period.ts';
import { rulesInWords } from '../../shared/rules/mediation/subsidy/rulesInWords.ts';
import { useMay } from '../api/currentUser.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useOffice } from '../fields/office.ts';
import { PeriodBar } from '../fields/PeriodBar.tsx';
import { replaceQuery } from '../route.ts';
import { Button, Callout, ErrorPanel, Page, PageHead, SkeletonRows, Tabs } from '../ui/index.ts';
import { BarredList } from './BarredList.tsx';
import { BatchList } from './BatchList.tsx';
import { PayableList } from './PayableList.tsx';
import { RulesDrawer } from './RulesDrawer.tsx';
import './subsidy.css';

interface SubsidyPageProps {
  query: Readonly<Record<string, string>>;
}

export default function SubsidyPage({ query }: SubsidyPageProps) {
  const { office } = useOffice();
  if (office === null) return <SkeletonRows />;
  const period = readPeriod(query.period ?? '') ?? usualPeriod(office.today);
  return <SubsidyOf period={period} tab={query.tab ?? 'payable'} today={office.today} />;
}

interface SubsidyOfProps {
  period: Period;
  tab: string;
  today: string;
}

function SubsidyOf({ period, tab, today }: SubsidyOfProps) {
  const list = useAnswer('subsidy.list', { period: period.key });
  const rules = useAnswer('subsidy.rules', {});
  const batches = useAnswer('subsidy.batches', {});
  const directs = useMay('director');
  const [editing, setEditing] = useState(false);

  const show = (next: { period?: string; tab?: string }) => replaceQuery({ period: period.key, tab, ...next });
  const reload = async () => {
    await Promise.all([list.reload(), rules.reload(), batches.reload()]);
  };
  // What is shown belongs to the period that is chosen, also while the next one is being read.
  const data = list.data?.title === period.title ? list.data : undefined;
  const failure = list.failure ?? rules.failure ?? batches.failure;

  const sides: Record<string, () => ReactNode> = {
    payable: () =>
      data && (
        <PayableList
          period={period}
          cases={data.payable}
          today={today}
          dayTitle={rules.data?.rules.dossier === 'complete' ? '结案日期' : '归档日期'}
          onChanged={reload}
        />
      ),
    barred: () => data && <BarredList cases={data.barred} onDecided={reload} />,
    batches: () => batches.data && <BatchList batches={batches.data.batches} onChanged={reload} />,
  };
  const side = (sides[tab] ?? sides.payable!)();

  return (
    <Page
      fill
      head={
        <PageHead
          title="以案定补"
          description={rules.data && rulesLine(rulesInWords(rules.data.rules))}
          tools={<Button onClick={() => setEditing(true)}>{directs ? '修改规则' : '查看规则'}</Button>}
        />
      }
      bar={<PeriodBar period={period} today={today} onChange={(key) => show({ period: key })} />}
    >
      {rules.data && rules.data.undecided.length > 0 && (
        <Callout
          tone="warning"
          action={
            directs && (
              <Button kind="main" onClick={() => setEditing(true)}>
                设定规则
              </Button>
            )
          }
        >
          还没有设定{rules.data.undecided.join('、')}。全国没有统一标准，请按县、乡镇的文件填写
          {directs ? '' : '（由主任设定）'}，设定以后才能计算金额。
        </Callout>
      )}
      <Tabs
        label="以案定补"
        value={tab in sides ? tab : 'payable'}
        onChange={(key) => show({ tab: key })}
        items={[
          { key: 'payable', label: '可发放', ...(data ? { count: data.payable.length } : {}) },
          { key: 'barred', label: '不能发放', ...(data ? { count: data.barred.length } : {}) },
          { key: 'batches', label: '发放记录', ...(batches.data ? { count: batches.data.batches.length } : {}) },
        ]}
      />
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} compact />}
      <div className="ps-side">{side ?? (failure === null && <SkeletonRows />)}</div>
      {editing && rules.data && (
        <RulesDrawer
          rules={rules.data.rules}
          version={rules.data.version}
          editable={directs}
          onSaved={reload}
          onClose={() => setEditing(false)}
        />
      )}
    </Page>
  );
}

const rulesLine = (rules: readonly { label: string; words: string }[]): string =>
  rules.map(({ label, words }) => `${label}：${words}`).join(' · ');
