import { useState } from 'react';
import { call } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { Button, Dialog, ErrorPanel, Field, notify, TextInput } from '../ui/index.ts';

export interface SecondFolderDialogProps {
  folder: string | null;
  onSaved: () => Promise<void>;
  onClose: () => void;
}

/** Where a second copy goes, typed as the file manager shows it. */
export function SecondFolderDialog({ folder, onSaved, onClose }: SecondFolderDialogProps) {
  const [typed, setTyped] = useState(folder ?? '');
  const attempt = useAttempt();
  const save = async (wanted: string | null) => {
    const saved = await attempt.run(async () => {
      await call('backups.setSecondFolder', { folder: wanted });
      await onSaved();
    });
    if (!saved) return;
    notify({
      text: wanted === null ? '不再备到第二位置，已有的备份留在那里' : '第二备份位置已设好，下次备份时多备一份',
    });
    onClose();
  };
  return (
    <Dialog
      open
      title="第二备份位置"
      width="medium"
      extra={
        folder !== null && (
          <Button kind="quiet" onClick={() => void save(null)} disabled={attempt.busy}>
            不用第二位置
          </Button>
        )
      }
      main={{
        label: '保存',
        onPress: () => void save(typed.trim()),
        busy: attempt.busy,
        disabled: typed.trim() === '',
      }}
      onClose={onClose}
    >
      {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
      <Field
        label="文件夹"
        required
        stacked
        help="一般在 U 盘或移动硬盘上。先插好盘、建好文件夹，再把文件管理器地址栏里的位置粘贴到这里，如 E:\平安台账备份。"
      >
        <TextInput value={typed} onChange={setTyped} maxLength={500} autoFocus />
      </Field>
    </Dialog>
  );
}
