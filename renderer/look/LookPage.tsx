// Statistics for looking: trends, structure, villages by months, and two periods beside each other.
import { useMemo } from 'react';
import { readPeriod } from '../../shared/reports/period.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useOffice } from '../fields/office.ts';
import { scopeOf } from '../fields/onlyScope.ts';
import { PeriodBar } from '../fields/PeriodBar.tsx';
import { ScopeChoice } from '../fields/ScopeChoice.tsx';
import { replaceQuery } from '../route.ts';
import { mostSeries } from '../ui/charts/seriesLooks.tsx';
import {
  CodeInput,
  CodesInput,
  EmptyState,
  ErrorPanel,
  notify,
  Page,
  PageHead,
  Select,
  SkeletonRows,
  Tabs,
} from '../ui/index.ts';
import { CompareSide } from './CompareSide.tsx';
import { HeatSide } from './HeatSide.tsx';
import { optionsOf, usualIndicator } from './indicatorChoices.ts';
import './look.css';
import {
  type LookPlace,
  type LookSide,
  lastMonthOf,
  lookSides,
  queryOfLook,
  readLook,
  trendMonths,
} from './lookAddress.ts';
import { PivotSide } from './PivotSide.tsx';
import { draftFromText, newDraft } from './pivotDraft.ts';
import { StructureSide } from './StructureSide.tsx';
import { TrendSide } from './TrendSide.tsx';

interface LookPageProps {
  query: Readonly<Record<string, string>>;
}

export default function LookPage({ query }: LookPageProps) {
  const { office } = useOffice();
  if (office === null) return <SkeletonRows />;
  return <LookOf place={readLook(query, office.today)} today={office.today} />;
}

interface LookOfProps {
  place: LookPlace;
  today: string;
}

function LookOf({ place, today }: LookOfProps) {
  const show = (next: Partial<LookPlace>) => replaceQuery(queryOfLook({ ...place, ...next }));
  return (
    <Page
      head={<PageHead title="统计图表" description="点图表里的数，看它的定义和记录。" />}
      bar={
        <Tabs
          label="统计图表"
          items={lookSides}
          value={place.side}
          onChange={(side) => show({ side: side as LookSide })}
        />
      }
    >
      {place.side === 'pivot' ? (
        <PivotSide
          draft={draftFromText(place.pivot) ?? newDraft('dispute')}
          period={place.period}
          today={today}
          onChange={(draft) => show({ pivot: JSON.stringify(draft) })}
          onPeriod={(period) => show({ period })}
        />
      ) : (
        <IndicatorSides place={place} today={today} show={show} />
      )}
    </Page>
  );
}

interface IndicatorSidesProps extends LookOfProps {
  show: (next: Partial<LookPlace>) => void;
}

function IndicatorSides({ place, today, show }: IndicatorSidesProps) {
  // Villages by months are all villages.
  const only = place.side === 'heat' ? null : place.only;
  const scope = scopeOf(only);
  const { data, failure, reload } = useAnswer('indicators.figures', { period: place.period.key, scope });
  const options = useMemo(() => (data ? optionsOf(data) : []), [data]);
  const usual = data ? usualIndicator(data.values) : null;
  const key = place.key ?? usual;
  const keys = place.keys.length > 0 ? place.keys : usual === null ? [] : [usual];
  const until = lastMonthOf(place.period, today);
  return (
    <>
      <div className="pl-choices">
        <PeriodBar
          period={place.period}
          today={today}
          onChange={(written) => {
            const period = readPeriod(written);
            if (period) show({ period });
          }}
        />
        {place.side !== 'heat' && <ScopeChoice only={only} onChange={(next) => show({ only: next })} />}
        {place.side === 'trend' && (
          <>
            <Select
              narrow
              label="看多少个月"
              value={String(place.months)}
              choices={trendMonths.map((months) => ({ value: String(months), label: `最近 ${months} 个月` }))}
              onChange={(months) => show({ months: Number(months) })}
            />
            <span className="pl-several">
              <CodesInput
                label="指标（最多四个）"
                options={options}
                value={keys}
                onChange={(chosen) => {
                  if (chosen.length > mostSeries) notify({ text: '一张图最多看四个指标。', tone: 'warning' });
                  else show({ keys: chosen });
                }}
              />
            </span>
          </>
        )}
        {(place.side === 'structure' || place.side === 'heat') && (
          <span className="pl-one">
            <CodeInput label="指标" options={options} value={key} onChange={(chosen) => show({ key: chosen })} />
          </span>
        )}
        {place.side === 'compare' && (
          <span className="pl-against">
            对比
            <PeriodBar
              period={place.other}
              today={today}
              onChange={(written) => {
                const other = readPeriod(written);
                if (other) show({ other });
              }}
            />
          </span>
        )}
      </div>
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} compact />}
      {!data && failure === null && <SkeletonRows />}
      {data && key === null && (
        <EmptyState title="还没有可以画图的数">登记了台账或者月报数据以后，这里就有图表。</EmptyState>
      )}
      {data && key !== null && place.side === 'trend' && (
        <TrendSide keys={keys} until={until} months={place.months} scope={scope} />
      )}
      {data && key !== null && place.side === 'structure' && (
        <StructureSide figures={data} indicator={key} period={place.period} scope={scope} />
      )}
      {data && key !== null && place.side === 'heat' && (
        <HeatSide
          key={`${key} ${until}`}
          indicator={key}
          title={options.find(({ code }) => code === key)?.label ?? ''}
          unit={data.values.find((value) => value.key === key)?.unit ?? ''}
          until={until}
        />
      )}
      {data && key !== null && place.side === 'compare' && (
        <CompareSide now={data} period={place.period} other={place.other} scope={scope} />
      )}
    </>
  );
}
