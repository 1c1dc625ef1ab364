// What opens over the report: numbers, cases, files, the lock, differences, and what somebody else changed meanwhile.
import { type ReactNode, useState } from 'react';
import type { Period } from '../../shared/reports/period.ts';
import type { TextRun } from '../../shared/rules/monthly/narrative.ts';
import { call } from '../api/client.ts';
import { useMay } from '../api/currentUser.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { PassportDrawer } from '../passport/PassportDrawer.tsx';
import { replaceQuery } from '../route.ts';
import { Button, Dialog, type MenuEntry, notify, ReasonDialog } from '../ui/index.ts';
import { type Against, DifferencesDrawer } from '../versions/DifferencesDrawer.tsx';
import { correctReasons, unlockReasons } from '../versions/versionWords.ts';
import { CasePicker } from './CasePicker.tsx';
import { ChangedNumbers } from './ChangedNumbers.tsx';
import type { Check } from './CheckPanel.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { insertAtHeldCaret } from './caret.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { LockDialog } from './LockDialog.tsx';
import { NumberPicker } from './NumberPicker.tsx';
import { paragraphsAt, withParagraphs, withSection, wordsOf } from './narrativeEdits.ts';
import type { NumberChange } from './numberChanges.ts';
import type { NumberRun } from './SectionEditor.tsx';
import { missingSigners } from './SignersPanel.tsx';
import type { MonthlyReport } from './useMonthlyReport.ts';

type LayerName = 'number' | 'cases' | 'export' | 'lock' | 'unlock' | 'correct';

export interface ReportLayers {
  isOpen: boolean;
  open(layer: LayerName): void;
  showNumber(number: NumberRun): void;
  showDifferences(against: Against): void;
  refresh(): Promise<void>;
  /** The button beside the main one: locking, or correcting what is locked. */
  lockTool: ReactNode;
  more: readonly MenuEntry[];
  layer: ReactNode;
}

