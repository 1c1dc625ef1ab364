// The first start: township, villages, administrator, recovery key. Nothing is written before the third step is done.
import { useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import { useAttempt } from '../../api/useAnswer.ts';
import { Button, ErrorPanel, holdUnsaved } from '../../ui/index.ts';
import { RecoveryKey } from '../RecoveryKey.tsx';
import { AdminStep, noAdmin } from './AdminStep.tsx';
import { type Division, DivisionPicker } from './DivisionPicker.tsx';
import { RestoreBackup } from './RestoreBackup.tsx';
import { SetupSheet } from './SetupSheet.tsx';
import { VillagesStep } from './VillagesStep.tsx';
import { chosenVillages, linesOf, type VillageLine } from './villageList.ts';

const steps = ['选择乡镇', '核对村（社区）', '管理员', '恢复密钥'];

export interface SetupWizardProps {
  /** All is made, or a backup is restored: ask the core anew. */
  onDone: () => Promise<void>;
}

export function SetupWizard({ onDone }: SetupWizardProps) {
  const [step, setStep] = useState(0);
  const [restoring, setRestoring] = useState(false);
  const [place, setPlace] = useState<Division | null>(null);
  const [lines, setLines] = useState<VillageLine[]>([]);
  const [admin, setAdmin] = useState(noAdmin);
  const [recoveryKey, setRecoveryKey] = useState('');
  const [kept, setKept] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const attempt = useAttempt();

  useEffect(() => {
    document.title = '设置向导 · 平安台账';
  }, []);
  // The key is shown once: closing the window with it unkept is asked about.
  const unkept = recoveryKey !== '' && !leaving;
  useEffect(() => {
    if (unkept) return holdUnsaved(async () => false);
  }, [unkept]);

  const pick = (township: Division) =>
    attempt.run(async () => {
      if (township.code !== place?.code) {
        const { villages } = await call('divisions.villages', { township: township.code });
        setPlace(township);
        setLines(linesOf(villages));
      }
      setStep(1);
    });
  const create = () =>
    attempt.run(async () => {
      if (!place) return;
      const { login, name, password } = admin;
      const made = await call('setup.create', {
        division: place.code,
        villages: chosenVillages(lines),
        admin: { login: login.trim(), name: name.trim(), newPassword: password.first },
      });
      setAdmin(noAdmin);
      setRecoveryKey(made.recoveryKey);
      setStep(3);
    });
  const finish = () => {
    setLeaving(true);
    return attempt.run(onDone);
  };

  if (restoring) {
    return (
      <SetupSheet title="从备份恢复">
        <RestoreBackup onRestored={onDone} />
        <footer className="pa-setup-foot">
          <Button onClick={() => setRestoring(false)}>返回设置向导</Button>
        </footer>
      </SetupSheet>
    );
  }
  return (
    <SetupSheet
      title={place === null || step === 0 ? '建立平安台账' : `建立平安台账 · ${place.name}`}
      steps={{ names: steps, current: step, onStep: step < 3 && !attempt.busy ? setStep : undefined }}
    >
      {step === 0 && (
        <>
          <div className="pa-setup-lead">
            <p>选择本单位所在的乡镇（街道）：输入名称或拼音首字母，或者从省、市、县逐级选择。</p>
            <Button kind="quiet" onClick={() => setRestoring(true)}>
              已有备份，从备份恢复…
            </Button>
          </div>
          {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
          <DivisionPicker onPick={pick} />
        </>
      )}
      {step === 1 && (
        <VillagesStep lines={lines} onChange={setLines} onBack={() => setStep(0)} onNext={() => setStep(2)} />
      )}
      {step === 2 && (
        <AdminStep
          value={admin}
          township={place?.path.join(' ') ?? ''}
          busy={attempt.busy}
          failure={attempt.failure}
          onChange={setAdmin}
          onBack={() => setStep(1)}
          onCreate={create}
        />
      )}
      {step === 3 && (
        <div className="pa-setup-form">
          <RecoveryKey recoveryKey={recoveryKey} township={place?.name ?? ''} kept={kept} onKept={setKept} />
          {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
          <footer className="pa-setup-foot">
            <span className="pa-setup-count">{kept ? '' : '确认已妥善保管以后，才能继续'}</span>
            <Button kind="main" disabled={!kept} busy={attempt.busy} onClick={finish}>
              开始使用
            </Button>
          </footer>
        </div>
      )}
    </SetupSheet>
  );
}
