// The passport of a number: what it counts, of which period, by which filter, and exactly the records behind it.
import { useState } from 'react';
import type { InputOf, OutputOf } from '../../shared/contract/index.ts';
import { addendUnit } from '../../shared/reports/addendUnit.ts';
import type { Period } from '../../shared/reports/period.ts';
import { call } from '../api/client.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { Callout, DrawerForm, EmptyState, ErrorPanel, KeyValues, Segmented, SkeletonRows, Tag } from '../ui/index.ts';
import { FigureRecords, recordsAtOnce } from './FigureRecords.tsx';
import './passport.css';
import { aspectNames, type PassportAspect, passportPeriods } from './passportPeriods.ts';

export interface PassportNumber {
  indicator: string;
  aspect: PassportAspect;
  village: string | null;
  /** As it stands where it was clicked. */
  text: string;
}

export interface PassportDrawerProps {
  number: PassportNumber;
  period: Period;
  /** Of whom the figure is, where that is no village. */
  scope?: Scope;
  /** A locked report that says the figure: its own figure of this period and the records that it kept are shown. */
  run?: string;
  onClose: () => void;
}

type Scope = NonNullable<InputOf<'indicators.records'>['scope']>;
type Part = 'value' | 'denominator';
type Records = OutputOf<'indicators.records'>;

export function PassportDrawer({ number, period, scope, run, onClose }: PassportDrawerProps) {
  const periods = passportPeriods(number.aspect, period);
  const [at, setAt] = useState(0);
  const [part, setPart] = useState<Part>('value');
  const chosen = periods[at] ?? periods[0]!;
  // A lock keeps the figures of the whole township for its own period, a rate with the records above the line.
  const isKept = run !== undefined && number.village === null && chosen.period.key === period.key && part === 'value';
  const asked = {
    key: number.indicator,
    period: chosen.period.key,
    scope: scope ?? (number.village === null ? {} : { village: number.village }),
    part,
    ...(isKept ? { run } : {}),
  };
  const { data, failure, reload } = useAnswer('indicators.records', { ...asked, count: recordsAtOnce });
  const shown = data && data.value.key === number.indicator ? data : undefined;
  return (
    <DrawerForm
      open
      width={660}
      title={shown ? `${shown.value.label} · ${aspectNames[number.aspect]}` : '数字的出处'}
      subtitle={`${period.title} · ${number.text}`}
      onClose={onClose}
    >
      {run !== undefined && (
        <Callout>
          {isKept ? '这是锁定时的数和锁定时的记录。' : `报告里写的是锁定时的数 ${number.text}；下面按现在的记录列出。`}
        </Callout>
      )}
      {periods.length > 1 && (
        <Segmented
          label="哪一期的记录"
          value={String(at)}
          choices={periods.map(({ label, period: { title } }, index) => ({
            value: String(index),
            label: `${label}（${title}）`,
          }))}
          onChange={(value) => setAt(Number(value))}
        />
      )}
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} compact />}
      {!shown && failure === null && <SkeletonRows />}
      {shown && (
        <div className="pp-passport">
          <Definition answer={shown} period={chosen.period} part={part} onPart={setPart} />
          <RecordList key={JSON.stringify(asked)} asked={asked} answer={shown} period={chosen.period} />
        </div>
      )}
    </DrawerForm>
  );
}

interface DefinitionProps {
  answer: Records;
  period: Period;
  part: Part;
  onPart: (part: Part) => void;
}

const dash = (text: string | null) => text ?? '';

function Definition({ answer: { value, filter }, period, part, onPart }: DefinitionProps) {
  return (
    <>
      <KeyValues
        items={[
          { label: '数值', value: value.text },
          { label: '定义', value: value.about },
          { label: '期间', value: `${period.title}${value.time === 'standing' ? `（截至 ${period.last}）` : ''}` },
          { label: '范围', value: filter },
          ...(value.numerator === null
            ? []
            : [{ label: '算式', value: `${value.numerator} ÷ ${dash(value.denominator) || '无数据'} × 100%` }]),
          { label: '比较', value: comparisons(value) },
        ]}
      />
      {value.remarks.length > 0 && (
        <p className="pp-remarks">
          {value.remarks.map((remark) => (
            <Tag key={remark}>{remark}</Tag>
          ))}
        </p>
      )}
      {value.numerator !== null && (
        <Segmented
          label="分子还是分母的记录"
          value={part}
          choices={[
            { value: 'value', label: `分子 ${value.numerator}` },
            { value: 'denominator', label: `分母 ${dash(value.denominator)}` },
          ]}
          onChange={(next) => onPart(next as Part)}
        />
      )}
    </>
  );
}

function comparisons(value: Records['value']): string {
  const told: readonly (readonly [string, string | null, string, string | null])[] = [
    ['上期', value.previous, '环比', value.againstPrevious],
    ['上年同期', value.lastYear, '同比', value.againstLastYear],
    ['本年累计', value.cumulative, '', null],
    ['上年累计', value.lastYearCumulative, '累计同比', value.againstLastYearCumulative],
  ];
  return told
    .filter(([, base, , change]) => base !== null || change !== null)
    .map(([label, base, name, change]) => `${label} ${base ?? '无数据'}${change === null ? '' : `，${name} ${change}`}`)
    .join('；');
}

interface RecordListProps {
  asked: { key: string; period: string; scope: Scope; part: Part; run?: string };
  answer: Records;
  period: Period;
}

function RecordList({ asked, answer, period }: RecordListProps) {
  if (answer.total === 0) {
    return (
      <EmptyState title="没有记录">
        {answer.value.value === null ? '这一期没有数据，不是 0。' : '没有对应的记录。'}
      </EmptyState>
    );
  }
  return (
    <FigureRecords
      first={answer.shown}
      total={answer.total}
      unit={addendUnit(answer.value.unit)}
      fetchFrom={async (from) => (await call('indicators.records', { ...asked, from, count: recordsAtOnce })).shown}
      file={{
        name: `${answer.value.label}_${period.title}_记录清单`,
        write: (format, file) => call('indicators.exportRecords', { ...asked, format, file }),
      }}
    />
  );
}
