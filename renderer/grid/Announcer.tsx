import { type ReactNode, useEffect, useState } from 'react';

const restMs = 90;

/** Reads the cell out when the cursor has come to rest; holding an arrow key does not pile sentences up. */
export function Announcer({ text }: { text: string }): ReactNode {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(text), restMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className="pg-unseen" aria-live="polite">
      {spoken}
    </div>
  );
}
