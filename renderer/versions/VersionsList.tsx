// The versions of a report: drafts, what was locked, and corrections, with who, when and why.
import { beijingText } from '../../shared/fields/beijingTime.ts';
import { Button, Tag } from '../ui/index.ts';
import './versions.css';
import { stateTitles, type Version, versionTitle } from './versionWords.ts';

/** Who began it and who locked it; a statistic is made by locking it. */
function madeAndLocked({ madeBy, madeAt, lockedBy, lockedAt }: Version): string {
  const made = lockedAt === madeAt ? [] : [`${madeBy} ${beijingText(madeAt)} 起草`];
  const locked = lockedAt === null ? [] : [`${lockedBy ?? ''} ${beijingText(lockedAt)} 锁定`];
  return [...made, ...locked].join('；');
}

interface VersionsListProps {
  versions: readonly Version[];
  /** The one that is looked at. */
  current: string | null;
  onOpen: (run: string) => void;
}

export function VersionsList({ versions, current, onOpen }: VersionsListProps) {
  return (
    <ul className="pv-versions">
      {versions.map((each) => (
        <li key={each.id} aria-current={each.id === current}>
          <p>
            <strong>{versionTitle(each.number)}</strong>
            <Tag tone={stateTitles[each.state].tone}>{stateTitles[each.state].title}</Tag>
            {each.id === current ? (
              <small>正在看</small>
            ) : (
              <Button kind="quiet" onClick={() => onOpen(each.id)}>
                打开
              </Button>
            )}
          </p>
          <small>{madeAndLocked(each)}</small>
          {each.reason !== null && <small>原因：{each.reason}</small>}
        </li>
      ))}
    </ul>
  );
}
