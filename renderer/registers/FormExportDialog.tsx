import { useState } from 'react';
import { isSensitive } from '../../shared/fields/field.ts';
import type { Register } from '../../shared/registers/register.ts';
import { call } from '../api/client.ts';
import { saveJobFile } from '../api/saveFile.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { FullNumbers, isReasonGiven, type RevealReason } from '../fields/FullNumbers.tsx';
import { MissingFonts } from '../preview/MissingFonts.tsx';
import { usePreview } from '../preview/usePreview.tsx';
import { Button, Dialog, ErrorPanel, notify } from '../ui/index.ts';

interface FormExportDialogProps {
  register: Register;
  id: string;
  onClose: () => void;
}

/** One row as a registration form (.docx). */
export function FormExportDialog({ register, id, onClose }: FormExportDialogProps) {
  const [reason, setReason] = useState<RevealReason>(null);
  const attempt = useAttempt();
  const preview = usePreview();
  const name = `${register.title}登记表.docx`;
  const start = (file: string) =>
    call('exports.form', {
      register: register.key,
      id,
      file,
      ...(reason === null ? {} : { reveal: reason.trim() }),
    });
  const write = () =>
    attempt.run(async () => {
      const saved = await saveJobFile(name, start);
      if (saved === null) return;
      notify({ text: `已导出登记表：${saved.name}` });
      onClose();
    });
  return (
    <>
      <Dialog
        open
        title="导出登记表"
        main={{
          label: '导出 Word',
          onPress: () => void write(),
          disabled: !isReasonGiven(reason),
          busy: attempt.busy,
        }}
        extra={
          <Button
            onClick={() => preview.show([{ name, papers: ['list'], write: start }])}
            disabled={!isReasonGiven(reason)}
          >
            预览并打印
          </Button>
        }
        onClose={onClose}
      >
        <p className="pr-lead">生成一份排好版的 Word 登记表，用 WPS 或 Office 打开、打印。</p>
        {register.fields.some(isSensitive) && <FullNumbers reason={reason} onChange={setReason} />}
        <MissingFonts papers={['list']} />
        {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
      </Dialog>
      {preview.layer}
    </>
  );
}
