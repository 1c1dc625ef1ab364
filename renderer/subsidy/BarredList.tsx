// What a period does not pay, each with everything that stands in the way.
import { useState } from 'react';
import type { BarredCase } from '../../shared/contract/subsidyProcedures.ts';
import { useMay } from '../api/currentUser.ts';
import { Button, EmptyState, Select, SmallTable, Tag, type TagTone } from '../ui/index.ts';
import { CaseLink } from './CaseLink.tsx';
import { DecideDialog } from './DecideDialog.tsx';
import { LongList } from './LongList.tsx';

interface BarredListProps {
  cases: readonly BarredCase[];
  onDecided: () => Promise<void>;
}

const reasons: Readonly<Record<string, { label: string; tone: TagTone }>> = {
  repeated: { label: '重复', tone: 'warning' },
  documents: { label: '缺文书', tone: 'warning' },
  notArchived: { label: '未归档', tone: 'plain' },
  noAmount: { label: '未设金额', tone: 'plain' },
  noMediator: { label: '无调解员', tone: 'warning' },
  open: { label: '未结案', tone: 'plain' },
  unsuccessful: { label: '调解不成', tone: 'plain' },
  paid: { label: '已发放', tone: 'success' },
};

export function BarredList({ cases, onDecided }: BarredListProps) {
  const writes = useMay('writer');
  const [reason, setReason] = useState('all');
  const [deciding, setDeciding] = useState<BarredCase | null>(null);
  if (cases.length === 0) {
    return <EmptyState title="没有不能发放的案件">这个期间的案件都可以发放，或者还没有案件。</EmptyState>;
  }
  const has = (one: BarredCase, code: string) => one.obstacles.some((obstacle) => obstacle.code === code);
  const count = (code: string) => cases.filter((one) => has(one, code)).length;
  const present = Object.keys(reasons).filter((code) => count(code) > 0);
  const chosen = present.includes(reason) ? cases.filter((one) => has(one, reason)) : cases;
  return (
    <>
      <div className="ps-chosen">
        <Select
          narrow
          label="原因"
          value={present.includes(reason) ? reason : 'all'}
          onChange={setReason}
          choices={[
            { value: 'all', label: `全部原因（${cases.length}）` },
            ...present.map((code) => ({ value: code, label: `${reasons[code]!.label}（${count(code)}）` })),
          ]}
        />
        <p className="ps-why">点纠纷名称打开案件，补齐以后回到这里，自动进入“可发放”。</p>
      </div>
      <LongList items={chosen}>
        {(shown) => (
          <SmallTable<BarredCase>
            label="不能发放的案件"
            rows={shown}
            rowKey={({ case: id }) => id}
            maxHeight="100%"
            columns={[
              {
                key: 'title',
                title: '纠纷名称、卷号',
                width: '28%',
                wrap: true,
                render: (row) => <CaseLink id={row.case} title={row.title} number={row.number} />,
              },
              { key: 'day', title: '日期', width: '7rem', render: ({ day }) => day },
              {
                key: 'mediators',
                title: '调解员',
                width: '8rem',
                wrap: true,
                render: ({ mediators }) => mediators.join('、') || '—',
              },
              {
                key: 'documents',
                title: '文书',
                width: '4rem',
                align: 'center',
                render: ({ documents }) => (documents ? `${documents.complete}/${documents.all}` : '—'),
              },
              {
                key: 'obstacles',
                title: '原因',
                wrap: true,
                render: (row) => (
                  <ul className="ps-obstacles">
                    {row.obstacles.map(({ code, text }) => (
                      <li key={`${code} ${text}`}>
                        <Tag tone={reasons[code]?.tone ?? 'plain'}>{reasons[code]?.label ?? '其他'}</Tag> {text}
                      </li>
                    ))}
                  </ul>
                ),
              },
              ...(writes
                ? [
                    {
                      key: 'decide',
                      title: '',
                      width: '7rem',
                      align: 'right' as const,
                      render: (row: BarredCase) =>
                        row.repeats.length > 0 && (
                          <Button kind="quiet" onClick={() => setDeciding(row)}>
                            {row.repeats.some(({ decision }) => decision === null) ? '认定…' : '重新认定…'}
                          </Button>
                        ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </LongList>
      {deciding !== null && (
        <DecideDialog
          one={deciding}
          onDecided={async () => {
            setDeciding(null);
            await onDecided();
          }}
          onClose={() => setDeciding(null)}
        />
      )}
    </>
  );
}
