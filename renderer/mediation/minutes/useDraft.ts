// The draft of a record in the window: kept while it is typed, offered when the record is opened again.
import { useContext, useEffect, useRef, useState } from 'react';
import { call } from '../../api/client.ts';
import { notifyError, ShortcutsActive } from '../../ui/index.ts';
import { differing, readDraft } from './draft.ts';
import { type DraftKeeper, type DraftSign, draftKeeper } from './draftKeeper.ts';
import type { MinutesValues } from './prefill.ts';

export interface OfferedDraft {
  values: MinutesValues;
  /** When it was kept, an instant. */
  at: string;
  /** The version that the writer had before her. */
  seen: number | null;
  /** Somebody has changed the record since. */
  stale: boolean;
}

/**
 * The keeper of a record's draft; `key` is asked whenever something is kept. Nothing is kept while `isFree` is false: it
 * would go over the draft that is still to be decided.
 */
export function useKeeper(key: () => string, isFree: boolean): { keeper: DraftKeeper; sign: DraftSign } {
  const [sign, setSign] = useState<DraftSign>({ state: 'none', at: null });
  const keyNow = useRef(key);
  keyNow.current = key;
  const [keeper] = useState(() => draftKeeper((text) => call('drafts.put', { key: keyNow.current(), text }), setSign));
  // While the window is locked the page stays, hidden, and nothing can be asked of the core.
  const isActive = useContext(ShortcutsActive);
  useEffect(() => keeper.setReachable(isActive && isFree), [keeper, isActive, isFree]);
  useEffect(() => {
    const flush = () => void keeper.flush();
    const onHidden = () => document.visibilityState === 'hidden' && flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', onHidden);
      keeper.stop();
    };
  }, [keeper]);
  return { keeper, sign };
}

export interface DraftOfferState {
  offered: OfferedDraft | null;
  setOffered: (offer: OfferedDraft | null) => void;
  /** There is no draft, or what becomes of it is decided. */
  isFree: boolean;
}

/** What was typed here and not saved, asked once, when the editor opens. */
export function useOfferedDraft(
  key: string,
  base: MinutesValues,
  version: number | null,
  writable: boolean,
): DraftOfferState {
  const [offered, setOffered] = useState<OfferedDraft | null>(null);
  const [isKnown, setIsKnown] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (!writable) return;
    let current = true;
    const ask = async () => {
      const { draft } = await call('drafts.get', { key });
      const kept = draft && readDraft(draft.text);
      if (!current || !draft || !kept) return;
      const values = differing(kept.values, base);
      if (Object.keys(values).length > 0) {
        setOffered({ values, at: draft.at, seen: kept.seen, stale: kept.seen !== version });
        return;
      }
      // Typed and taken back again: nothing is lost with it.
      await call('drafts.drop', { key });
    };
    ask()
      .catch(notifyError)
      .finally(() => current && setIsKnown(true));
    return () => {
      current = false;
    };
  }, []);
  return { offered, setOffered, isFree: isKnown && offered === null };
}
