import { useState } from 'react';
import { rowHref } from '../route.ts';
import { Button, Tag } from '../ui/index.ts';
import type { ReportFigures } from './ReportPage.tsx';

type Violation = ReportFigures['violations'][number];

/** What does not add up, each with its records. */
export function ViolationsPanel({ figures }: { figures: ReportFigures }) {
  const { violations } = figures;
  if (violations.length === 0) return null;
  return (
    <section className="pr-violations" aria-label="平衡关系">
      <ul>
        {violations.map((violation) => (
          <ViolationLine key={violation.relation} violation={violation} />
        ))}
      </ul>
    </section>
  );
}

function ViolationLine({ violation }: { violation: Violation }) {
  const { relation, level, message, ids } = violation;
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <p>
        <Tag tone={level === 'hard' ? 'danger' : 'warning'}>{level === 'hard' ? '不平衡' : '请核对'}</Tag>
        <span className="pr-relation">{relation}</span>
        {message}
        {ids.length > 0 && (
          <Button kind="quiet" onClick={() => setOpen(!isOpen)}>
            {isOpen ? '收起' : `看这 ${ids.length} 条`}
          </Button>
        )}
      </p>
      {isOpen && <Concerned violation={violation} />}
    </li>
  );
}

function Concerned({ violation: { register, ids, shown } }: { violation: Violation }) {
  if (register === null) return null;
  return (
    <ul className="pr-concerned">
      {shown.map(({ id, title }) => (
        <li key={id}>
          <a href={rowHref(register, id)}>{title === '' ? '未命名' : title}</a>
        </li>
      ))}
      {ids.length > shown.length && <li>另有 {ids.length - shown.length} 条，补正以上记录后再核对。</li>}
    </ul>
  );
}
