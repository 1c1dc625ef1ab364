import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { beijingText } from '../../shared/fields/beijingTime.ts';
import { registers, registerTitle } from '../../shared/registers/index.ts';
import { call } from '../api/client.ts';
import { rowHref } from '../route.ts';
import { Button, EmptyState, ErrorPanel, Select, SkeletonRows, SmallTable } from '../ui/index.ts';
import './settings.css';
import { usePages } from './usePages.ts';

type Entry = OutputOf<'history.recent'>['entries'][number];

const size = 50;

const actions: Readonly<Record<Entry['action'], string>> = {
  create: '登记',
  change: '修改',
  withdraw: '注销',
  restore: '恢复',
  merge: '合并',
  import: '导入',
  undoImport: '撤销导入',
};

const all = 'all';

const choices = [
  { value: all, label: '全部台账' },
  ...registers.map(({ key, title }) => ({ value: key, label: title })),
];

/** A new row has all its fields as changes; the first few say which it is. */
const fewChanges = 4;

export function RecentChanges() {
  const [register, setRegister] = useState(all);
  const { entries, complete, busy, failure, more } = usePages<Entry>(register, size, async (before) => {
    const answer = await call('history.recent', {
      limit: size,
      ...(before === undefined ? {} : { before }),
      ...(register === all ? {} : { register }),
    });
    return answer.entries;
  });
  return (
    <div className="pa-settings-stack">
      <div className="pa-settings-short">
        <Select label="台账" value={register} choices={choices} onChange={setRegister} narrow />
      </div>
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void more()} compact />}
      {entries === undefined ? (
        failure === null && <SkeletonRows />
      ) : (
        <SmallTable<Entry>
          label="最近变更"
          rows={entries}
          rowKey={(entry) => entry.id}
          empty={<EmptyState title="还没有变更">登记、修改、导入以后，每一处变更都列在这里。</EmptyState>}
          columns={[
            { key: 'at', title: '时间', width: '10rem', render: (entry) => beijingText(entry.at) },
            { key: 'by', title: '用户', width: '6rem', render: (entry) => entry.by },
            { key: 'action', title: '操作', width: '5rem', render: (entry) => actions[entry.action] },
            {
              key: 'register',
              title: '台账',
              width: '8rem',
              render: (entry) => registerTitle(entry.register),
            },
            {
              key: 'title',
              title: '记录',
              width: '14rem',
              wrap: true,
              render: (entry) => <a href={rowHref(entry.register, entry.row)}>{entry.title || '（无题）'}</a>,
            },
            { key: 'changes', title: '变更', wrap: true, render: (entry) => <Changes entry={entry} /> },
          ]}
        />
      )}
      {entries !== undefined && !complete && (
        <div className="pa-settings-more">
          <Button onClick={() => void more()} busy={busy}>
            更早的变更
          </Button>
        </div>
      )}
    </div>
  );
}

function Changes({ entry }: { entry: Entry }) {
  const shown = entry.changes.slice(0, fewChanges);
  const left = entry.changes.length - shown.length;
  return (
    <ul className="pa-settings-changes">
      {entry.reason !== null && <li>原因：{entry.reason}</li>}
      {shown.map((change) => (
        <li key={change.field}>
          {change.label}：{change.old !== '' && <del>{change.old}</del>}
          {change.old !== '' && ' → '}
          <ins>{change.new === '' ? '（清空）' : change.new}</ins>
        </li>
      ))}
      {left > 0 && <li className="pa-settings-note">另有 {left} 栏</li>}
    </ul>
  );
}
