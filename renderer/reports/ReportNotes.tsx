import type { ReportFigures } from './ReportPage.tsx';

/** Under the table: rates and comparisons, definitions, and the relations that were checked. */
export function ReportNotes({ figures }: { figures: ReportFigures }) {
  const { lines, notes, relations, violations } = figures;
  const broken = new Set(violations.map(({ relation }) => relation));
  const checked = relations.filter(({ level }) => level !== 'shown');
  const holding = checked.filter(({ key }) => !broken.has(key)).length;
  return (
    <footer className="pr-notes">
      {lines.length > 0 && (
        <dl>
          {lines.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <details>
        <summary>
          口径和平衡关系（{checked.length} 项已核对，{holding} 项相符）
        </summary>
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
          {relations.map(({ key, level, text }) => (
            <li key={key}>
              <span className="pr-relation">{key}</span>
              {text}
              {level !== 'shown' && (broken.has(key) ? '（不符）' : '（相符）')}
            </li>
          ))}
        </ul>
      </details>
    </footer>
  );
}
