// Which indicators can be chosen, and the parts that some are made of.
import type { OutputOf } from '../../shared/contract/index.ts';
import type { IndicatorShown } from '../../shared/contract/indicatorProcedures.ts';
import type { Option } from '../ui/index.ts';

type Figures = OutputOf<'indicators.figures'>;

/** Part indicators carry this before their name; they stand right after their whole or at the end of its group. */
const partMark = '其中：';

export function optionsOf({ groups, values }: Figures): Option[] {
  return values.map(({ key, label, group }) => ({
    code: key,
    label,
    detail: groups.find((each) => each.key === group)?.title ?? '',
  }));
}

/** What is shown before anybody has chosen: disputes where there are any, else the first with a figure. */
export function usualIndicator(values: readonly IndicatorShown[]): string | null {
  const usual = values.find(({ key }) => key === 'disputesFound') ?? values.find(({ value }) => value !== null);
  return (usual ?? values[0])?.key ?? null;
}

/** The parts of an indicator by kind: those marked as parts in its group whose numbers are of its unit. */
export function partsOf(values: readonly IndicatorShown[], key: string): IndicatorShown[] {
  const whole = values.find((value) => value.key === key);
  if (whole?.key !== wholeWithKinds) return [];
  return values.filter((value) => value.group === whole.group && value.unit === whole.unit && isPart(value));
}

const wholeWithKinds = 'disputesFound';
const isPart = ({ key, label }: IndicatorShown): boolean =>
  label.startsWith(partMark) && key.startsWith('disputesEvent');

export const partLabel = ({ label }: Pick<IndicatorShown, 'label'>): string => label.replace(partMark, '');
