// Beside the report: its versions, what changed since the lock, and the differences to either side.
import { Button } from '../ui/index.ts';
import type { Against } from '../versions/DifferencesDrawer.tsx';
import { VersionsList } from '../versions/VersionsList.tsx';
import type { OpenedReport } from './useMonthlyReport.ts';

interface VersionsPanelProps {
  opened: OpenedReport;
  onOpen: (run: string) => void;
  onDifferences: (against: Against) => void;
}

export function VersionsPanel({ opened: { runs, run, changedSince }, onOpen, onDifferences }: VersionsPanelProps) {
  const isLocked = run.state !== 'draft';
  const hasEarlier = isLocked ? run.number > 1 : runs.some(({ lockedAt }) => lockedAt !== null);
  return (
    <section className="pn-side-part" aria-label="版本">
      <header>
        <h2>版本</h2>
      </header>
      {changedSince !== null && changedSince.count > 0 && (
        <p className="pn-since">锁定后 {changedSince.count.toLocaleString('zh-CN')} 条变更</p>
      )}
      <VersionsList versions={runs} current={run.id} onOpen={onOpen} />
      {isLocked && <Button onClick={() => onDifferences('now')}>锁定后的差异</Button>}
      {hasEarlier && <Button onClick={() => onDifferences('before')}>与上一版的差异</Button>}
    </section>
  );
}
