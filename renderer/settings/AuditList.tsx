import type { OutputOf } from '../../shared/contract/index.ts';
import { beijingText } from '../../shared/fields/beijingTime.ts';
import { registerTitle } from '../../shared/registers/index.ts';
import { call } from '../api/client.ts';
import { Button, EmptyState, ErrorPanel, SkeletonRows, SmallTable } from '../ui/index.ts';
import './settings.css';
import { usePages } from './usePages.ts';

type Entry = OutputOf<'audit.list'>['entries'][number];

const size = 100;

const actions: Readonly<Record<string, string>> = {
  login: '登录',
  recover: '用恢复密钥登录',
  reveal: '查看完整号码',
  view: '查看完整号码',
  export: '导出',
  attachment: '导出附件',
  attachmentView: '查看附件',
  userCreated: '添加用户',
  userChanged: '修改用户',
  passwordReset: '重置密码',
  passwordChanged: '改密码',
  recoveryKey: '换发恢复密钥',
  backup: '备份',
  settings: '修改设置',
  subsidy: '以案定补',
  dictionary: '修改字典',
  report: '导出报表',
  typedFigure: '填写报表数字',
  reportLocked: '锁定报告',
  reportUnlocked: '解锁报告',
  template: '报表模板',
  reportPlan: '修改报送安排',
  officialNumber: '发文字号',
  rota: '排班',
};

export function AuditList() {
  const { entries, complete, busy, failure, more } = usePages<Entry>('audit', size, async (before) => {
    const answer = await call('audit.list', { limit: size, ...(before === undefined ? {} : { before }) });
    return answer.entries;
  });
  if (entries === undefined) {
    return failure === null ? <SkeletonRows /> : <ErrorPanel message={failure} onRetry={() => void more()} />;
  }
  return (
    <>
      <SmallTable<Entry>
        label="审计日志"
        rows={entries}
        rowKey={(entry) => entry.id}
        empty={<EmptyState title="还没有记录" />}
        columns={[
          { key: 'at', title: '时间', width: '10rem', render: (entry) => beijingText(entry.at) },
          { key: 'by', title: '用户', width: '7rem', render: (entry) => entry.by },
          { key: 'action', title: '操作', width: '9rem', render: (entry) => actions[entry.action] ?? entry.action },
          {
            key: 'register',
            title: '台账',
            width: '9rem',
            render: (entry) => (entry.register === null ? '—' : registerTitle(entry.register)),
          },
          {
            key: 'rows',
            title: '条数',
            width: '5rem',
            align: 'right',
            render: (entry) => (entry.rows === 0 ? '—' : entry.rows.toLocaleString('zh-CN')),
          },
          {
            key: 'why',
            title: '原因、说明',
            wrap: true,
            render: (entry) => [entry.reason, entry.detail].filter(Boolean).join(' · ') || '—',
          },
        ]}
      />
      {failure !== null && <ErrorPanel message={failure} compact />}
      {!complete && (
        <div className="pa-settings-more">
          <Button onClick={() => void more()} busy={busy}>
            更早的记录
          </Button>
        </div>
      )}
    </>
  );
}
