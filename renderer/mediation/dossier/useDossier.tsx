// Documents of one case as files: one alone or the whole dossier. Faces that this computer lacks are told of first.
import { type ReactNode, useState } from 'react';
import type { DocumentKey } from '../../../shared/rules/mediation/documents.ts';
import { call } from '../../api/client.ts';
import { saveFile } from '../../api/saveFile.ts';
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
  preview(document?: DocumentKey, row?: string): void;
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
    preview.show([{ name: await nameOf(wanted.document), papers: ['form'], write: (file) => startJob(file, wanted) }]);
  const write = async ({ document, row }: Wanted) => {
    const name = await nameOf(document);
    const what = document === undefined ? '卷宗' : '文书';
    const wanted = { ...(document === undefined ? {} : { document }), ...(row === undefined ? {} : { row }) };
    const saved = await saveFile(name, (file) =>
      job.run<{ pages: number }>(`正在生成${what}`, '', () => startJob(file, wanted)),
    );
    if (saved) notify({ text: `已生成${what}，共 ${saved.result.pages} 页：${saved.name}` });
  };
  const start = async (wanted: Wanted) => {
    if (!fontsAreTold && (await call('documents.fonts', { papers: ['form'] })).sentence !== null)
      return setAsked(wanted);
    await write(wanted);
  };

  return {
    print: (document, row) => void start({ document, ...(row === undefined ? {} : { row }) }).catch(notifyError),
    preview: (document, row) =>
      void look({
        ...(document === undefined ? {} : { document }),
        ...(row === undefined ? {} : { row }),
      }).catch(notifyError),
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
            <MissingFonts papers={['form']} />
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
