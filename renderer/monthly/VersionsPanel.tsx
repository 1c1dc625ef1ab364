// Every version of the report: the drafts, what was locked, and the corrections, with who, when and why.
import { beijingText } from '../../shared/fields/beijingTime.ts';
import { Button, Tag, type TagTone } from '../ui/index.ts';
import type { OpenedReport } from './useMonthlyReport.ts';

type Run = OpenedReport['run'];

export const stateTitles: Readonly<Record<Run['state'], { title: string; tone: TagTone }>> = {
  draft: { title: '草稿', tone: 'plain' },
  locked: { title: '已锁定', tone: 'success' },
  replaced: { title: '已被更正', tone: 'warning' },
};

/** 初版, 更正版（一）… */
export const versionTitle = (number: number): string => (number === 1 ? '初版' : `第 ${number - 1} 次更正版`);

interface VersionsPanelProps {
  opened: OpenedReport;
  onOpen: (run: string) => void;
  onDifferences: () => void;
}

export function VersionsPanel({ opened: { runs, run, changedSince }, onOpen, onDifferences }: VersionsPanelProps) {
  const isCompared = run.state !== 'draft' || run.number > 1;
  return (
    <section className="pn-side-part" aria-label="版本">
      <header>
        <h2>版本</h2>
      </header>
      {changedSince !== null && changedSince.count > 0 && (
        <p className="pn-since">锁定后 {changedSince.count.toLocaleString('zh-CN')} 条变更</p>
      )}
      <ul className="pn-versions">
        {runs.map((each) => (
          <li key={each.id} aria-current={each.id === run.id}>
            <p>
              <strong>{versionTitle(each.number)}</strong>
              <Tag tone={stateTitles[each.state].tone}>{stateTitles[each.state].title}</Tag>
              {each.id === run.id ? (
                <small>正在看</small>
              ) : (
                <Button kind="quiet" onClick={() => onOpen(each.id)}>
                  打开
                </Button>
              )}
            </p>
            <small>
              {each.madeBy} {beijingText(each.madeAt)} 起草
              {each.lockedAt !== null && `；${each.lockedBy ?? ''} ${beijingText(each.lockedAt)} 锁定`}
            </small>
            {each.reason !== null && <small>原因：{each.reason}</small>}
          </li>
        ))}
      </ul>
      {isCompared && (
        <Button onClick={onDifferences}>{run.state === 'draft' ? '与上一版的差异' : '锁定后的差异'}</Button>
      )}
    </section>
  );
}
