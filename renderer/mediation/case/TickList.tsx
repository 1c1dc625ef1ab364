import { Checkbox } from '../../ui/index.ts';
import './case.css';

interface TickListProps {
  label: string;
  items: readonly { id: string; label: string; note?: string; done?: boolean }[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

/** A few things to tick; those done before stand there, ticked and fast. */
export function TickList({ label, items, chosen, onChange }: TickListProps) {
  return (
    <fieldset className="pm-ticks" aria-label={label}>
      {items.map(({ id, label: words, note, done = false }) => (
        <Checkbox
          key={id}
          label={note === undefined ? words : `${words}（${note}）`}
          checked={done || chosen.has(id)}
          disabled={done}
          onChange={(ticked) => {
            const next = new Set(chosen);
            if (ticked) next.add(id);
            else next.delete(id);
            onChange(next);
          }}
        />
      ))}
    </fieldset>
  );
}
