import './Keys.css';

export interface KeysProps {
  /** As people say it: `Ctrl+S`, `F1`, `Enter`. */
  of: string;
}

/** A key combination, drawn as key caps. */
export function Keys({ of }: KeysProps) {
  return (
    <span className="pa-keys">
      {of.split('+').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
