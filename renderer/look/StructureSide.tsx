// What a figure is made of: its kinds where it has any, and its villages.
import { useState } from 'react';
import type { InputOf, OutputOf } from '../../shared/contract/index.ts';
import type { Period } from '../../shared/reports/period.ts';
import { compareDecimals } from '../../shared/rules/decimal.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { PassportDrawer, type PassportNumber } from '../passport/PassportDrawer.tsx';
import { type BarPart, ShareBars } from '../ui/charts/ShareBars.tsx';
import { EmptyState, ErrorPanel, SkeletonRows } from '../ui/index.ts';
import { partLabel, partsOf } from './indicatorChoices.ts';

interface StructureSideProps {
  figures: OutputOf<'indicators.figures'>;
  indicator: string;
  period: Period;
  scope: NonNullable<InputOf<'indicators.figures'>['scope']>;
}

/** The village of records that name none. */
const unsaid = '';

export function StructureSide({ figures, indicator, period, scope }: StructureSideProps) {
  const [opened, setOpened] = useState<PassportNumber | null>(null);
  const whole = figures.values.find(({ key }) => key === indicator);
  const { data, failure, reload } = useAnswer('indicators.byVillage', { period: period.key, keys: [indicator] });
  if (!whole) return <EmptyState title="这一期没有这个指标">换一个期间或者指标。</EmptyState>;
  const kinds = partsOf(figures.values, indicator).map((value) => ({
    key: value.key,
    label: partLabel(value),
    value: value.value,
  }));
  const villages = (data?.rows ?? []).map(({ village, title, values: [value = null] }) => ({
    key: village ?? unsaid,
    label: title,
    value,
  }));
  // One village, committee or team is told apart by kinds only.
  const isNarrowed = Object.keys(scope).length > 0;
  // Parts of a rate do not add up to it.
  const isRate = whole.unit === '%';
  const share = isRate ? { whole: null } : { whole: whole.value ?? '0' };
  return (
    <div className="pl-side">
      {kinds.length > 0 && (
        <Bars
          title={`${period.title}${whole.label}：按类别`}
          heading="类别"
          unit={whole.unit}
          share={share}
          parts={kinds}
          onOpen={({ key, value }) => setOpened({ indicator: key, aspect: 'value', village: null, text: value ?? '' })}
        />
      )}
      {isNarrowed && kinds.length === 0 && (
        <EmptyState title="这个指标没有分类">选“全乡镇”，看各村（社区）的构成。</EmptyState>
      )}
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} compact />}
      {!data && failure === null && <SkeletonRows />}
      {data && !isNarrowed && (
        <Bars
          title={`${period.title}${whole.label}：按村（社区）`}
          heading="村（社区）"
          unit={whole.unit}
          share={share}
          parts={villages}
          onOpen={(part) => setOpened({ indicator, aspect: 'value', village: part.key, text: part.value ?? '' })}
        />
      )}
      {opened && (
        <PassportDrawer
          key={JSON.stringify(opened)}
          number={opened}
          period={period}
          {...(isNarrowed ? { scope } : {})}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

interface BarsProps {
  title: string;
  heading: string;
  unit: string;
  share: { whole: string | null };
  parts: readonly BarPart[];
  onOpen: (part: BarPart) => void;
}

/** The greatest first; those without anything in one line beneath. */
function Bars({ parts, share, ...rest }: BarsProps) {
  const filled = parts
    .filter(({ value }) => value !== null && compareDecimals(value, '0') !== 0)
    .toSorted((a, b) => compareDecimals(b.value ?? '0', a.value ?? '0'));
  const zeros = parts.filter(({ value }) => value !== null && compareDecimals(value, '0') === 0);
  const missing = parts.length - filled.length - zeros.length;
  return (
    <div>
      {filled.length === 0 ? (
        <EmptyState title={`${rest.title}，都是 0 或者没有数据`} />
      ) : (
        <ShareBars {...rest} parts={filled} whole={share.whole} />
      )}
      {zeros.length > 0 && <p className="pl-zeros">为 0 的：{zeros.map(({ label }) => label).join('、')}</p>}
      {missing > 0 && <p className="pl-zeros">另有 {missing} 项无数据。</p>}
    </div>
  );
}
