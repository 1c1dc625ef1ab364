import { useState } from 'react';
import { rowHref } from '../route.ts';
import { Button, Tag } from '../ui/index.ts';
import type { ReportFigures } from './ReportPage.tsx';
import { useTitles } from './useTitles.ts';

type Violation = ReportFigures['violations'][number];

const listed = 20;

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
  const { relation, level, message, register, ids } = violation;
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
      {isOpen && register !== null && <Concerned register={register} ids={ids} />}
    </li>
  );
}

function Concerned({ register, ids }: { register: string; ids: readonly string[] }) {
  const titles = useTitles(register, ids.slice(0, listed));
  return (
    <ul className="pr-concerned">
      {ids.slice(0, listed).map((id) => (
        <li key={id}>
          <a href={rowHref(register, id)}>{titles.get(id) ?? '…'}</a>
        </li>
      ))}
      {ids.length > listed && <li>另有 {ids.length - listed} 条，补正以上记录后再核对。</li>}
    </ul>
  );
}
