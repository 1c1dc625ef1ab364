// 导入记录: every import as one batch, and taking a whole one back.
import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { beijingText } from '../../shared/fields/beijingTime.ts';
import { registerTitle } from '../../shared/registers/index.ts';
import { call } from '../api/client.ts';
import { useMay } from '../api/currentUser.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import { hrefOf } from '../route.ts';
import {
  Button,
  ConfirmDialog,
  EmptyState,
  ErrorPanel,
  notify,
  Page,
  PageHead,
  SkeletonRows,
  SmallTable,
  Tag,
} from '../ui/index.ts';

type Batch = OutputOf<'imports.batches'>['batches'][number];

export default function ImportBatchesPage() {
  const { data, failure, reload } = useAnswer('imports.batches', {});
  const may = useMay('writer');
  const [chosen, setChosen] = useState<Batch | null>(null);
  const attempt = useAttempt();

  const undo = (batch: Batch) =>
    attempt.run(async () => {
      setChosen(null);
      const { rows } = await call('imports.undo', { batch: batch.batch });
      await reload();
      notify({ text: `已撤销“${batch.name}”的导入，恢复到导入以前，涉及 ${rows.toLocaleString('zh-CN')} 条` });
    });

  return (
    <Page
      head={
        <PageHead
          title="导入记录"
          note={data && `共 ${data.batches.length} 批`}
          description="一次导入是一批，可以整批撤销。"
          tools={may && <Button href={hrefOf('import')}>导入台账</Button>}
        />
      }
    >
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} compact />}
      {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
      {data === undefined ? (
        failure === null && <SkeletonRows />
      ) : (
        <SmallTable<Batch>
          label="导入记录"
          rows={data.batches}
          rowKey={(batch) => batch.batch}
          rowTone={(batch) => (batch.undoneAt === null ? undefined : 'muted')}
          empty={
            <EmptyState
              title="还没有导入过"
              action={
                may && (
                  <Button kind="main" href={hrefOf('import')}>
                    导入台账
                  </Button>
                )
              }
            >
              Excel、WPS 表格和 CSV 不用改格式就可以导入。
            </EmptyState>
          }
          columns={[
            { key: 'at', title: '时间', width: '10rem', render: (batch) => beijingText(batch.at) },
            { key: 'by', title: '用户', width: '7rem', render: (batch) => batch.by },
            { key: 'register', title: '台账', width: '9rem', render: (batch) => registerTitle(batch.register) },
            { key: 'name', title: '文件', wrap: true, render: (batch) => batch.name },
            { key: 'rows', title: '行数', width: '5rem', align: 'right', render: (batch) => figure(batch.rows) },
            { key: 'saved', title: '保存', width: '5rem', align: 'right', render: (batch) => figure(batch.saved) },
            { key: 'held', title: '退回', width: '5rem', align: 'right', render: (batch) => figure(batch.held) },
            {
              key: 'state',
              title: '',
              width: '12rem',
              align: 'right',
              render: (batch) =>
                batch.undoneAt !== null ? (
                  <Tag>已撤销 {beijingText(batch.undoneAt)}</Tag>
                ) : (
                  may && (
                    <Button kind="quiet" onClick={() => setChosen(batch)} disabled={attempt.busy || batch.saved === 0}>
                      撤销导入…
                    </Button>
                  )
                ),
            },
          ]}
        />
      )}
      <ConfirmDialog
        open={chosen !== null}
        title="撤销这次导入？"
        confirmLabel="撤销导入"
        danger
        busy={attempt.busy}
        onConfirm={() => chosen && void undo(chosen)}
        onClose={() => setChosen(null)}
      >
        {chosen &&
          `“${chosen.name}”导入到${registerTitle(chosen.register)}的 ${figure(chosen.saved)} 条，全部恢复到导入以前。以后被改过的记录会先说明，不会覆盖。`}
      </ConfirmDialog>
    </Page>
  );
}

const figure = (count: number) => count.toLocaleString('zh-CN');
