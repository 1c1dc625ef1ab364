// A Word document drawn in the window, for computers without an office program. Line breaks may differ from paper.
import { useEffect, useRef, useState } from 'react';
import { call, sentenceOf } from '../api/client.ts';
import { ErrorPanel, SkeletonForm } from '../ui/index.ts';

export function WordView({ preview, document }: { preview: string; document: number }) {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'reading' | 'drawn'>('reading');
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    let current = true;
    const draw = async () => {
      const [{ renderAsync }, { docx }] = await Promise.all([
        import('docx-preview'),
        call('previews.word', { preview, document }),
      ]);
      const sheet = place.current;
      if (!current || !sheet) return;
      const bytes = Uint8Array.from(atob(docx), (letter) => letter.charCodeAt(0));
      await renderAsync(bytes, sheet, sheet, { className: 'pv-docx', useBase64URL: true, ignoreFonts: true });
      if (current) setState('drawn');
    };
    draw().catch((error: unknown) => current && setFailure(sentenceOf(error)));
    return () => {
      current = false;
    };
  }, [preview, document]);

  if (failure !== null) return <ErrorPanel message={failure} />;
  return (
    <>
      {state === 'reading' && <SkeletonForm />}
      <div ref={place} className="pv-word" />
    </>
  );
}
