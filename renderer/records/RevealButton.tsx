import ShownIcon from '@mui/icons-material/VisibilityOffOutlined';
import HiddenIcon from '@mui/icons-material/VisibilityOutlined';
import { useState } from 'react';
import { useAttempt } from '../api/useAnswer.ts';
import { useHelpScreen } from '../help/screenHelp.ts';
import { Button, ErrorPanel, notifyError, ReasonDialog } from '../ui/index.ts';
import { minutesLeft, type Reveal } from './useReveal.ts';
import './records.css';

export const revealReasons = ['核对本人身份信息', '联系当事人', '上级检查核对', '填报上级报表', '更新登记信息'];

/** 显示完整号码 with a reason, then the time that is left and the way back. */
export function RevealButton({ reveal }: { reveal: Reveal }) {
  const [asking, setAsking] = useState(false);
  const attempt = useAttempt();
  useHelpScreen('reveal', asking);
  if (reveal.left !== null) {
    return (
      <Button icon={<ShownIcon />} hint="立即恢复遮挡" onClick={() => reveal.end().catch(notifyError)}>
        恢复遮挡 <span className="pc-countdown">{minutesLeft(reveal.left)}</span>
      </Button>
    );
  }
  return (
    <>
      <Button icon={<HiddenIcon />} onClick={() => setAsking(true)}>
        显示完整号码
      </Button>
      <ReasonDialog
        open={asking}
        title="显示完整号码"
        reasons={revealReasons}
        confirmLabel="显示 15 分钟"
        busy={attempt.busy}
        onConfirm={async (reason) => {
          if (await attempt.run(() => reveal.grant(reason))) setAsking(false);
        }}
        onClose={() => {
          attempt.forget();
          setAsking(false);
        }}
      >
        身份号码和电话是敏感个人信息。15 分钟内本台账显示完整号码，原因和看到的记录记入审计日志。
        {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
      </ReasonDialog>
    </>
  );
}
