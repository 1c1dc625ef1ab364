// What a refresh of the numbers has changed.
import { useAnswer } from '../api/useAnswer.ts';
import { aspectNames } from '../passport/passportPeriods.ts';
import { Dialog, SmallTable } from '../ui/index.ts';
import type { NumberChange } from './numberChanges.ts';

interface ChangedNumbersProps {
  period: string;
  changes: readonly NumberChange[];
  onClose: () => void;
}

export function ChangedNumbers({ period, changes, onClose }: ChangedNumbersProps) {
  const keys = [...new Set(changes.map(({ indicator }) => indicator))];
  const { data } = useAnswer('indicators.figures', { period, scope: {}, keys });
  const label = (key: string) => data?.values.find((value) => value.key === key)?.label ?? '';
  return (
    <Dialog open width="medium" title={`刷新后有 ${changes.length} 个数字不同`} onClose={onClose}>
      <SmallTable
        label="不同的数字"
        maxHeight="60vh"
        rows={changes}
        rowKey={({ indicator, aspect, village }) => `${indicator} ${aspect} ${village}`}
        columns={[
          { key: 'label', title: '指标', wrap: true, render: ({ indicator }) => label(indicator) },
          { key: 'aspect', title: '', width: '6rem', render: ({ aspect }) => aspectNames[aspect] },
          { key: 'before', title: '原来', width: '8rem', align: 'right', render: ({ before }) => before ?? '没有写' },
          { key: 'after', title: '现在', width: '8rem', align: 'right', render: ({ after }) => after },
        ]}
      />
    </Dialog>
  );
}
