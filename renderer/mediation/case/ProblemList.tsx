import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import HintIcon from '@mui/icons-material/NotificationsNoneOutlined';
import WarningIcon from '@mui/icons-material/WarningAmberOutlined';
import { useState } from 'react';
import { Button } from '../../ui/index.ts';
import { useCase } from '../parts/caseWork.ts';
import { sortedProblems } from './caseWords.ts';

const icons = { error: ErrorIcon, warning: WarningIcon, hint: HintIcon } as const;
const words = { error: '必须改正', warning: '请核对', hint: '提醒' } as const;
const shownAtFirst = 3;

/** What the rules have to say, the serious first; each leads to the place where it is mended. */
export function ProblemList() {
  const { view, writable, openPlace } = useCase();
  const [all, setAll] = useState(false);
  const problems = sortedProblems(view.judgement.problems);
  if (problems.length === 0) return null;
  const shown = all ? problems : problems.slice(0, shownAtFirst);
  return (
    <ul className="pm-problems" aria-label="需要处理的问题">
      {shown.map((problem) => {
        const Icon = icons[problem.level];
        return (
          <li
            key={`${problem.rule} ${problem.row} ${problem.field} ${problem.message}`}
            className={`pm-${problem.level}`}
          >
            <Icon titleAccess={words[problem.level]} />
            <span>{problem.message}</span>
            {writable && (
              <Button kind="quiet" onClick={() => openPlace(problem)}>
                去处理
              </Button>
            )}
          </li>
        );
      })}
      {problems.length > shownAtFirst && (
        <li className="pm-problems-more">
          <Button kind="quiet" onClick={() => setAll(!all)}>
            {all ? '收起' : `还有 ${problems.length - shownAtFirst} 条`}
          </Button>
        </li>
      )}
    </ul>
  );
}
