// 今日: what is unfinished, how much there is, when it was backed up. Each block is a component of its own, so that
// later features add theirs.
import { weekdayName } from '../../shared/rules/days.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { ErrorPanel, Page, PageHead, SkeletonRows } from '../ui/index.ts';
import { BackupBlock } from './BackupBlock.tsx';
import { CasesDue } from './CasesDue.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { RegisterCounts } from './RegisterCounts.tsx';
import { TaskList } from './TaskList.tsx';
import './TodayPage.css';

/** Registers that the set-up itself fills. */
const filledBySetup = new Set(['village']);

export default function TodayPage() {
  const { data, failure, reload } = useAnswer('home.today', {});
  const head = <PageHead title="今日" note={data && dayWords(data.today)} />;
  if (data === undefined) {
    return (
      <Page head={head}>
        {failure === null ? <SkeletonRows /> : <ErrorPanel message={failure} onRetry={() => void reload()} />}
      </Page>
    );
  }
  const empty = data.counts.every(({ register, rows }) => rows === 0 || filledBySetup.has(register));
  return (
    <Page head={head}>
      <div className="pa-today">
        {failure !== null && <ErrorPanel message={failure} compact onRetry={() => void reload()} />}
        {empty && <FirstSteps villages={data.counts.find(({ register }) => register === 'village')?.rows ?? 0} />}
        <div className="pa-today-top">
          {!empty && <TaskList tasks={data.tasks} />}
          <BackupBlock lastAt={data.lastBackupAt} onDone={reload} />
        </div>
        {!empty && <CasesDue />}
        <RegisterCounts counts={data.counts} />
      </div>
    </Page>
  );
}

/** 2026-11-21 → 2026年11月21日 星期六 */
function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日 ${weekdayName(day)}`;
}
