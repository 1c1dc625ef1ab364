// People who may be one and the same: side by side, the one to keep, the values to take, or: they are different.
import BackIcon from '@mui/icons-material/ArrowBackOutlined';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { person } from '../../../shared/registers/person.ts';
import { call, sentenceOf } from '../../api/client.ts';
import { useAnswer, useAttempt } from '../../api/useAnswer.ts';
import type { Office } from '../../fields/office.ts';
import { refreshOffice, useOffice } from '../../fields/office.ts';
import { hrefOf } from '../../route.ts';
import { Button, EmptyState, ErrorPanel, notify, Page, PageHead, ReasonDialog, SkeletonRows } from '../../ui/index.ts';
import { DuplicateGroup } from './DuplicateGroup.tsx';
import './duplicates.css';
import { useLinkTitles } from './useLinkTitles.ts';

export type Group = OutputOf<'persons.duplicates'>['groups'][number];

export interface MergeOrder {
  keep: string;
  drop: string[];
  take: Record<string, string>;
}

const groupsAtOnce = 20;
const reasons = ['同一个人登记了两次', '导入时重复', '姓名写法不同'];

/** `#/persons/duplicates` */
export default function DuplicatesPage() {
  const { office, failure } = useOffice();
  const found = useAnswer('persons.duplicates', {});
  const wrong = found.failure ?? (failure === null ? null : sentenceOf(failure));
  const head = (
    <PageHead
      title="查找重复的人员"
      {...(found.data ? { note: `${found.data.groups.length} 组` } : {})}
      description="合并后，其他台账里指向被合并者的记录都改为指向保留的这一条，历史保留。"
      tools={
        <Button icon={<BackIcon />} href={hrefOf('register', 'person')}>
          回到人员
        </Button>
      }
    />
  );
  if (wrong !== null) {
    return (
      <Page head={head}>
        <ErrorPanel
          message={wrong}
          onRetry={() => {
            void refreshOffice();
            void found.reload();
          }}
        />
      </Page>
    );
  }
  if (!office || !found.data) {
    return (
      <Page head={head}>
        <SkeletonRows />
      </Page>
    );
  }
  return (
    <Page head={head}>
      <Groups groups={found.data.groups} office={office} onChange={() => void found.reload()} />
    </Page>
  );
}

function Groups({ groups, office, onChange }: { groups: readonly Group[]; office: Office; onChange: () => void }) {
  const [order, setOrder] = useState<MergeOrder | null>(null);
  const [most, setMost] = useState(groupsAtOnce);
  const attempt = useAttempt();
  const shown = groups.slice(0, most);
  const titles = useLinkTitles(shown.flatMap(({ people }) => people.map(({ row }) => row)));
  const merge = (reason: string) =>
    attempt.run(async () => {
      if (order === null) return;
      const { moved } = await call('persons.merge', { ...order, reason });
      setOrder(null);
      notify({ text: moved > 0 ? `已合并，${moved} 条记录改为指向保留的人员` : '已合并' });
      onChange();
    });
  const differ = (ids: string[]) =>
    attempt.run(async () => {
      await call('persons.notDuplicates', { ids });
      notify({ text: '已记下不是同一人，以后不再提示' });
      onChange();
    });
  if (groups.length === 0) {
    return (
      <EmptyState title="没有发现重复的人员" action={<Button href={hrefOf('register', person.key)}>回到人员</Button>}>
        按姓名加电话、村（社区）或出生年月查找；有身份号码的，以号码为准。
      </EmptyState>
    );
  }
  return (
    <div className="pr-groups">
      {attempt.failure !== null && order === null && <ErrorPanel compact message={attempt.failure} />}
      {shown.map((group) => (
        <DuplicateGroup
          key={group.people.map(({ row }) => row.id).join(' ')}
          group={group}
          office={office}
          titles={titles}
          busy={attempt.busy}
          onMerge={setOrder}
          onDiffer={(ids) => void differ(ids)}
        />
      ))}
      {groups.length > shown.length && (
        <div>
          <Button onClick={() => setMost(most + groupsAtOnce)}>
            再看 {Math.min(groupsAtOnce, groups.length - shown.length)} 组（还有 {groups.length - shown.length} 组）
          </Button>
        </div>
      )}
      <ReasonDialog
        open={order !== null}
        title="合并人员"
        reasons={reasons}
        confirmLabel="合并"
        busy={attempt.busy}
        onConfirm={(reason) => void merge(reason)}
        onClose={() => {
          attempt.forget();
          setOrder(null);
        }}
      >
        被合并的记录将注销，历史保留；合并以后不能一步撤销，请先核对。
        {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
      </ReasonDialog>
    </div>
  );
}
