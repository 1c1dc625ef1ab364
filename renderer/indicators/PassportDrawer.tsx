// The passport of a number: what it means, of which period, by which filter, and exactly the records behind it.
import { useState } from 'react';
import type { InputOf, OutputOf } from '../../shared/contract/index.ts';
import { readPeriod } from '../../shared/reports/period.ts';
import { call } from '../api/client.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { rowHref } from '../route.ts';
import {
  Button,
  DrawerForm,
  EmptyState,
  ErrorPanel,
  KeyValues,
  notifyError,
  Segmented,
  SkeletonRows,
  SmallTable,
} from '../ui/index.ts';

export interface OpenedFigure {
  /** The indicator. */
  key: string;
  /** The period of this very figure. */
  period: string;
  title: string;
}

interface PassportDrawerProps {
  opened: OpenedFigure;
  scope: NonNullable<InputOf<'indicators.records'>['scope']>;
  onClose: () => void;
}

type Part = 'value' | 'denominator';
type Passport = OutputOf<'indicators.records'>;

const atOnce = 100;

export function PassportDrawer({ opened, scope, onClose }: PassportDrawerProps) {
  const [part, setPart] = useState<Part>('value');
  const input = { key: opened.key, period: opened.period, scope, part };
  const { data, failure, reload } = useAnswer('indicators.records', { ...input, count: atOnce });
  const isRate = data !== undefined && data.value.unit === '%';
  return (
    <DrawerForm
      open
      width={680}
      title={opened.title}
      subtitle={readPeriod(opened.period)?.title ?? opened.period}
      onClose={onClose}
    >
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} compact />}
      {!data && failure === null && <SkeletonRows />}
      {data && (
        <div className="pi-passport">
          <Facts passport={data} />
          {isRate && (
            <Segmented
              label="看哪些记录"
              value={part}
              choices={[
                { value: 'value', label: `分子 ${data.value.numerator ?? '无数据'}` },
                { value: 'denominator', label: `分母 ${data.value.denominator ?? '无数据'}` },
              ]}
              onChange={(next) => setPart(next as Part)}
            />
          )}
          <Records key={part} input={input} passport={data} />
        </div>
      )}
    </DrawerForm>
  );
}

function Facts({ passport: { value, filter } }: { passport: Passport }) {
  const formula =
    value.numerator === null && value.denominator === null
      ? null
      : `${value.numerator ?? '无数据'} ÷ ${value.denominator ?? '无数据'} × 100% ＝ ${value.text}`;
  const unit = value.value === null || value.unit === '%' || value.text.endsWith(value.unit) ? '' : value.unit;
  return (
    <KeyValues
      items={[
        { label: '数', value: <strong className="pi-number">{`${value.text}${unit}`}</strong> },
        { label: '定义', value: value.about },
        { label: '筛选', value: filter },
        ...(formula === null ? [] : [{ label: '计算', value: formula }]),
        { label: '口径', value: value.time === 'standing' ? '某一天的数，没有累计' : '期内发生的数' },
        ...(value.remarks.length === 0 ? [] : [{ label: '备注', value: value.remarks.join('；') }]),
      ]}
    />
  );
}

type Shown = Passport['shown'];

function Records({ input, passport }: { input: InputOf<'indicators.records'>; passport: Passport }) {
  const [more, setMore] = useState<Shown>([]);
  const { total } = passport;
  const shown = [...passport.shown, ...more];
  if (total === 0) return <EmptyState title="没有记录">没有符合条件的记录。</EmptyState>;
  const showMore = async () => {
    try {
      const next = await call('indicators.records', { ...input, from: shown.length, count: atOnce });
      setMore([...more, ...next.shown]);
    } catch (error) {
      notifyError(error);
    }
  };
  const hasAddends = shown.some(({ addend }) => addend !== null);
  return (
    <>
      <p>共 {total.toLocaleString('zh-CN')} 条记录</p>
      <SmallTable
        label="记录"
        rows={shown.map((record, position) => ({ ...record, position }))}
        rowKey={({ position }) => String(position)}
        columns={[
          {
            key: 'title',
            title: '记录',
            wrap: true,
            render: ({ register, id, title }) => <a href={rowHref(register, id)}>{title === '' ? '未命名' : title}</a>,
          },
          { key: 'day', title: '日期', width: '7.5rem', render: ({ day }) => day ?? '' },
          ...(hasAddends
            ? [
                {
                  key: 'addend',
                  title: passport.value.unit === '%' ? '数量' : passport.value.unit,
                  width: '7rem',
                  align: 'right' as const,
                  render: ({ addend }: Shown[number]) => addend ?? '',
                },
              ]
            : []),
        ]}
      />
      {shown.length < total && <Button onClick={() => void showMore()}>再看 {atOnce} 条</Button>}
    </>
  );
}
