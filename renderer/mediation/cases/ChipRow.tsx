import './cases.css';

interface ChipRowProps {
  label: string;
  chips: readonly { key: string; label: string }[];
  /** Null: none is pressed. */
  chosen: string | null;
  onChoose: (key: string | null) => void;
}

/** Quick filters side by side; pressing the chosen one again shows everything. */
export function ChipRow({ label, chips, chosen, onChoose }: ChipRowProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of toggles is no fieldset
    <div className="pm-chips" role="group" aria-label={label}>
      {chips.map(({ key, label: words }) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === chosen}
          onClick={() => onChoose(key === chosen ? null : key)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
