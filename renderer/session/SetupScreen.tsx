import { useEffect } from 'react';
import { Button, ErrorPanel } from '../ui/index.ts';
import { RestoreBackup } from './setup/RestoreBackup.tsx';
import { SetupSheet } from './setup/SetupSheet.tsx';
import { SetupWizard } from './setup/SetupWizard.tsx';
import type { Session, SetupState } from './useSession.ts';

const titles = {
  damaged: '台账打不开',
  foreign: '这里的数据不是这份台账的',
  newer: '台账是更新的版本建立的',
} as const;

/** A data folder that is not ready: empty, damaged, foreign, or of a newer program. */
export default function SetupScreen({ session }: { session: Session }) {
  const { setup } = session;
  if (setup === null || setup.state === 'ready') return null;
  if (setup.state === 'empty') return <SetupWizard onDone={session.reload} />;
  return <Trouble setup={setup} kind={setup.state} reload={session.reload} />;
}

interface TroubleProps {
  setup: SetupState;
  kind: keyof typeof titles;
  reload: () => Promise<void>;
}

function Trouble({ setup, kind, reload }: TroubleProps) {
  const title = titles[kind];
  useEffect(() => {
    document.title = `${title} · 平安台账`;
  }, [title]);
  return (
    <SetupSheet title={title}>
      <ErrorPanel message={setup.message ?? '数据文件夹不能使用。'} compact />
      {kind !== 'newer' && (
        <>
          {setup.backup === null && (
            <p>没有在这台电脑上找到完好的备份。U 盘上有备份的，请插好以后重试，或直接选择备份文件。</p>
          )}
          <RestoreBackup offered={setup.backup} replaces onRestored={reload} />
        </>
      )}
      <footer className="pa-setup-foot">
        <Button onClick={() => void reload()}>重试</Button>
        <span className="pa-setup-count">版本 {setup.version}</span>
      </footer>
    </SetupSheet>
  );
}
