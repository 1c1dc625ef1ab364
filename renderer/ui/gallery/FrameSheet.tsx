import AddIcon from '@mui/icons-material/Add';
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import { useState } from 'react';
import { Frame } from '../../frame/Frame.tsx';
import { navigationFor } from '../../frame/navigation.ts';
import { HelpPanel } from '../../help/HelpPanel.tsx';
import { Button, notify, Page, PageHead, SearchInput, Segmented, SmallTable, Tag } from '../index.ts';
import { members } from './samples.ts';

const nothing = () => {};

/** The application frame around a page with a table. */
export function FrameSheet({ collapsed = false, help }: { collapsed?: boolean; help?: string }) {
  const [folded, setFolded] = useState(collapsed);
  const [show, setShow] = useState('inUse');
  const [text, setText] = useState('');
  return (
    <Frame
      groups={navigationFor('admin')}
      current="register/committeeMember"
      badges={{ 'register/dispute': { count: 3, label: '3 条逾期', tone: 'danger' } }}
      collapsed={folded}
      onCollapse={setFolded}
      township="保靖县迁陵镇"
      user={{ name: '田晓云', roleTitle: '经办' }}
      userMenu={[
        { key: 'password', label: '改密码', onSelect: nothing },
        { key: 'lock', label: '锁定', icon: <LockIcon />, shortcut: 'Ctrl+L', onSelect: nothing },
        'line',
        { key: 'leave', label: '退出', onSelect: nothing },
      ]}
      importHref="#/import"
      onSearch={nothing}
      onHelp={nothing}
      onLock={nothing}
      side={help !== undefined && <HelpPanel page={help} over={false} onClose={nothing} />}
    >
      <Page
        fill
        head={
          <PageHead
            title="治保会委员"
            count={1203}
            note="已筛选：在任、踏梯村等 6 村"
            tools={<Button icon={<DownloadIcon />}>导出</Button>}
            main={{ label: '新增委员', icon: <AddIcon />, shortcut: 'Ctrl+N', onPress: () => notify({ text: '新增' }) }}
            more={[
              { key: 'import', label: '导入…', onSelect: nothing },
              { key: 'print', label: '打印…', shortcut: 'Ctrl+P', onSelect: nothing },
              'line',
              { key: 'asOf', label: '按某日查看…', detail: '当时在任的委员', onSelect: nothing },
            ]}
          />
        }
        bar={
          <>
            <Segmented
              label="范围"
              value={show}
              onChange={setShow}
              choices={[
                { value: 'inUse', label: '在任' },
                { value: 'left', label: '已退出' },
                { value: 'all', label: '全部' },
              ]}
            />
            <div style={{ width: '18rem' }}>
              <SearchInput label="在本表中查找" value={text} onChange={setText} />
            </div>
          </>
        }
      >
        <SmallTable
          label="治保会委员"
          rows={members.filter((row) => row.name.includes(text))}
          rowKey={(row) => row.id}
          onOpen={nothing}
          columns={[
            { key: 'serial', title: '序号', align: 'right', width: '4rem', render: (row) => Number(row.id) + 1 },
            { key: 'name', title: '姓名', render: (row) => row.name },
            { key: 'village', title: '村（社区）', render: (row) => row.village },
            { key: 'post', title: '会中职务', render: (row) => row.post },
            { key: 'phone', title: '联系电话', render: (row) => row.phone },
            { key: 'joined', title: '参加日期', render: (row) => row.joined },
            {
              key: 'state',
              title: '状态',
              render: (row) => (
                <Tag tone={row.state === '在任' ? 'success' : row.state === '信息不全' ? 'warning' : 'plain'}>
                  {row.state}
                </Tag>
              ),
            },
          ]}
        />
      </Page>
    </Frame>
  );
}