export function useReportLayers(
  monthly: MonthlyReport,
  check: Check | undefined,
  period: Period,
  editable: boolean,
): ReportLayers {
  const [shown, setShown] = useState<LayerName | null>(null);
  const [differences, setDifferences] = useState<{ run: string; against: Against } | null>(null);
  const [number, setNumber] = useState<NumberRun | null>(null);
  const [changes, setChanges] = useState<readonly NumberChange[]>([]);
  const directs = useMay('director');
  const attempt = useAttempt();
  const { opened, report } = monthly;
  const close = () => setShown(null);

  const insert = (run: TextRun) => {
    close();
    // After the box has given the focus back.
    requestAnimationFrame(() => requestAnimationFrame(() => insertAtHeldCaret([run])));
  };
  const addCases = (texts: readonly string[]) => {
    close();
    monthly.change((now) => {
      const added = texts.map((text) => ({
        id: crypto.randomUUID(),
        isOwn: true,
        runs: [{ kind: 'text' as const, text }],
      }));
      const there = paragraphsAt(now.text, 'cases');
      const filled = withParagraphs(now.text, 'cases', [...there, ...added]);
      return { ...now, text: withSection(filled, 'cases', (section) => ({ ...section, isHidden: false })) };
    });
  };
  const refresh = async () => {
    const changed = await monthly.refresh();
    if (changed === null) return;
    if (changed.length === 0) notify({ text: '已刷新，数字没有变化。' });
    else setChanges(changed);
  };
  const reopen = async (id?: string) => {
    close();
    replaceQuery({ period: period.key, ...(id === undefined ? {} : { run: id }) });
    if (id === undefined) await monthly.reload();
  };
  const unlock = (reason: string) =>
    attempt.run(async () => {
      if (!opened) return;
      await call('monthly.unlock', { run: opened.run.id, reason });
      notify({ text: '已解锁，可以修改。原来锁定的内容留在历史里。' });
      close();
      await monthly.reload();
    });
  const correct = (reason: string) =>
    attempt.run(async () => {
      if (!opened) return;
      const { run, changedNumbers } = await call('monthly.correct', { run: opened.run.id, reason });
      const changed =
        changedNumbers > 0 ? `正文里 ${changedNumbers} 个数字已按现在的记录刷新。` : '正文的数字没有变化。';
      notify({ text: `已开始更正版，可以修改。${changed}` });
      await reopen(run);
    });

  const state = opened?.run.state;
  const lockTool = !directs ? null : state === 'draft' ? (
    <Button onClick={() => setShown('lock')} disabled={!check}>
      锁定
    </Button>
  ) : state === 'locked' ? (
    <Button onClick={() => setShown('correct')}>出更正版</Button>
  ) : null;
  const more: MenuEntry[] =
    directs && state === 'locked'
      ? [
          {
            key: 'unlock',
            label: '解锁',
            detail: '要写明原因，记入审计日志',
            onSelect: () => setShown('unlock'),
          },
        ]
      : [];

  return {
    isOpen: shown !== null || number !== null || differences !== null,
    open: setShown,
    showNumber: setNumber,
    showDifferences: (against) => opened && setDifferences({ run: opened.run.id, against }),
    refresh,
    lockTool,
    more,
    layer: opened && report && (
      <>
        {number !== null && (
          <PassportDrawer
            number={number}
            period={period}
            {...(state === 'draft' ? {} : { run: opened.run.id })}
            onClose={() => setNumber(null)}
          />
        )}
        {shown === 'number' && editable && <NumberPicker period={period.key} onPick={insert} onClose={close} />}
        {shown === 'cases' && editable && <CasePicker period={period.key} onPick={addCases} onClose={close} />}
        {shown === 'export' && (
          <ExportDialog
            run={opened.run.id}
            isLocked={state !== 'draft'}
            errors={check?.lines.filter(({ level }) => level === 'error').length ?? 0}
            flush={monthly.flush}
            onClose={close}
          />
        )}
        {shown === 'lock' && (
          <LockDialog
            run={opened.run.id}
            version={monthly.version}
            check={check}
            missing={missingSigners(report.signers)}
            flush={monthly.flush}
            onLocked={monthly.reload}
            onClose={close}
          />
        )}
        <ReasonDialog
          open={shown === 'unlock'}
          title="解锁这份报告？"
          reasons={unlockReasons}
          confirmLabel="解锁"
          busy={attempt.busy}
          onConfirm={(reason) => void unlock(reason)}
          onClose={close}
        >
          解锁后回到草稿，可以修改文字、刷新数字。已经报送的，请用更正版。{attempt.failure}
        </ReasonDialog>
        <ReasonDialog
          open={shown === 'correct'}
          title="出更正版？"
          reasons={correctReasons}
          confirmLabel="开始更正"
          busy={attempt.busy}
          onConfirm={(reason) => void correct(reason)}
          onClose={close}
        >
          原来的版本原样保留；更正版另编版本，数字按现在的记录刷新，随时可看与上一版的差异。{attempt.failure}
        </ReasonDialog>
        {differences !== null && (
          <DifferencesDrawer of="monthly" {...differences} onClose={() => setDifferences(null)} />
        )}
        {changes.length > 0 && <ChangedNumbers period={period.key} changes={changes} onClose={() => setChanges([])} />}
        {monthly.conflict !== null && <ConflictDialog disputed={monthly.conflict.disputed} onDecide={monthly.decide} />}
        {monthly.lost !== null && (
          <Dialog open title="报告刚被锁定" width="large" onClose={monthly.forgetLost}>
            <p className="pn-lead">您最后的修改没有写进锁定的版本。需要的请先复制下来，再请主任解锁或出更正版。</p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keyboard */}
            <div className="pn-lost" tabIndex={0}>
              {[...monthly.lost.text.opening, ...monthly.lost.text.sections.flatMap(({ paragraphs }) => paragraphs)]
                .filter(({ isOwn }) => isOwn)
                .map(({ id, runs }) => (
                  <p key={id}>{wordsOf(runs)}</p>
                ))}
            </div>
          </Dialog>
        )}
      </>
    ),
  };
}
