// All indicators of a period by group; every number opens its passport: definition, filter and exactly its records.
import { useState } from 'react';
import { useMay } from '../api/currentUser.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useOffice } from '../fields/office.ts';
import { PeriodBar } from '../fields/PeriodBar.tsx';
import { hrefOf, replaceQuery } from '../route.ts';
import { Button, EmptyState, ErrorPanel, Page, PageHead, SearchInput, SkeletonRows } from '../ui/index.ts';
import { IndicatorTable } from './IndicatorTable.tsx';
import './indicators.css';
import { type IndicatorPlace, queryOfIndicators, readIndicatorPlace } from './indicatorAddress.ts';
import { OwnIndicators } from './OwnIndicators.tsx';
import { type OpenedFigure, PassportDrawer } from './PassportDrawer.tsx';
import { VillageChoice } from './VillageChoice.tsx';

interface IndicatorsPageProps {
  query: Readonly<Record<string, string>>;
}

export default function IndicatorsPage({ query }: IndicatorsPageProps) {
  const { office } = useOffice();
  if (office === null) return <SkeletonRows />;
  return <IndicatorsOf place={readIndicatorPlace(query, office.today)} today={office.today} />;
}

function IndicatorsOf({ place: { period, village }, today }: { place: IndicatorPlace; today: string }) {
  const scope = village === null ? {} : { village };
  const { data, failure, reload } = useAnswer('indicators.figures', { period: period.key, scope });
  const [opened, setOpened] = useState<OpenedFigure | null>(null);
  const [showsOwn, setShowsOwn] = useState(false);
  const [search, setSearch] = useState('');
  const mayDeclare = useMay('director');
  // What is shown belongs to the period that is chosen, also while the next one is being read.
  const shown = data?.period.key === period.key ? data : undefined;
  const show = (next: { period?: string; village?: string | null }) => {
    setOpened(null);
    replaceQuery(queryOfIndicators(next.period ?? period.key, next.village === undefined ? village : next.village));
  };
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
          <VillageChoice village={village} onChange={(next) => show({ village: next })} />
          <span className="pi-search">
            <SearchInput label="按名称找指标" value={search} onChange={setSearch} placeholder="按名称找指标" />
          </span>
        </>
      }
    >
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} compact />}
      {!shown && failure === null && <SkeletonRows />}
      {shown && shown.values.length === 0 && (
        <EmptyState title="这一期和以前都没有记录">登记了台账或者月报数据以后，这里就有数。</EmptyState>
      )}
      {shown && shown.values.length > 0 && (
        <IndicatorTable figures={shown} period={period} search={search} onOpen={setOpened} />
      )}
      {opened && (
        <PassportDrawer key={JSON.stringify(opened)} opened={opened} scope={scope} onClose={() => setOpened(null)} />
      )}
      {showsOwn && <OwnIndicators onChanged={reload} onClose={() => setShowsOwn(false)} />}
    </Page>
  );
}
