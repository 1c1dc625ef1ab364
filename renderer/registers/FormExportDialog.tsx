import { useState } from 'react';
import { isSensitive } from '../../shared/fields/field.ts';
import type { Register } from '../../shared/registers/register.ts';
import { rowPapersOf } from '../../shared/registers/rowPapers.ts';
import { call } from '../api/client.ts';
import { saveJobFile } from '../api/saveFile.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { FullNumbers, isReasonGiven, type RevealReason } from '../fields/FullNumbers.tsx';
import { MissingFonts } from '../preview/MissingFonts.tsx';
import { usePreview } from '../preview/usePreview.tsx';
import { Button, Dialog, ErrorPanel, notify, Segmented } from '../ui/index.ts';

interface FormExportDialogProps {
  register: Register;
  id: string;
  onClose: () => void;
}

const registration = 'registration';

/** One row as a registration form (.docx), or as another paper that such rows have. */
export function FormExportDialog({ register, id, onClose }: FormExportDialogProps) {
  const [chosen, setChosen] = useState(registration);
  const [reason, setReason] = useState<RevealReason>(null);
  const attempt = useAttempt();
  const preview = usePreview();
  const papers = rowPapersOf(register.key);
  const paper = papers.find(({ key }) => key === chosen);
  const title = paper?.title ?? `${register.title}登记表`;
  const name = `${title}.docx`;
  // Only a registration form shows numbers that are masked elsewhere.
  const isReady = paper !== undefined || isReasonGiven(reason);
  const kinds = [paper === undefined ? ('list' as const) : ('official' as const)];
  const start = (file: string) =>
    call('exports.form', {
      register: register.key,
      id,
      file,
      ...(paper === undefined ? {} : { paper: paper.key }),
      ...(paper !== undefined || reason === null ? {} : { reveal: reason.trim() }),
    });
  const write = () =>
    attempt.run(async () => {
      const saved = await saveJobFile(name, start);
      if (saved === null) return;
      notify({ text: `已导出${paper?.title ?? '登记表'}：${saved.name}` });
      onClose();
    });
  return (
    <>
      <Dialog
        open
        title={papers.length === 0 ? '导出登记表' : '导出登记表和文书'}
        main={{
          label: '导出 Word',
          onPress: () => void write(),
          disabled: !isReady,
          busy: attempt.busy,
        }}
        extra={
          <Button onClick={() => preview.show([{ name, papers: kinds, write: start }])} disabled={!isReady}>
            预览并打印
          </Button>
        }
        onClose={onClose}
      >
        {papers.length > 0 && (
          <div className="pr-papers">
            <Segmented
              label="文书"
              value={chosen}
              choices={[
                { value: registration, label: '登记表' },
                ...papers.map((each) => ({ value: each.key, label: each.title })),
              ]}
              onChange={setChosen}
            />
          </div>
        )}
        <p className="pr-lead">{paper?.about ?? '生成一份排好版的 Word 登记表，用 WPS 或 Office 打开、打印。'}</p>
        {paper === undefined && register.fields.some(isSensitive) && (
          <FullNumbers reason={reason} onChange={setReason} />
        )}
        <MissingFonts papers={kinds} />
        {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
      </Dialog>
      {preview.layer}
    </>
  );
}
