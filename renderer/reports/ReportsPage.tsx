// All reports with what they count, for a period.
import { readPeriod, usualPeriod } from '../../shared/reports/period.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useOffice } from '../fields/office.ts';
import { PeriodBar } from '../fields/PeriodBar.tsx';
import { hrefOf, replaceQuery } from '../route.ts';
import { ErrorPanel, Page, PageHead, SkeletonRows } from '../ui/index.ts';
import './reports.css';

interface ReportsPageProps {
  query: Readonly<Record<string, string>>;
}

export default function ReportsPage({ query }: ReportsPageProps) {
  const { office } = useOffice();
  const { data, failure, reload } = useAnswer('reports.list', {});
  if (office === null) return <SkeletonRows />;
  const period = readPeriod(query.period ?? '') ?? usualPeriod(office.today);
  return (
    <Page
      head={<PageHead title="统计报表" description="数字都由台账和案件算出，点任何一个数就能看到是哪几条记录。" />}
      bar={<PeriodBar period={period} today={office.today} onChange={(key) => replaceQuery({ period: key })} />}
    >
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} />}
      {!data && failure === null && <SkeletonRows />}
      <ul className="pr-list">
        {data?.reports.map(({ key, title, about, layout, dimensions }) => (
          <li key={key}>
            <a href={hrefOf('reports', 'view', { key, period: period.key })}>
              <strong>{title}</strong>
              <span className="pr-list-about">{about}</span>
              <span className="pr-list-by">
                {layout === 'list' ? '明细台账' : `按${dimensions.map(({ label }) => label).join('、')}`}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
