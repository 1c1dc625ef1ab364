import { useState } from 'react';
import { isSensitive } from '../../shared/fields/field.ts';
import type { Register } from '../../shared/registers/register.ts';
import { call, finished } from '../api/client.ts';
import { transport } from '../api/transport.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { usePreview } from '../preview/usePreview.tsx';
import { Button, Dialog, ErrorPanel, notify } from '../ui/index.ts';
import { FullNumbers, isReasonGiven, type RevealReason } from './FullNumbers.tsx';

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
      const place = await transport().pickSave(name);
      if (place === null) return;
      const { job } = await start(place.handle);
      await finished(job);
      await transport().finishSave(place.handle);
      notify({ text: `已导出登记表：${place.name}` });
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
          <Button onClick={() => preview.show([{ name, write: start }])} disabled={!isReasonGiven(reason)}>
            预览并打印
          </Button>
        }
        onClose={onClose}
      >
        <p className="pr-lead">生成一份排好版的 Word 登记表，用 WPS 或 Office 打开、打印。</p>
        {register.fields.some(isSensitive) && <FullNumbers reason={reason} onChange={setReason} />}
        {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
      </Dialog>
      {preview.layer}
    </>
  );
}
