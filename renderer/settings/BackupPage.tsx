// 备份: what there is, a new one now, checking, and the second place.
import BackupIcon from '@mui/icons-material/SaveOutlined';
import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { beijingText } from '../../shared/fields/beijingTime.ts';
import { call, finished } from '../api/client.ts';
import { useMay } from '../api/currentUser.ts';
import { saveFile } from '../api/saveFile.ts';
import { transport } from '../api/transport.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import {
  Button,
  Callout,
  EmptyState,
  ErrorPanel,
  KeyValues,
  MenuButton,
  notify,
  Page,
  PageHead,
  Panel,
  ProgressPanel,
  SkeletonRows,
  SmallTable,
  Tag,
} from '../ui/index.ts';
import { SecondFolderDialog } from './SecondFolderDialog.tsx';
import './settings.css';

type Status = OutputOf<'backups.status'>;
type Backup = Status['backups'][number];

interface Made {
  name: string;
  rows: number;
  note: string | null;
}

interface Verdict {
  ok: boolean;
  message: string;
}

export default function BackupPage() {
  const { data, failure, reload } = useAnswer('backups.status', {});
  const mayWrite = useMay('writer');
  const attempt = useAttempt();
  const [step, setStep] = useState('');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [choosing, setChoosing] = useState(false);

  const follow = <R,>(job: string) => finished<R>(job, { onProgress: (status) => setStep(status.step) });
  const begin = (title: string, work: () => Promise<void>) => {
    setVerdict(null);
    setStep(title);
    return attempt.run(work);
  };

  const backUp = () =>
    begin('正在备份并核对', async () => {
      const { job } = await call('backups.now', {});
      const { rows, note } = await follow<Made>(job);
      await reload();
      notify({ text: `已备份并核对，共 ${rows.toLocaleString('zh-CN')} 条记录${note ? `。${note}` : ''}` });
    });
  const backUpTo = () =>
    begin('正在备份并核对', async () => {
      const saved = await saveFile(`平安台账备份.ptbak`, async (file) =>
        follow<Made>((await call('backups.now', { file })).job),
      );
      if (saved === null) return;
      const { name, rows } = saved.result;
      await reload();
      notify({ text: `已备份到“${name}”并核对，共 ${rows.toLocaleString('zh-CN')} 条记录` });
    });
  const verify = (file?: string) =>
    begin('正在检查', async () => {
      const { job } = await call('backups.verify', file === undefined ? {} : { file });
      setVerdict(await follow<Verdict>(job));
    });
  const verifyFile = () =>
    begin('正在检查', async () => {
      const picked = await transport().pickOpen({ label: '平安台账备份', extensions: ['ptbak'] });
      if (picked === null) return;
      const { job } = await call('backups.verify', { file: picked.handle });
      setVerdict(await follow<Verdict>(job));
    });

  const head = (
    <PageHead
      title="备份"
      note={data && `共 ${data.backups.length} 份`}
      tools={
        mayWrite && (
          <Button onClick={backUpTo} disabled={attempt.busy}>
            备份到文件…
          </Button>
        )
      }
      {...(mayWrite
        ? {
            main: {
              label: '立即备份',
              icon: <BackupIcon />,
              disabled: attempt.busy,
              hint: '备份时可以继续工作',
              onPress: () => void backUp(),
            },
          }
        : {})}
      more={[
        { key: 'own', label: '检查正在使用的数据', disabled: attempt.busy, onSelect: () => void verify() },
        { key: 'file', label: '检查备份文件…', disabled: attempt.busy, onSelect: () => void verifyFile() },
      ]}
    />
  );
  return (
    <Page head={head}>
      <div className="pa-settings-stack">
        {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} compact />}
        {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
        {attempt.busy && <ProgressPanel title={step} />}
        {verdict && <Callout tone={verdict.ok ? 'success' : 'warning'}>{verdict.message}</Callout>}
        {data === undefined ? (
          failure === null && <SkeletonRows />
        ) : (
          <>
            <Standing status={data} onChoose={() => setChoosing(true)} />
            <BackupList backups={data.backups} busy={attempt.busy} onVerify={(file) => void verify(file)} />
            <p className="pa-settings-note">{data.rule}</p>
            <p className="pa-settings-note">
              恢复：在新电脑上安装程序，设置向导的第一步选择“从备份恢复”，再选备份文件。台账打不开时，启动后会列出最近一份完好的备份。
            </p>
          </>
        )}
      </div>
      {choosing && data && (
        <SecondFolderDialog folder={data.secondFolder} onSaved={reload} onClose={() => setChoosing(false)} />
      )}
    </Page>
  );
}

const folderStates = {
  none: { tone: 'warning', label: '没有设置' },
  present: { tone: 'success', label: '在' },
  absent: { tone: 'warning', label: '现在不在，下次在时再备' },
} as const;

function Standing({ status, onChoose }: { status: Status; onChoose: () => void }) {
  const may = useMay('admin');
  const { tone, label } = folderStates[status.secondFolderState];
  return (
    <Panel
      action={
        may && (
          <Button kind="quiet" onClick={onChoose}>
            {status.secondFolder === null ? '设置第二备份位置…' : '更换第二备份位置…'}
          </Button>
        )
      }
      title="状态"
    >
      <KeyValues
        items={[
          { label: '最近一次', value: status.lastAt === null ? '还没有备份' : beijingText(status.lastAt) },
          {
            label: '第二备份位置',
            value: (
              <>
                {status.secondFolder ?? '只有一份备份在同一台电脑上，电脑坏了就没有了'} <Tag tone={tone}>{label}</Tag>
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}

interface BackupListProps {
  backups: readonly Backup[];
  busy: boolean;
  onVerify: (file: string) => void;
}

function BackupList({ backups, busy, onVerify }: BackupListProps) {
  return (
    <SmallTable<Backup>
      label="备份"
      rows={backups}
      rowKey={(backup) => backup.file}
      maxHeight="28rem"
      empty={<EmptyState title="还没有备份">选择“立即备份”，几秒钟就好，备份时可以继续工作。</EmptyState>}
      columns={[
        {
          key: 'madeAt',
          title: '时间',
          width: '11rem',
          render: (backup) => (backup.madeAt === '' ? '—' : beijingText(backup.madeAt)),
        },
        { key: 'why', title: '种类', width: '8rem', render: (backup) => backup.why },
        {
          key: 'where',
          title: '位置',
          width: '8rem',
          render: (backup) => (backup.where === 'own' ? '本机' : '第二位置'),
        },
        { key: 'size', title: '大小', width: '6rem', align: 'right', render: (backup) => sizeWords(backup.size) },
        { key: 'name', title: '文件名', render: (backup) => backup.name },
        {
          key: 'actions',
          title: '',
          width: '4rem',
          align: 'right',
          render: (backup) => (
            <MenuButton
              label={`${backup.name}的操作`}
              iconOnly
              disabled={busy}
              entries={[{ key: 'verify', label: '打开检查', onSelect: () => onVerify(backup.file) }]}
            />
          ),
        },
      ]}
    />
  );
}

/** Bytes as people read them: 812 KB, 3.4 MB. */
function sizeWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
