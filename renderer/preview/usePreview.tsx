// The way into a preview: writes the documents into memory, has them turned into pages, shows them.
import { type ReactNode, useState } from 'react';
import { call } from '../api/client.ts';
import { useJob } from '../api/useJob.ts';
import { JobPanel } from '../records/JobPanel.tsx';
import { Button, Dialog, ErrorPanel, notifyError } from '../ui/index.ts';
import { PreviewDialog } from './PreviewDialog.tsx';
import type { OpenedPreview, PreviewOrder } from './preview.ts';

export interface Preview {
  /** Shows these documents together, in this order. */
  show(orders: readonly PreviewOrder[]): void;
  /** To be put into the page. */
  layer: ReactNode;
}

interface Shown {
  opened: OpenedPreview;
  roughBecause: string | null;
}

const noOffice = '本机没有装 LibreOffice，这里按文件内容粗排，换行和分页可能与纸上不同；以 WPS 或 Office 打开的为准。';
const notAgreed = '没有使用办公软件排版，这里按文件内容粗排，换行和分页可能与纸上不同；以 WPS 或 Office 打开的为准。';

/** Why what is shown are no true pages. */
function roughBecause({ documents, trouble }: OpenedPreview, office: string | null): string | null {
  if (documents.every(({ kind }) => kind === 'pages')) return null;
  if (trouble !== null) return `${trouble}这里按文件内容粗排，换行和分页可能与纸上不同。`;
  return office === null ? noOffice : notAgreed;
}

export function usePreview(): Preview {
  const job = useJob();
  const [asked, setAsked] = useState<{ orders: readonly PreviewOrder[]; office: string } | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);

  const make = async (orders: readonly PreviewOrder[], office: string | null) => {
    const files: string[] = [];
    for (const [at, { name, write }] of orders.entries()) {
      const { file } = await call('previews.place', { name });
      const title = orders.length > 1 ? `正在生成第 ${at + 1} 份，共 ${orders.length} 份` : '正在生成文件';
      if ((await job.run<unknown>(title, '', () => write(file))) === null) return;
      files.push(file);
    }
    const opened = await job.run<OpenedPreview>('正在排版', '', () => call('previews.open', { files }));
    if (opened !== null) setShown({ opened, roughBecause: roughBecause(opened, office) });
  };

  const start = async (orders: readonly PreviewOrder[]) => {
    const { office, inMemory, agreed } = await call('previews.office', {});
    if (office !== null && !inMemory && !agreed) return setAsked({ orders, office });
    await make(orders, office);
  };

  const answer = async (agrees: boolean) => {
    if (asked === null) return;
    setAsked(null);
    if (agrees) await call('previews.agree', {});
    await make(asked.orders, asked.office);
  };

  return {
    show: (orders) => void start(orders).catch(notifyError),
    layer: (
      <>
        {asked !== null && (
          <Dialog
            open
            title={`用 ${asked.office} 排版`}
            width="medium"
            main={{ label: '同意', onPress: () => void answer(true).catch(notifyError) }}
            extra={<Button onClick={() => void answer(false).catch(notifyError)}>不用，粗排预览</Button>}
            onClose={() => setAsked(null)}
          >
            <p>
              要看到与纸上一致的分页，需要把文件交给本机的 {asked.office}
              。排版的几秒钟里，文件会以未加密的形式放在数据文件夹中只有当前系统用户可读的位置，排好即删除，不联网。
            </p>
            <p>同意后，到退出或锁定为止不再询问。</p>
          </Dialog>
        )}
        {job.shown !== null && (
          <Dialog open title="预览" width="medium">
            <JobPanel job={job} cancelHint="不会留下文件" />
          </Dialog>
        )}
        {job.failure !== null && (
          <Dialog open title="没有预览" width="medium" onClose={job.forget}>
            <ErrorPanel compact message={job.failure} />
          </Dialog>
        )}
        {shown !== null && <PreviewDialog {...shown} onClose={() => setShown(null)} />}
      </>
    ),
  };
}
