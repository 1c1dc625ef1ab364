// Documents of one case as files: one alone or the whole dossier. Faces that this computer lacks are told of first.
import { type ReactNode, useState } from 'react';
import type { DocumentKey } from '../../../shared/rules/mediation/documents.ts';
import { call } from '../../api/client.ts';
import { transport } from '../../api/transport.ts';
import { useJob } from '../../api/useJob.ts';
import { MissingFonts } from '../../preview/MissingFonts.tsx';
import { usePreview } from '../../preview/usePreview.tsx';
import { JobPanel } from '../../records/JobPanel.tsx';
import { Dialog, ErrorPanel, notify, notifyError } from '../../ui/index.ts';

interface Wanted {
  document?: DocumentKey;
  row?: string;
}

export interface DossierFiles {
  /** One document; with `row` that of one record. */
  print(document: DocumentKey, row?: string): void;
  whole(): void;
  /** Page by page on the screen, to be printed from there; the whole dossier without `document`. */
  preview(document?: DocumentKey): void;
  layer: ReactNode;
}

// Told once while the window is open.
let fontsAreTold = false;

export function useDossier(caseId: string): DossierFiles {
  const job = useJob();
  const preview = usePreview();
  const [asked, setAsked] = useState<Wanted | null>(null);

  const nameOf = async (document: DocumentKey | undefined) =>
    (await call('dossiers.name', { case: caseId, ...(document === undefined ? {} : { document }) })).name;
  const startJob = (file: string, { document, row }: Wanted) =>
    document === undefined
      ? call('dossiers.export', { case: caseId, file })
      : call('dossiers.document', { case: caseId, document, file, ...(row === undefined ? {} : { row }) });
  const look = async (wanted: Wanted) =>
    preview.show([{ name: await nameOf(wanted.document), write: (file) => startJob(file, wanted) }]);
  const write = async ({ document, row }: Wanted) => {
    const name = await nameOf(document);
    const place = await transport().pickSave(name);
    if (place === null) return;
    const title = document === undefined ? '正在生成卷宗' : '正在生成文书';
    const done = await job.run<{ pages: number }>(title, '', () =>
      startJob(place.handle, {
        ...(document === undefined ? {} : { document }),
        ...(row === undefined ? {} : { row }),
      }),
    );
    if (done === null) return;
    await transport().finishSave(place.handle);
    notify({ text: `已生成${document === undefined ? '卷宗' : '文书'}，共 ${done.pages} 页：${place.name}` });
  };
  const start = async (wanted: Wanted) => {
    if (!fontsAreTold && (await call('documents.fonts', {})).missing.length > 0) return setAsked(wanted);
    await write(wanted);
  };

  return {
    print: (document, row) => void start({ document, ...(row === undefined ? {} : { row }) }).catch(notifyError),
    preview: (document) => void look(document === undefined ? {} : { document }).catch(notifyError),
    whole: () => void start({}).catch(notifyError),
    layer: (
      <>
        {preview.layer}
        {asked !== null && (
          <Dialog
            open
            title="有字体没有装"
            width="medium"
            main={{
              label: '继续',
              onPress: () => {
                fontsAreTold = true;
                setAsked(null);
                write(asked).catch(notifyError);
              },
            }}
            onClose={() => setAsked(null)}
          >
            <MissingFonts />
          </Dialog>
        )}
        {job.shown !== null && (
          <Dialog open title={job.shown.title} width="medium">
            <JobPanel job={job} cancelHint="不会留下半个文件" />
          </Dialog>
        )}
        {job.failure !== null && (
          <Dialog open title="没有生成" width="medium" onClose={job.forget}>
            <ErrorPanel compact message={job.failure} />
          </Dialog>
        )}
      </>
    ),
  };
}
