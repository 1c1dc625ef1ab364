// A Word document drawn in the window, for computers without an office program. Line breaks may differ from paper.
import { useEffect, useRef, useState } from 'react';
import { sentenceOf } from '../api/client.ts';
import { ErrorPanel, SkeletonForm } from '../ui/index.ts';
import { drawWord } from './drawWord.ts';

export function WordView({ preview, document, zoom }: { preview: string; document: number; zoom: number }) {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'reading' | 'drawn'>('reading');
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    let current = true;
    const sheet = globalThis.document.createElement('div');
    drawWord(preview, document, sheet)
      .then(() => {
        if (!current) return;
        place.current?.append(sheet);
        setState('drawn');
      })
      .catch((error: unknown) => current && setFailure(sentenceOf(error)));
    return () => {
      current = false;
      sheet.remove();
    };
  }, [preview, document]);

  if (failure !== null) return <ErrorPanel message={failure} />;
  return (
    <>
      {state === 'reading' && <SkeletonForm />}
      <div ref={place} className="pv-word" style={{ zoom }} />
    </>
  );
}
