// What was paid, and taking a batch back.
import { useState } from 'react';
import type { SubsidyBatch } from '../../shared/contract/subsidyProcedures.ts';
import { beijingText } from '../../shared/fields/beijingTime.ts';
import { yuanWords } from '../../shared/rules/mediation/subsidy/amount.ts';
import { call } from '../api/client.ts';
import { useMay } from '../api/currentUser.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { usePreview } from '../preview/usePreview.tsx';
import {
  Button,
  EmptyState,
  ErrorPanel,
  MenuButton,
  type MenuEntry,
  notify,
  ReasonDialog,
  SmallTable,
  Tag,
} from '../ui/index.ts';
import { BatchDrawer } from './BatchDrawer.tsx';
import { batchSheetOf, type SheetFormat, saveSheet } from './sheetFile.ts';

interface BatchListProps {
  batches: readonly SubsidyBatch[];
  onChanged: () => Promise<void>;
}

export function BatchList({ batches, onChanged }: BatchListProps) {
  const directs = useMay('director');
  const [open, setOpen] = useState<SubsidyBatch | null>(null);
  const [takingBack, setTakingBack] = useState<SubsidyBatch | null>(null);
  const attempt = useAttempt();
  const preview = usePreview();

  const look = (batch: SubsidyBatch) =>
    attempt.run(async () => {
      const order = batchSheetOf(batch, 'docx');
      preview.show([{ ...order, name: await order.name() }]);
    });
  const print = (batch: SubsidyBatch, format: SheetFormat) =>
    attempt.run(async () => {
      const saved = await saveSheet(batchSheetOf(batch, format));
      if (saved !== null) notify({ text: `已重新制作签领表：${saved}` });
    });
  const takeBack = (batch: SubsidyBatch, reason: string) =>
    attempt.run(async () => {
      setTakingBack(null);
      await call('subsidy.takeBack', { batch: batch.id, reason });
      notify({ text: `已撤回 ${batch.paidOn} 发放的批次，其中的案件可以重新发放` });
      await onChanged();
    });
  const entries = (batch: SubsidyBatch): MenuEntry[] => [
    { key: 'look', label: '预览并打印签领表', onSelect: () => void look(batch) },
    { key: 'docx', label: '签领表（Word）', onSelect: () => void print(batch, 'docx') },
    { key: 'xlsx', label: '签领表（Excel）', onSelect: () => void print(batch, 'xlsx') },
    ...(directs && batch.takenBack === null
      ? [{ key: 'takeBack', label: '撤回这一批…', danger: true, onSelect: () => setTakingBack(batch) }]
      : []),
  ];

  return (
    <>
      {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
      {batches.length > 0 && <p className="ps-why">所有期间的发放记录，新的在前。</p>}
      <div className="ps-list">
        <SmallTable<SubsidyBatch>
          label="发放记录"
          rows={batches}
          rowKey={({ id }) => id}
          rowTone={({ takenBack }) => (takenBack === null ? undefined : 'muted')}
          maxHeight="100%"
          empty={
            <EmptyState title="还没有发放过">在“可发放”里选好案件，制作签领表，发放后标记，就会列在这里。</EmptyState>
          }
          columns={[
            { key: 'paidOn', title: '发放日期', width: '8rem', render: ({ paidOn }) => paidOn },
            { key: 'period', title: '期间', wrap: true, render: ({ periodTitle }) => periodTitle },
            { key: 'cases', title: '件数', width: '5rem', align: 'right', render: ({ cases }) => cases },
            { key: 'mediators', title: '调解员', width: '5rem', align: 'right', render: ({ mediators }) => mediators },
            {
              key: 'amount',
              title: '金额',
              width: '9rem',
              align: 'right',
              render: ({ amount }) => yuanWords(amount),
            },
            { key: 'by', title: '经办', width: '8rem', render: ({ by }) => by },
            {
              key: 'state',
              title: '',
              wrap: true,
              render: ({ takenBack }) => takenBack && <TakenBack {...takenBack} />,
            },
            {
              key: 'do',
              title: '',
              width: '12rem',
              align: 'right',
              render: (batch) => (
                <span className="ps-acts">
                  <Button kind="quiet" onClick={() => setOpen(batch)}>
                    明细
                  </Button>
                  <MenuButton label="更多操作" iconOnly entries={entries(batch)} />
                </span>
              ),
            },
          ]}
        />
      </div>
      {preview.layer}
      {open !== null && <BatchDrawer batch={open} onClose={() => setOpen(null)} />}
      <ReasonDialog
        open={takingBack !== null}
        title="撤回这一批发放"
        confirmLabel="撤回"
        busy={attempt.busy}
        reasons={['标记错了，还没有发放', '金额有误，重新核算', '案件选错了']}
        onConfirm={(reason) => takingBack && void takeBack(takingBack, reason)}
        onClose={() => setTakingBack(null)}
      >
        撤回以后，这一批的案件可以重新发放；批次和撤回的原因仍留在记录里。
      </ReasonDialog>
    </>
  );
}

function TakenBack({ at, by, reason }: NonNullable<SubsidyBatch['takenBack']>) {
  return (
    <>
      <Tag>已撤回</Tag> {beijingText(at)} {by}：{reason}
    </>
  );
}
