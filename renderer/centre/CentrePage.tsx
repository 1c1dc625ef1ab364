// 报表中心: all reports of a month with their days, states and people; their files; sets of them in one go.
import { useState } from 'react';
import { neighbour, type Period, periodAround, readPeriod, usualPeriod } from '../../shared/reports/period.ts';
import { useMay } from '../api/currentUser.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useOffice } from '../fields/office.ts';
import { replaceQuery } from '../route.ts';
import {
  Button,
  Callout,
  EmptyState,
  ErrorPanel,
  type MenuEntry,
  Page,
  PageHead,
  SkeletonRows,
  SmallTable,
  Tag,
} from '../ui/index.ts';
import { BatchDialog } from './BatchDialog.tsx';
import { MonthBar } from './MonthBar.tsx';
import './centre.css';
import { type CentreEntry, dueWords, isLate, pageOf, states } from './centreEntry.ts';
import { InspectionDialog } from './InspectionDialog.tsx';
import { NumbersDrawer } from './NumbersDrawer.tsx';
import { PlanDrawer } from './PlanDrawer.tsx';
import { ReportDrawer } from './ReportDrawer.tsx';
import { YearArchiveDialog } from './YearArchiveDialog.tsx';

interface CentrePageProps {
  query: Readonly<Record<string, string>>;
}

export default function CentrePage({ query }: CentrePageProps) {
  const { office } = useOffice();
  if (office === null) return <SkeletonRows />;
  const asked = readPeriod(query.period ?? '');
  const month = asked?.kind === 'month' ? asked : monthOf(usualPeriod(office.today));
  // Anew for another month: its title never stands over the reports of the one before.
  return <CentreOf key={month.key} month={month} today={office.today} />;
}

const lateOf = (reports: readonly CentreEntry[]): number => reports.filter(isLate).length;

const monthOf = (period: Period): Period => periodAround('month', period.last);

type Layer = 'batch' | 'inspection' | 'archive' | 'plan' | 'numbers';

function CentreOf({ month, today }: { month: Period; today: string }) {
  const { data, failure, reload } = useAnswer('centre.list', { month: month.key });
  const [opened, setOpened] = useState<string | null>(null);
  const [layer, setLayer] = useState<Layer | null>(null);
  const directs = useMay('director');
  const reports = data?.reports ?? [];
  const open = reports.find((report) => entryKey(report) === opened);
  const close = () => setLayer(null);
  const late = lateOf(reports);
  const before = neighbour(month, -1) ?? month;
  const earlier = useAnswer('centre.list', { month: before.key });
  const earlierLate = lateOf(earlier.data?.reports ?? []);
  const more: MenuEntry[] = [
    { key: 'inspection', label: '迎检资料包', detail: '台账、报表、卷宗目录', onSelect: () => setLayer('inspection') },
    ...(directs
      ? [{ key: 'archive', label: '年度归档', detail: '一年已锁定的报告和台账', onSelect: () => setLayer('archive') }]
      : []),
    { key: 'numbers', label: '发文字号', detail: '机关代字、今年的号码和空号', onSelect: () => setLayer('numbers') },
  ];

  return (
    <Page
      fill
      head={
        <PageHead
          title="报表中心"
          note={late > 0 ? <Tag tone="danger">{late} 份逾期未报</Tag> : undefined}
          tools={<Button onClick={() => setLayer('plan')}>{directs ? '修改期限和分工' : '期限和分工'}</Button>}
          main={{ label: '本月成套生成', onPress: () => setLayer('batch'), disabled: reports.length === 0 }}
          more={more}
        />
      }
      bar={<MonthBar month={month} onChange={(key) => replaceQuery({ period: key })} />}
    >
      {earlierLate > 0 && (
        <Callout
          tone="warning"
          action={<Button onClick={() => replaceQuery({ period: before.key })}>看{before.title}</Button>}
        >
          {before.title}还有 {earlierLate} 份到期没有登记报送。
        </Callout>
      )}
      {failure !== null && <ErrorPanel compact message={failure} onRetry={() => void reload()} />}
      {!data && failure === null && <SkeletonRows />}
      {data && reports.length === 0 && (
        <EmptyState title={`${month.title}没有要报的表`}>在“期限和分工”里设定哪些报表多久报一次。</EmptyState>
      )}
      {reports.length > 0 && reports.every(({ isDue }) => !isDue) && (
        <Callout>{month.title}在开始报送的月份以前，不计逾期。开始的月份在“期限和分工”里设定。</Callout>
      )}
      {reports.length > 0 && (
        <div className="pb-table">
          <ReportTable reports={reports} onOpen={(report) => setOpened(entryKey(report))} />
        </div>
      )}
      {open && <ReportDrawer report={open} today={today} onChanged={reload} onClose={() => setOpened(null)} />}
      {layer === 'batch' && <BatchDialog month={month} reports={reports} onDone={reload} onClose={close} />}
      {layer === 'inspection' && <InspectionDialog period={month} today={today} onClose={close} />}
      {layer === 'archive' && <YearArchiveDialog year={month.key.slice(0, 4)} onClose={close} />}
      {layer === 'numbers' && <NumbersDrawer year={today.slice(0, 4)} editable={directs} onClose={close} />}
      {layer === 'plan' && <PlanDrawer editable={directs} onSaved={reload} onClose={close} />}
    </Page>
  );
}

const entryKey = ({ key, period }: CentreEntry): string => `${key} ${period}`;

function ReportTable({ reports, onOpen }: { reports: readonly CentreEntry[]; onOpen: (report: CentreEntry) => void }) {
  return (
    <SmallTable
      label="报表"
      rows={reports}
      rowKey={entryKey}
      columns={[
        {
          key: 'title',
          title: '报表',
          wrap: true,
          render: (report) => (
            <>
              <a href={pageOf(report)}>{report.title}</a>
              <small className="pb-period">{report.periodTitle}</small>
            </>
          ),
        },
        {
          key: 'due',
          title: '期限',
          width: '12.5rem',
          render: (report) => {
            const words = dueWords(report);
            return (
              <span className="pb-due">
                {report.dueOn}
                {words && <Tag tone={words.tone}>{words.text}</Tag>}
              </span>
            );
          },
        },
        {
          key: 'state',
          title: '状态',
          width: '6rem',
          render: ({ state }) => <Tag tone={states[state].tone}>{states[state].title}</Tag>,
        },
        { key: 'preparer', title: '填报', width: '6rem', render: ({ preparer }) => preparer },
        { key: 'checker', title: '审核', width: '6rem', render: ({ checker }) => checker },
        { key: 'signer', title: '签发', width: '6rem', render: ({ signer }) => signer },
        {
          key: 'sent',
          title: '报送',
          width: '11rem',
          wrap: true,
          render: ({ sentOn, sentTo }) => (sentOn === null ? '' : `${sentOn} ${sentTo ?? ''}`),
        },
        {
          key: 'files',
          title: '',
          width: '9.5rem',
          render: (report) => (
            <Button kind="quiet" onClick={() => onOpen(report)}>
              文件和报送{report.files.length > 0 && `（${report.files.length}）`}
            </Button>
          ),
        },
      ]}
    />
  );
}
