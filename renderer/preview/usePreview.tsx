// The way into a preview: writes the documents into memory, has them turned into pages, shows them.
import { type ReactNode, useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { PaperKind } from '../../shared/contract/previewProcedures.ts';
import { call } from '../api/client.ts';
import { useJob } from '../api/useJob.ts';
import { JobPanel } from '../records/JobPanel.tsx';
import { Button, Dialog, ErrorPanel, notifyError } from '../ui/index.ts';
import { PreviewDialog } from './PreviewDialog.tsx';
import { usePageMaker } from './pageMaker.ts';
import { type NotShown, type OpenedPreview, type PreviewOrder, roughBecause, withoutPages } from './preview.ts';

export interface Preview {
  /** Shows these documents together, in this order. */
  show(orders: readonly PreviewOrder[]): void;
  /** To be put into the page. */
  layer: ReactNode;
}

interface Shown {
  opened: OpenedPreview;
  papers: readonly PaperKind[];
  roughBecause: string | null;
  notShown: readonly NotShown[];
}

interface Asked {
  orders: readonly PreviewOrder[];
  programs: readonly Program[];
  /** The one that is tried first. */
  name: string;
}

type Program = OutputOf<'previews.office'>['programs'][number];

/** What a package tells of the documents it could not hold. */
interface PackageResult {
  failed?: readonly { title: string; why: string }[];
}

export function usePreview(): Preview {
  const job = useJob();
  const [by] = usePageMaker();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [nothing, setNothing] = useState<string | null>(null);

  const make = async (orders: readonly PreviewOrder[], programs: readonly Program[]) => {
    const files: string[] = [];
    const failed: NotShown[] = [];
    for (const [at, { name, write }] of orders.entries()) {
      const { file } = await call('previews.place', { name });
      const title = orders.length > 1 ? `正在生成第 ${at + 1} 份，共 ${orders.length} 份` : '正在生成文件';
      const end = await job.runOne<PackageResult>(title, '', () => write(file));
      if (end.done) files.push(file);
      else if (end.why === null) return;
      else failed.push({ name, why: end.why });
      if (end.done) for (const each of end.result?.failed ?? []) failed.push({ name: each.title, why: each.why });
    }
    if (files.length === 0) return setNothing(failed[0]?.why ?? null);
    const opened = await job.run<OpenedPreview>('正在排版', '', () => call('previews.open', { files, by }));
    if (opened === null) return;
    const { documents } = opened;
    setShown({
      opened,
      papers: [...new Set(orders.flatMap(({ papers }) => papers))],
      roughBecause: roughBecause(documents, by, programs),
      notShown: [...failed, ...withoutPages(documents)],
    });
  };

  const start = async (orders: readonly PreviewOrder[]) => {
    const { programs, inMemory, agreed } = await call('previews.office', {});
    const first = programs.find(({ key }) => by === 'auto' || key === by);
    if (first && !inMemory && !agreed) return setAsked({ orders, programs, name: first.name });
    await make(orders, programs);
  };

  const answer = async (agrees: boolean) => {
    if (asked === null) return;
    setAsked(null);
    if (agrees) await call('previews.agree', {});
    await make(asked.orders, asked.programs);
  };

  const failure = job.failure ?? nothing;
  return {
    show: (orders) => void start(orders).catch(notifyError),
    layer: (
      <>
        {asked !== null && (
          <Dialog
            open
            title={`用 ${asked.name} 排版`}
            width="medium"
            main={{ label: '同意', onPress: () => void answer(true).catch(notifyError) }}
            extra={<Button onClick={() => void answer(false).catch(notifyError)}>不用，粗排预览</Button>}
            onClose={() => setAsked(null)}
          >
            <p>
              要看到与纸上一致的分页，需要把文件交给本机的 {asked.name}
              。排版的几秒钟里，文件会以未加密的形式放在数据文件夹中只有当前系统用户可读的位置，排好即删除，本程序不联网。
            </p>
            <p>WPS、Word、Excel 打开文件时自己也会写临时文件，本程序管不到；不放心的，请选择粗排。</p>
            <p>同意后，到退出或锁定为止不再询问。</p>
          </Dialog>
        )}
        {job.shown !== null && (
          <Dialog open title="预览" width="medium">
            <JobPanel job={job} cancelHint="不会留下文件" />
          </Dialog>
        )}
        {failure !== null && (
          <Dialog
            open
            title="没有预览"
            width="medium"
            onClose={() => {
              job.forget();
              setNothing(null);
            }}
          >
            <ErrorPanel compact message={failure} />
          </Dialog>
        )}
        {shown !== null && <PreviewDialog {...shown} onClose={() => setShown(null)} />}
      </>
    ),
  };
}
