// The work report of a period: what is missing, the text with its linked numbers, one button for the files, and the lock.
import { useEffect } from 'react';
import { type Period, readPeriod, usualPeriod } from '../../shared/reports/period.ts';
import { useMay } from '../api/currentUser.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useOffice } from '../fields/office.ts';
import { PeriodBar } from '../fields/PeriodBar.tsx';
import { hrefOf, replaceQuery } from '../route.ts';
import {
  Button,
  Callout,
  ErrorPanel,
  notify,
  notifyError,
  Page,
  PageHead,
  SkeletonForm,
  SkeletonRows,
  Tag,
  useShortcut,
} from '../ui/index.ts';
import { changedWords, lockWords, stateTitles, versionTitle } from '../versions/versionWords.ts';
import { CheckPanel } from './CheckPanel.tsx';
import { holdCaret, placeCaret, watchCaret } from './caret.ts';
import './monthly.css';
import { NumberPanel } from './NumberPanel.tsx';
import { ReportSheet } from './ReportSheet.tsx';
import { SavedSign } from './SavedSign.tsx';
import { SignersPanel } from './SignersPanel.tsx';
import { useMonthlyReport } from './useMonthlyReport.ts';
import { useReportLayers } from './useReportLayers.tsx';
import { VersionsPanel } from './VersionsPanel.tsx';

interface MonthlyPageProps {
  query: Readonly<Record<string, string>>;
}

export default function MonthlyPage({ query }: MonthlyPageProps) {
  const { office } = useOffice();
  if (office === null) return <SkeletonRows />;
  const asked = readPeriod(query.period ?? '');
  const period = asked === null || asked.kind === 'free' ? usualPeriod(office.today) : asked;
  // Another period or version is another report: nothing of the one before may stay.
  return <ReportOf key={`${period.key} ${query.run ?? ''}`} period={period} run={query.run} today={office.today} />;
}

const reportNames: Readonly<Record<Period['kind'], string>> = {
  month: '工作月报',
  quarter: '工作季报',
  half: '工作半年报',
  year: '工作年报',
  free: '工作报告',
};

function ReportOf({ period, run, today }: { period: Period; run: string | undefined; today: string }) {
  const monthly = useMonthlyReport(period.key, run);
  const check = useAnswer('monthly.check', { period: period.key });
  const mayWrite = useMay('writer');
  const { opened, report, sign } = monthly;
  const editable = mayWrite && opened?.run.state === 'draft';
  const layers = useReportLayers(monthly, check.data, period, editable);
  useEffect(() => watchCaret(), []);

  const show = async (next: { period: string; run?: string }) => {
    if (await monthly.flush()) replaceQuery(next);
    else notify({ text: '最后的修改还没有保存，请稍候再换。', tone: 'warning' });
  };
  const step = (direction: 'undo' | 'redo') => {
    const place = monthly.step(direction);
    if (place === null) return;
    // After the texts have been drawn anew.
    requestAnimationFrame(() => {
      const editor = document.querySelector<HTMLElement>(`.pn-editor[data-text="${place.key}"]`);
      if (editor) placeCaret(editor, place.paragraph, place.offset);
    });
  };
  const save = async () => {
    if (await monthly.flush()) notify({ text: '已保存' });
  };
  const insertNumber = () => {
    if (holdCaret()) layers.open('number');
    else notify({ text: '先点一下正文里要放数字的地方。', tone: 'info' });
  };
  useShortcut('Ctrl+E', () => layers.open('export'), opened !== null);
  useShortcut('Ctrl+S', () => void save(), editable);
  useShortcut('Ctrl+I', insertNumber, editable && !layers.isOpen);

  return (
    <Page
      fill
      head={
        <PageHead
          title={reportNames[period.kind]}
          note={
            opened && (
              <>
                <Tag tone={stateTitles[opened.run.state].tone}>{stateTitles[opened.run.state].title}</Tag>{' '}
                {opened.run.number > 1 && versionTitle(opened.run.number)}
              </>
            )
          }
          tools={
            <>
              {layers.lockTool}
              <Button href={hrefOf('reports', 'centre')}>报表中心</Button>
            </>
          }
          main={{
            label: '生成报告',
            shortcut: 'Ctrl+E',
            onPress: () => layers.open('export'),
            disabled: opened === null,
          }}
          more={layers.more}
        />
      }
      bar={<PeriodBar wholeOnly period={period} today={today} onChange={(key) => void show({ period: key })} />}
    >
      {monthly.failure !== null && (
        <ErrorPanel compact message={monthly.failure} onRetry={() => void monthly.retry()} />
      )}
      {opened && report === null && <SkeletonForm />}
      {!opened && monthly.failure === null && <SkeletonForm />}
      {opened && report && (
        <div className="pn-page">
          <div className="pn-main">
            {opened.run.state !== 'draft' && (
              <Callout
                tone={opened.run.state === 'locked' ? 'success' : 'warning'}
                action={
                  (opened.changedSince?.count ?? 0) > 0 && (
                    <Button onClick={() => layers.showDifferences('now')}>看差异</Button>
                  )
                }
              >
                {lockWords(opened.run)}
                {opened.changedSince !== null && changedWords(opened.changedSince.count)}
              </Callout>
            )}
            {editable && (
              <div className="pn-tools" role="toolbar" aria-label="正文">
                <Button kind="quiet" shortcut="Ctrl+I" onClick={insertNumber}>
                  插入数字
                </Button>
                <Button kind="quiet" onClick={() => layers.open('cases')}>
                  加入典型案例
                </Button>
                <Button
                  kind="quiet"
                  hint="按现在的记录重填数字，自己写的句子不变"
                  onClick={() => void layers.refresh().catch(notifyError)}
                >
                  刷新数字
                </Button>
                <span className="pn-own-legend">自己写的段落</span>
                <SavedSign sign={sign} />
              </div>
            )}
            <div className="pn-desk" tabIndex={editable ? -1 : 0}>
              <ReportSheet
                report={report}
                revision={monthly.revision}
                editable={editable}
                change={monthly.change}
                onNumber={layers.showNumber}
                onUndo={step}
                onCases={() => layers.open('cases')}
              />
            </div>
          </div>
          <aside className="pn-side">
            <CheckPanel check={check.data} failure={check.failure} onAgain={() => void check.reload()} />
            <SignersPanel
              signers={report.signers}
              editable={editable}
              onChange={(signers) => monthly.change((now) => ({ ...now, signers }), true)}
            />
            <NumberPanel
              period={period.key}
              editable={editable}
              isPrinted={opened.runs.some(({ lockedAt }) => lockedAt !== null)}
            />
            <VersionsPanel
              opened={opened}
              onOpen={(id) => void show({ period: period.key, run: id })}
              onDifferences={layers.showDifferences}
            />
          </aside>
        </div>
      )}
      {layers.layer}
    </Page>
  );
}
