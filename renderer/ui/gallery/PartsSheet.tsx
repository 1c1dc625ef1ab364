import AddIcon from '@mui/icons-material/Add';
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { useState } from 'react';
import {
  Badge,
  Button,
  Callout,
  EmptyState,
  ErrorPanel,
  IconButton,
  Keys,
  KeyValues,
  Panel,
  ProgressPanel,
  Segmented,
  SkeletonRows,
  SmallTable,
  Stepper,
  Tabs,
  Tag,
} from '../index.ts';
import { members } from './samples.ts';

export function PartsSheet() {
  const [tab, setTab] = useState('basic');
  const [show, setShow] = useState('inUse');
  return (
    <div style={{ padding: '1rem', display: 'grid', gap: '1rem', gridTemplateColumns: '1fr 1fr' }}>
      <Panel title="按钮与标签">
        <div style={{ display: 'flex', gap: '0.5rem', flexWrap: 'wrap', alignItems: 'center' }}>
          <Button kind="main" icon={<AddIcon />} shortcut="Ctrl+N">
            新增委员
          </Button>
          <Button icon={<DownloadIcon />}>导出</Button>
          <Button kind="quiet">清除筛选</Button>
          <Button kind="danger">撤销导入</Button>
          <Button disabled hint="查阅角色不能新增">
            新增
          </Button>
          <Button kind="main" busy>
            正在保存
          </Button>
          <IconButton label="下载" icon={<DownloadIcon />} />
          <Keys of="Ctrl+Shift+S" />
        </div>
        <div style={{ display: 'flex', gap: '0.5rem', margin: '0.75rem 0', alignItems: 'center' }}>
          <Tag>已注销</Tag>
          <Tag tone="accent">办理中</Tag>
          <Tag tone="success">已化解</Tag>
          <Tag tone="warning">信息不全</Tag>
          <Tag tone="danger">逾期 3 天</Tag>
          <Badge count={12} label="12 条" />
          <Badge count={3} tone="danger" label="3 条逾期" />
        </div>
        <Segmented
          label="范围"
          value={show}
          onChange={setShow}
          choices={[
            { value: 'inUse', label: '在用' },
            { value: 'withdrawn', label: '已注销' },
            { value: 'all', label: '全部' },
          ]}
        />
        <Tabs
          label="资料"
          value={tab}
          onChange={setTab}
          items={[
            { key: 'basic', label: '基本情况' },
            { key: 'members', label: '委员', count: 7 },
            { key: 'history', label: '修改记录' },
          ]}
        />
      </Panel>
      <Panel title="进度">
        <ProgressPanel
          title="正在导入"
          done={3120}
          total={12_480}
          unit="行"
          detail="02 义务巡防队花名册.xlsx · 踏梯村"
          onCancel={() => {}}
        />
        <div style={{ height: '0.75rem' }} />
        <Stepper
          label="设置步骤"
          steps={['选择乡镇', '核对村（社区）', '管理员', '恢复密钥']}
          current={1}
          onStep={() => {}}
        />
        <div style={{ height: '0.75rem' }} />
        <Callout tone="warning" action={<Button>立即备份</Button>}>
          上次备份在 3 天前
        </Callout>
      </Panel>
      <Panel title="短表" count={6}>
        <SmallTable
          label="委员"
          rows={members.slice(0, 6)}
          rowKey={(row) => row.id}
          onOpen={() => {}}
          rowTone={(row) => (row.state === '信息不全' ? 'danger' : undefined)}
          columns={[
            { key: 'name', title: '姓名', render: (row) => row.name },
            { key: 'post', title: '职务', render: (row) => row.post },
            { key: 'phone', title: '联系电话', render: (row) => row.phone },
            { key: 'joined', title: '参加日期', align: 'right', render: (row) => row.joined },
          ]}
        />
      </Panel>
      <Panel title="名称与值">
        <KeyValues
          columns={2}
          items={[
            { label: '姓名', value: '张建国' },
            { label: '性别', value: '男' },
            { label: '公民身份号码', value: '433199********0017' },
            { label: '民族', value: '土家族' },
            { label: '备用电话', value: null },
            { label: '现住址', value: '踏梯村三组 12 号', wide: true },
          ]}
        />
        <SkeletonRows rows={3} />
      </Panel>
      <Panel>
        <EmptyState title="还没有治保会" action={<Button kind="main">新增治保会</Button>}>
          一村（社区）一会。可以逐个新增，也可以从现有的 Excel 台账导入。
        </EmptyState>
      </Panel>
      <Panel>
        <ErrorPanel
          message="文件正在 WPS 中打开，关闭后可以再次导出。"
          reference="F-20260305-0007"
          onRetry={() => {}}
        />
      </Panel>
    </div>
  );
}
