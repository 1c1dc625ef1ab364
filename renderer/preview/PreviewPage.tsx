// One page of a preview: its white sheet at once, its picture when it comes near the window.
import { useEffect, useRef, useState } from 'react';
import { call, sentenceOf } from '../api/client.ts';
import { fineness, type PageFace, pixelsOf } from './preview.ts';

interface PreviewPageProps {
  preview: string;
  face: PageFace;
  zoom: number;
  label: string;
}

/** Pages that are this far from the window are not drawn. */
const near = '1200px';

export function PreviewPage({ preview, face, zoom, label }: PreviewPageProps) {
  const { document, page } = face;
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  const [picture, setPicture] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    const sheet = place.current;
    if (!sheet) return;
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting === true), {
      root: sheet.closest('.pv-body'),
      rootMargin: near,
    });
    observer.observe(sheet);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!isNear) {
      setPicture(null);
      return;
    }
    let current = true;
    const dotsPerInch = fineness(zoom, window.devicePixelRatio);
    call('previews.page', { preview, document, page, dotsPerInch })
      .then(({ png }) => current && setPicture(`data:image/png;base64,${png}`))
      .catch((error: unknown) => current && setFailure(sentenceOf(error)));
    return () => {
      current = false;
    };
  }, [isNear, preview, document, page, zoom]);

  return (
    <div ref={place} className="pv-page" style={pixelsOf(face, zoom)} data-page={label}>
      {picture !== null && <img src={picture} alt={label} />}
      {picture === null && <span className="pv-wait">{failure ?? '正在画这一页'}</span>}
    </div>
  );
}
