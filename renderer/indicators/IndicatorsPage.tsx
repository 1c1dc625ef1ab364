// All indicators of a period by group; every number opens its passport: definition, filter and exactly its records.
import { useState } from 'react';
import type { Period } from '../../shared/reports/period.ts';
import { useMay } from '../api/currentUser.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useOffice } from '../fields/office.ts';
import { type Only, scopeOf } from '../fields/onlyScope.ts';
import { PeriodBar } from '../fields/PeriodBar.tsx';
import { ScopeChoice } from '../fields/ScopeChoice.tsx';
import { PassportDrawer, type PassportNumber } from '../passport/PassportDrawer.tsx';
import { hrefOf, replaceQuery } from '../route.ts';
import { Button, EmptyState, ErrorPanel, Page, PageHead, SearchInput, SkeletonRows } from '../ui/index.ts';
import { IndicatorTable } from './IndicatorTable.tsx';
import './indicators.css';
import { type IndicatorPlace, queryOfIndicators, readIndicatorPlace } from './indicatorAddress.ts';
import { OwnIndicators } from './OwnIndicators.tsx';

interface IndicatorsPageProps {
  query: Readonly<Record<string, string>>;
}

export default function IndicatorsPage({ query }: IndicatorsPageProps) {
  const { office } = useOffice();
  if (office === null) return <SkeletonRows />;
  return <IndicatorsOf place={readIndicatorPlace(query, office.today)} today={office.today} />;
}

function IndicatorsOf({ place: { period, only }, today }: { place: IndicatorPlace; today: string }) {
  const [showsOwn, setShowsOwn] = useState(false);
  const [changes, setChanges] = useState(0);
  const [search, setSearch] = useState('');
  const mayDeclare = useMay('director');
  const show = (next: { period?: string; only?: Only | null }) =>
    replaceQuery(queryOfIndicators(next.period ?? period.key, next.only === undefined ? only : next.only));
  return (
    <Page
      fill
      head={
        <PageHead
          title="指标"
          description="每个数都有定义，点开就是它的记录。"
          tools={
            <>
              {mayDeclare && <Button onClick={() => setShowsOwn(true)}>自定指标</Button>}
              <Button href={hrefOf('register', 'monthlyFigure')}>月报数据</Button>
            </>
          }
        />
      }
      bar={
        <>
          <PeriodBar period={period} today={today} onChange={(next) => show({ period: next })} />
          <ScopeChoice only={only} onChange={(next) => show({ only: next })} />
          <span className="pi-search">
            <SearchInput label="按名称找指标" value={search} onChange={setSearch} />
          </span>
        </>
      }
    >
      {/* Anew for another period or scope: what is shown belongs to what is chosen. */}
      <Figures
        key={JSON.stringify([period.key, only, changes])}
        period={period}
        scope={scopeOf(only)}
        search={search}
      />
      {showsOwn && (
        <OwnIndicators onChanged={() => setChanges((count) => count + 1)} onClose={() => setShowsOwn(false)} />
      )}
    </Page>
  );
}

interface FiguresProps {
  period: Period;
  scope: ReturnType<typeof scopeOf>;
  search: string;
}

function Figures({ period, scope, search }: FiguresProps) {
  const { data, failure, reload } = useAnswer('indicators.figures', { period: period.key, scope });
  const [opened, setOpened] = useState<PassportNumber | null>(null);
  if (failure !== null) return <ErrorPanel message={failure} onRetry={() => void reload()} compact />;
  if (!data) return <SkeletonRows />;
  if (data.values.length === 0) {
    return <EmptyState title="这一期和以前都没有记录">登记了台账或者月报数据以后，这里就有数。</EmptyState>;
  }
  return (
    <>
      <IndicatorTable figures={data} search={search} onOpen={setOpened} />
      {opened && (
        <PassportDrawer
          key={JSON.stringify(opened)}
          number={opened}
          period={period}
          scope={scope}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}
