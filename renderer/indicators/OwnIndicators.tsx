// The office's own indicators: which there are, and the form of one.
import { useState } from 'react';
import type { OwnIndicator } from '../../shared/contract/indicatorProcedures.ts';
import { findRegister } from '../../shared/registers/index.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { Button, DrawerForm, EmptyState, ErrorPanel, SkeletonRows, SmallTable } from '../ui/index.ts';
import { OwnIndicatorForm } from './OwnIndicatorForm.tsx';
import { emptyOwn } from './ownDraft.ts';

interface OwnIndicatorsProps {
  onChanged: () => void;
  onClose: () => void;
}

export function OwnIndicators({ onChanged, onClose }: OwnIndicatorsProps) {
  const { data, failure, reload } = useAnswer('indicators.own', {});
  const [opened, setOpened] = useState<OwnIndicator | null>(null);
  const changed = async () => {
    onChanged();
    await reload();
  };
  if (opened) {
    return <OwnIndicatorForm key={opened.key} given={opened} onSaved={changed} onClose={() => setOpened(null)} />;
  }
  const begin = <Button onClick={() => setOpened(emptyOwn)}>新增指标</Button>;
  return (
    <DrawerForm
      open
      width={680}
      title="自定指标"
      subtitle="和其他指标一样进入月报和附表"
      tools={begin}
      onClose={onClose}
    >
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} compact />}
      {!data && failure === null && <SkeletonRows />}
      {data && (
        <SmallTable
          label="自定指标"
          rows={data.indicators}
          rowKey={({ key }) => key}
          onOpen={setOpened}
          empty={<EmptyState title="还没有自定指标">选一本台账、写明条件和定义，就是一个指标。</EmptyState>}
          columns={[
            { key: 'label', title: '名称', width: '12rem', render: ({ label, unit }) => `${label}（${unit}）` },
            {
              key: 'register',
              title: '台账',
              width: '9rem',
              render: ({ register }) => findRegister(register)?.title ?? '',
            },
            { key: 'about', title: '定义', wrap: true, render: ({ about }) => about },
          ]}
        />
      )}
    </DrawerForm>
  );
}
