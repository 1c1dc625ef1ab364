import { useEffect, useRef } from 'react';
import { call } from '../api/client.ts';
import { saveFile } from '../api/saveFile.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { Button, Checkbox, ErrorPanel, notify } from '../ui/index.ts';
import './RecoveryKey.css';

export interface RecoveryKeyProps {
  recoveryKey: string;
  township: string;
  /** Ticked: printed or written down, and sealed. */
  kept: boolean;
  onKept: (kept: boolean) => void;
}

/** The recovery key, shown this once, with its sheet for printing and the word that it is kept. */
export function RecoveryKey({ recoveryKey, township, kept, onKept }: RecoveryKeyProps) {
  const sheet = useAttempt();
  const save = useRef<HTMLButtonElement>(null);
  useEffect(() => save.current?.focus(), []);

  const saveSheet = () =>
    sheet.run(async () => {
      const saved = await saveFile(`${township}恢复表.docx`, (file) =>
        call('setup.recoverySheet', { recoveryKey, file }),
      );
      if (saved) notify({ text: `已保存“${saved.name}”，请打印后删除这个文件。` });
    });

  return (
    <div className="pa-recovery">
      <p>
        恢复密钥是所有密码都忘记时的最后办法，<strong>只显示这一次</strong>
        。请打印恢复表或工整抄下，签字后放进保密柜；不要拍照，不要存在这台电脑上。
      </p>
      <div className="pa-recovery-key" role="img" aria-label={`恢复密钥 ${recoveryKey}`}>
        {recoveryKey.split('-').map((group, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups never change
          <span key={place}>{group}</span>
        ))}
      </div>
      {sheet.failure !== null && <ErrorPanel message={sheet.failure} compact />}
      <div className="pa-recovery-actions">
        <Button ref={save} onClick={saveSheet} busy={sheet.busy}>
          保存恢复表（Word 文件，供打印）…
        </Button>
      </div>
      <Checkbox label="我已打印或抄下恢复密钥，并密封保管" checked={kept} onChange={onKept} />
      <p className="pa-recovery-note">
        打印后请删除保存的文件。所有密码都忘记、恢复密钥也找不到时，任何人都打不开这份台账。
      </p>
    </div>
  );
}
