// A report in the window: read, written, saved by itself, and put together with what somebody else wrote meanwhile.
import { useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { NarrativeShown } from '../../shared/contract/monthlyProcedures.ts';
import type { Narrative } from '../../shared/rules/monthly/narrative.ts';
import { call, sentenceOf } from '../api/client.ts';
import { useUnlocks } from '../api/currentUser.ts';
import { holdUnsaved, notify, ShortcutsActive } from '../ui/index.ts';
import { type Disputed, mergeReports, type ReportText } from './merge.ts';
import { type NumberChange, numberChanges } from './numberChanges.ts';
import { reportSaver, type SaveSign } from './reportSaver.ts';
import { type CaretPlace, changedPlace, textHistory } from './textHistory.ts';

export type OpenedReport = OutputOf<'monthly.open'>;

interface Conflict {
  theirs: OpenedReport;
  mine: ReportText;
  disputed: readonly Disputed[];
}

export interface MonthlyReport {
  opened: OpenedReport | null;
  /** What is on the screen. */
  report: ReportText | null;
  /** Grows whenever the text was changed otherwise than by typing: editors show it anew. */
  revision: number;
  sign: SaveSign;
  failure: string | null;
  /** Parts that two people changed. */
  conflict: Conflict | null;
  /** My last changes, when the report was locked meanwhile. */
  lost: ReportText | null;
  forgetLost(): void;
  change(next: (now: ReportText) => ReportText, byTyping?: boolean): void;
  flush(): Promise<boolean>;
  /** Takes the last step back, or again; says where it was. */
  step(direction: 'undo' | 'redo'): CaretPlace | null;
  decide(theirKeys: readonly string[]): void;
  /** Fills the numbers anew. @returns what changed; null when nothing could be saved before. */
  refresh(): Promise<NumberChange[] | null>;
  /** The version that a lock or a refresh must name. */
  version(): number;
  /** Reads the report anew, as the core has it. */
  reload(): Promise<void>;
  /** After a failure: reads it, or goes on putting together what was written. */
  retry(): Promise<void>;
}

const textOf = ({ text, signers }: OpenedReport): ReportText => ({ text, signers });

/** The core takes what it can change; a text is never changed in place here. */
export const sent = (text: Narrative): NarrativeShown => structuredClone(text) as NarrativeShown;

export function useMonthlyReport(period: string, run: string | undefined): MonthlyReport {
  const [opened, setOpened] = useState<OpenedReport | null>(null);
  const [report, setReport] = useState<ReportText | null>(null);
  const [revision, setRevision] = useState(0);
  const [sign, setSign] = useState<SaveSign>({ state: 'saved', failure: null });
  const [failure, setFailure] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [lost, setLost] = useState<ReportText | null>(null);
  const [history] = useState(textHistory);
  const now = useRef<ReportText | null>(null);
  const runNow = useRef<string>('');
  const ask = () => ({ period, ...(run === undefined ? {} : { run }) });

  const show = (next: ReportText) => {
    now.current = next;
    setReport(next);
    setRevision((each) => each + 1);
  };
  const take = (next: OpenedReport) => {
    history.clear();
    runNow.current = next.run.id;
    setOpened(next);
    setFailure(null);
    setConflict(null);
    saver.begin(textOf(next), next.version);
  };

  const settle = async () => {
    const base = saver.kept();
    if (base === null) return;
    try {
      const theirs = await call('monthly.open', { period, run: runNow.current });
      // With what was typed while it was asked.
      const mine = now.current;
      if (mine === null) return;
      if (theirs.run.state !== 'draft') {
        setLost(mine);
        take(theirs);
        show(textOf(theirs));
        return;
      }
      const { report: merged, disputed } = mergeReports(base.report, mine, textOf(theirs));
      if (disputed.length > 0) return setConflict({ theirs, mine, disputed });
      putTogether(theirs, merged);
    } catch (error) {
      setFailure(sentenceOf(error));
    }
  };
  const putTogether = (theirs: OpenedReport, merged: ReportText) => {
    take(theirs);
    show(merged);
    saver.changed(merged);
    notify({ text: '别人刚改过这份报告，双方的修改已合在一起。', tone: 'info' });
  };
  const settling = useRef(settle);
  settling.current = settle;

  const [saver] = useState(() =>
    reportSaver({
      save: ({ text, signers }, version) =>
        call('monthly.save', { run: runNow.current, version, text: sent(text), signers }),
      onSign: setSign,
      onConflict: () => void settling.current(),
    }),
  );
  const isActive = useContext(ShortcutsActive);
  useEffect(() => saver.setReachable(isActive), [saver, isActive]);
  useEffect(() => {
    const onHidden = () => document.visibilityState === 'hidden' && void saver.flush();
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      saver.stop();
    };
  }, [saver]);
  const isUnsaved = sign.state !== 'saved';
  const flush = useCallback(() => saver.flush(), [saver]);
  useEffect(() => {
    if (!isUnsaved) return;
    return holdUnsaved(async () => {
      const isSaved = await saver.flush();
      if (!isSaved) notify({ text: '最后的修改还没有保存，请稍候再离开这一页。', tone: 'warning' });
      return isSaved;
    });
  }, [isUnsaved, saver]);

  const reload = async () => {
    try {
      const next = await call('monthly.open', ask());
      take(next);
      show(textOf(next));
    } catch (error) {
      setFailure(sentenceOf(error));
    }
  };
  const unlocks = useUnlocks();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page is made anew for another report
  useEffect(() => {
    // After an unlocking what is being written stays.
    if (now.current === null) void reload();
  }, [unlocks]);

  return {
    opened,
    report,
    revision,
    sign,
    failure,
    conflict,
    lost,
    forgetLost: () => setLost(null),
    change(next, byTyping = false) {
      if (now.current === null) return;
      const changed = next(now.current);
      history.note(now.current, byTyping, performance.now());
      if (byTyping) {
        now.current = changed;
        setReport(changed);
      } else show(changed);
      saver.changed(changed);
    },
    flush,
    step(direction) {
      const from = now.current;
      if (from === null) return null;
      const to = history[direction](from);
      if (to === null) return null;
      show(to);
      saver.changed(to);
      return changedPlace(from.text, to.text);
    },
    decide(theirKeys) {
      const base = saver.kept();
      if (conflict === null || base === null) return;
      const { theirs } = conflict;
      const mine = now.current ?? conflict.mine;
      putTogether(theirs, mergeReports(base.report, mine, textOf(theirs), theirKeys).report);
    },
    async refresh() {
      if (!(await saver.flush()) || now.current === null) return null;
      const before = now.current;
      const answer = await call('monthly.refresh', { run: runNow.current, version: saver.kept()!.version });
      const after = { ...before, text: answer.text };
      const typed = now.current ?? before;
      saver.begin(after, answer.version);
      history.clear();
      // What was typed meanwhile stands, with the numbers that it had; the rest has the new ones.
      const { report: shown } = mergeReports(before, typed, after);
      show(shown);
      if (typed !== before) saver.changed(shown);
      return numberChanges(before.text, answer.text);
    },
    version: () => saver.kept()?.version ?? 0,
    reload,
    retry: () => (now.current === null ? reload() : settle()),
  };
}
