// 报表模板: the office's own Word and Excel files for a report, and beside them all that they may name.
import { type DragEvent, useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { TemplateShown } from '../../shared/contract/templateProcedures.ts';
import { type Period, readPeriod, usualPeriod } from '../../shared/reports/period.ts';
import { call } from '../api/client.ts';
import { useMay } from '../api/currentUser.ts';
import { saveFile } from '../api/saveFile.ts';
import { transport } from '../api/transport.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useJob } from '../api/useJob.ts';
import { useOffice } from '../fields/office.ts';
import { PeriodBar } from '../fields/PeriodBar.tsx';
import { JobPanel } from '../records/JobPanel.tsx';
import { replaceQuery } from '../route.ts';
import {
  Button,
  Dialog,
  EmptyState,
  ErrorPanel,
  MenuButton,
  notify,
  notifyError,
  Page,
  PageHead,
  ReasonDialog,
  Select,
  SkeletonRows,
  Tag,
} from '../ui/index.ts';
import { AddDialog } from './AddDialog.tsx';
import { FillDialog } from './FillDialog.tsx';
import { NamesPanel } from './NamesPanel.tsx';
import { type TemplateActions, TemplateCard } from './TemplateCard.tsx';
import './templates.css';
import { VersionsDrawer } from './VersionsDrawer.tsx';

type Listed = OutputOf<'templates.list'>;
type Taken = OutputOf<'templates.import'>['taken'];

interface TemplatesPageProps {
  query: Readonly<Record<string, string>>;
}

export default function TemplatesPage({ query }: TemplatesPageProps) {
  const { office } = useOffice();
  const { data, failure, reload } = useAnswer('templates.list', {});
  if (failure !== null) return <ErrorPanel message={failure} onRetry={() => void reload()} />;
  if (office === null || !data) return <SkeletonRows />;
  const report = data.reports.find(({ key }) => key === query.report) ?? data.reports[0]!;
  const asked = readPeriod(query.period ?? '');
  const period = asked && asked.first <= office.today ? asked : usualPeriod(office.today);
  return <TemplatesOf listed={data} report={report} period={period} today={office.today} reload={reload} />;
}

interface TemplatesOfProps {
  listed: Listed;
  report: Listed['reports'][number];
  period: Period;
  today: string;
  reload: () => Promise<void>;
}

type Layer =
  | { kind: 'add'; template?: TemplateShown; dropped?: File }
  | { kind: 'fill' | 'versions' | 'withdraw'; template: TemplateShown }
  | { kind: 'taken'; taken: Taken };

const withdrawReasons = ['格式已更换', '不再需要', '加入时选错文件'];

function TemplatesOf({ listed, report, period, today, reload }: TemplatesOfProps) {
  const mayWrite = useMay('writer');
  const [layer, setLayer] = useState<Layer | null>(null);
  const [showsWithdrawn, setShowsWithdrawn] = useState(false);
  const job = useJob();
  const close = () => setLayer(null);
  const done = () => {
    close();
    void reload();
  };
  const show = (next: { report?: string; period?: string }) =>
    replaceQuery({ report: next.report ?? report.key, period: next.period ?? period.key });
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      notifyError(error);
    }
  };

  const startFrom = (format: 'docx' | 'xlsx', redHead = false) =>
    attempt(async () => {
      const { name } = await call('templates.startName', { report: report.key, format, redHead });
      const saved = await saveFile(name, (file) =>
        job.run('正在生成', '', () =>
          call('templates.start', { report: report.key, format, redHead, period: period.key, file }),
        ),
      );
      if (saved) notify({ text: `已保存：${saved.name}。在 WPS 里改好后，用“加入模板”交回来。` });
    });
  const takeBundle = () =>
    attempt(async () => {
      const file = await transport().pickOpen({ label: '模板包', extensions: ['zip'] });
      if (file === null) return;
      const { taken } = await call('templates.import', { file: file.handle });
      setLayer({ kind: 'taken', taken });
      await reload();
    });
  const passOn = (templates: readonly TemplateShown[], name: string) =>
    attempt(async () => {
      const ids = templates.map(({ id }) => id);
      const saved = await saveFile(name, (file) => call('templates.bundle', { templates: ids, file }));
      if (saved) notify({ text: `已保存：${saved.name}。对方在“报表模板”里用“导入模板包”收进去。` });
    });
  const change = (work: () => Promise<unknown>, told: string) =>
    attempt(async () => {
      await work();
      notify({ text: told });
      await reload();
    });

  const actions: TemplateActions = {
    fill: (template) => setLayer({ kind: 'fill', template }),
    newVersion: (template) => setLayer({ kind: 'add', template }),
    choose: (template, chosen) =>
      void change(
        () => call('templates.choose', { template: template.id, chosen }),
        chosen ? `以后生成${report.title}默认用“${template.name}”` : `不再随${report.title}生成`,
      ),
    versions: (template) => setLayer({ kind: 'versions', template }),
    passOn: (template) => void passOn([template], `模板_${template.name}.zip`),
    withdraw: (template) => setLayer({ kind: 'withdraw', template }),
    restore: (template) =>
      void change(() => call('templates.restore', { template: template.id }), `已恢复：${template.name}`),
  };

  const own = listed.templates.filter((template) => template.report === report.key);
  const inForce = own.filter(({ withdrawn }) => withdrawn === null);
  const shown = showsWithdrawn ? own : inForce;
  const all = listed.templates.filter(({ withdrawn, inUse }) => withdrawn === null && inUse !== null);
  const countOf = (key: string) =>
    listed.templates.filter((template) => template.report === key && template.withdrawn === null).length;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const [file] = [...event.dataTransfer.files];
    if (file && mayWrite) setLayer({ kind: 'add', dropped: file });
  };
  const still = 'template' in (layer ?? {}) ? (layer as { template?: TemplateShown }).template : undefined;
  const open = still && listed.templates.find(({ id }) => id === still.id);

  return (
    <Page
      fill
      head={
        <PageHead
          title="报表模板"
          description="拿本单位或上级的 Word、Excel 文件，写上占位符，程序按期填好。"
          main={mayWrite ? { label: '加入模板', onPress: () => setLayer({ kind: 'add' }) } : undefined}
          more={[
            ...(mayWrite ? [{ key: 'take', label: '导入模板包', onSelect: () => void takeBundle() }] : []),
            {
              key: 'pass',
              label: '导出全部模板',
              detail: '给别的乡镇，文件不含本镇数据',
              disabled: all.length === 0,
              onSelect: () => void passOn(all, `报表模板_${today.replaceAll('-', '')}.zip`),
            },
          ]}
        />
      }
      bar={
        <>
          <Select
            narrow
            label="报表"
            value={report.key}
            choices={listed.reports.map(({ key, title }) => ({
              value: key,
              label: countOf(key) > 0 ? `${title}（${countOf(key)}）` : title,
            }))}
            onChange={(key) => show({ report: key })}
          />
          <PeriodBar period={period} today={today} onChange={(key) => show({ period: key })} />
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra way; the button is the keyboard's */}
      <div className="pt-page" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <section className="pt-own" aria-label="本单位的模板">
          <header className="pt-own-head">
            <h2>{report.title}</h2>
            <MenuButton
              label="从内置文件开始"
              entries={[
                {
                  key: 'docx',
                  label: '下载 Word 模板',
                  detail: '内置的文件，数字换成占位符',
                  onSelect: () => void startFrom('docx'),
                },
                ...(report.key === 'monthly'
                  ? [
                      {
                        key: 'redHead',
                        label: '下载 Word 模板（红头）',
                        detail: '正式公文的版式，发文字号也是占位符',
                        onSelect: () => void startFrom('docx', true),
                      },
                    ]
                  : []),
                {
                  key: 'xlsx',
                  label: '下载 Excel 模板',
                  detail: '合计仍是公式，随行数变',
                  onSelect: () => void startFrom('xlsx'),
                },
              ]}
            />
          </header>
          {shown.length === 0 && (
            <EmptyState title="还没有模板">
              下载内置文件，或拿上级的表，在 WPS 里改好版式、粘贴占位符，再用“加入模板”交回来。
            </EmptyState>
          )}
          <ul className="pt-cards">
            {shown.map((template) => (
              <TemplateCard key={template.id} template={template} actions={actions} />
            ))}
          </ul>
          {own.length > inForce.length && (
            <Button kind="quiet" onClick={() => setShowsWithdrawn(!showsWithdrawn)}>
              {showsWithdrawn ? '不看已停用的' : `看已停用的（${own.length - inForce.length}）`}
            </Button>
          )}
        </section>
        {/* Anew for another report or period: what is shown belongs to what is chosen. */}
        <NamesPanel key={`${report.key} ${period.key}`} report={report.key} period={period.key} />
      </div>
      {layer?.kind === 'add' && <AddDialog {...layer} report={report} onDone={done} onClose={close} />}
      {layer?.kind === 'fill' && open && <FillDialog template={open} period={period} today={today} onClose={close} />}
      {layer?.kind === 'versions' && open && (
        <VersionsDrawer template={open} reportTitle={report.title} onChanged={reload} onClose={close} />
      )}
      {layer?.kind === 'withdraw' && (
        <ReasonDialog
          open
          title={`停用“${layer.template.name}”`}
          reasons={withdrawReasons}
          confirmLabel="停用"
          onConfirm={(reason) => {
            close();
            void change(
              () => call('templates.withdraw', { template: layer.template.id, reason }),
              `已停用：${layer.template.name}`,
            );
          }}
          onClose={close}
        >
          停用后不再填写，各个版本都留着，可以恢复。原因记入审计日志。
        </ReasonDialog>
      )}
      {layer?.kind === 'taken' && <TakenDialog taken={layer.taken} onClose={close} />}
      {job.shown !== null && (
        <Dialog open title="正在生成模板" width="medium">
          <JobPanel job={job} cancelHint="不会留下文件" />
        </Dialog>
      )}
      {job.failure !== null && (
        <Dialog open title="没有生成" width="medium" onClose={job.forget}>
          <ErrorPanel compact message={job.failure} />
        </Dialog>
      )}
    </Page>
  );
}

const takenStates = {
  added: { title: '已加入', tone: 'success' },
  nextVersion: { title: '已作为新版本加入', tone: 'success' },
  same: { title: '已有，内容相同', tone: 'plain' },
  draft: { title: '存为草稿', tone: 'warning' },
  refused: { title: '没有加入', tone: 'danger' },
} as const;

function TakenDialog({ taken, onClose }: { taken: Taken; onClose: () => void }) {
  return (
    <Dialog open title={`模板包里有 ${taken.length} 份模板`} width="medium" onClose={onClose}>
      <ul className="pt-taken">
        {taken.map(({ name, report, state, why }) => (
          <li key={`${report} ${name}`}>
            <strong>{name}</strong> <small>{report}</small>{' '}
            <Tag tone={takenStates[state].tone}>{takenStates[state].title}</Tag>
            {why !== '' && <p>{why}</p>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
