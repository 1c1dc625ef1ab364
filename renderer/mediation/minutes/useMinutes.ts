// A record while it is written: its values, what is not saved yet, the draft that survives a power cut, and the saving.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Problem, Refusal } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/contract/shapes.ts';
import type { FieldValue } from '../../../shared/fields/field.ts';
import { call, sentenceOf } from '../../api/client.ts';
import { type FieldMessage, notify, notifyError } from '../../ui/index.ts';
import { differing, writeDraft } from './draft.ts';
import type { DraftSign } from './draftKeeper.ts';
import { draftKeyOf, type MinutesKind } from './minutesParts.ts';
import type { MinutesValues } from './prefill.ts';
import { type OfferedDraft, useKeeper, useOfferedDraft } from './useDraft.ts';

export interface Minutes {
  values: MinutesValues;
  set: (field: string, value: FieldValue) => void;
  /** What reading the typed text of a field had to say. */
  noteRead: (field: string, messages: readonly FieldMessage[]) => void;
  messages: (field: string) => readonly FieldMessage[];
  dirty: boolean;
  busy: boolean;
  /** The sentence of what did not work last. */
  failure: string | null;
  /** The stored record; null until a new one was saved. */
  row: Row | null;
  /** Saves; true when everything is saved. */
  save: () => Promise<boolean>;
  sign: DraftSign;
  offered: OfferedDraft | null;
  restore: () => void;
  discard: () => Promise<void>;
  /** Gives up what is not saved, together with its draft. */
  giveUp: () => Promise<void>;
  /** What somebody else has saved meanwhile; saving again goes over it. */
  newer: Row | null;
  /** Saves over it, takes it, or goes back to the text with nothing decided. */
  settleNewer: (whose: 'mine' | 'theirs' | 'later') => Promise<void>;
  /** Grows when the values were replaced from outside, not by typing. */
  replaced: number;
}

interface MinutesSource {
  kind: MinutesKind;
  caseId: string;
  /** Null for a new record. */
  stored: Row | null;
  /** What a new record opens with. */
  prefill: MinutesValues;
  writable: boolean;
  onMade: (row: Row) => void;
}

/** One record in its editor, from opening to saving; keeps the draft on its way. */
export function useMinutes({ kind, caseId, stored, prefill, writable, onMade }: MinutesSource): Minutes {
  const [row, setRow] = useState(stored);
  const [base, setBase] = useState<MinutesValues>(stored?.values ?? prefill);
  const [values, setValues] = useState<MinutesValues>(base);
  const [version, setVersion] = useState(stored?.version ?? null);
  const [read, setRead] = useState<Record<string, readonly FieldMessage[]>>({});
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [newer, setNewer] = useState<Row | null>(null);
  const [replaced, setReplaced] = useState(0);

  const changes = useMemo(() => differing(values, base), [values, base]);
  const dirty = Object.keys(changes).length > 0;
  const latest = useRef({ values, changes, version, key: draftKeyOf(caseId, kind.part, row?.id ?? null) });
  useEffect(() => {
    latest.current = { values, changes, version, key: draftKeyOf(caseId, kind.part, row?.id ?? null) };
  });

  const { offered, setOffered, isFree } = useOfferedDraft(latest.current.key, base, version, writable);
  const { keeper, sign } = useKeeper(() => latest.current.key, isFree);

  const noteTyped = useCallback(
    () => keeper.typed(() => writeDraft({ seen: latest.current.version, values: latest.current.changes })),
    [keeper],
  );
  const set = useCallback(
    (field: string, value: FieldValue) => {
      setValues((before) => ({ ...before, [field]: value }));
      setRefused((before) => (before.some((each) => each.field === field) ? [] : before));
      noteTyped();
    },
    [noteTyped],
  );
  const noteRead = useCallback(
    (field: string, messages: readonly FieldMessage[]) => setRead((before) => ({ ...before, [field]: messages })),
    [],
  );

  const send = async (over: number | null): Promise<boolean> => {
    const sent = latest.current.values;
    const oldKey = latest.current.key;
    setBusy(true);
    setFailure(null);
    try {
      const made = row === null;
      const filled = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null));
      const answer = await call('rows.save', {
        register: kind.part,
        id: row?.id ?? null,
        version: over,
        changes: made ? { case: caseId, ...filled } : latest.current.changes,
      });
      // The typed text stays as it is under the cursor, even where the core has trimmed an empty line off its end.
      const kept = { ...answer.row.values, minutes: sent.minutes ?? null };
      setRow(answer.row);
      setVersion(answer.row.version);
      setBase(kept);
      setValues((now) => ({ ...kept, ...differing(now, sent) }));
      setRefused([]);
      await keeper.forget();
      // The record is kept: a draft that stays is offered again, and nothing else went wrong.
      await call('drafts.drop', { key: oldKey }).catch(notifyError);
      // What was typed while it was saved.
      if (Object.keys(latest.current.changes).length > 0) noteTyped();
      const warnings = answer.problems.filter((problem) => problem.level === 'warning');
      if (warnings.length === 0) notify({ text: `${kind.title}已保存` });
      else notify({ text: `已保存，请核对：${warnings.map(({ message }) => message).join('')}`, tone: 'warning' });
      if (made) onMade(answer.row);
      return true;
    } catch (error) {
      if (row !== null && error instanceof Refusal && error.code === 'conflict' && !error.problems?.length) {
        await call('rows.get', { register: kind.part, id: row.id }).then((now) => setNewer(now.row), notifyError);
        return false;
      }
      if (error instanceof Refusal && error.problems?.length) setRefused(error.problems);
      setFailure(sentenceOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };

  const save = async (): Promise<boolean> => {
    if (busy || !writable) return false;
    const unread = Object.values(read).flatMap((all) => all.filter((each) => each.level === 'error'));
    if (unread.length > 0) {
      setFailure(`没有保存：${unread.map(({ message }) => message).join('')}`);
      return false;
    }
    if (!dirty && row !== null) return true;
    return send(version);
  };

  const replace = (next: MinutesValues) => {
    setValues(next);
    setRead({});
    setReplaced((count) => count + 1);
  };

  return {
    values,
    set,
    noteRead,
    messages: (field) => [
      ...(read[field] ?? []).filter((each) => each.level !== 'error'),
      ...refused.filter((each) => each.field === field).map(({ level, message }) => ({ level, message })),
    ],
    dirty,
    busy,
    failure,
    row,
    save,
    sign,
    offered,
    restore() {
      if (offered === null) return;
      replace({ ...base, ...offered.values });
      if (offered.stale) setVersion(offered.seen);
      setOffered(null);
      noteTyped();
    },
    async discard() {
      setOffered(null);
      await call('drafts.drop', { key: latest.current.key }).catch(notifyError);
    },
    async giveUp() {
      await keeper.forget();
      replace(base);
      await call('drafts.drop', { key: latest.current.key }).catch(notifyError);
    },
    newer,
    async settleNewer(whose) {
      if (newer === null) return;
      setNewer(null);
      if (whose === 'later') return;
      if (whose === 'mine') {
        await send(newer.version);
        return;
      }
      setRow(newer);
      setVersion(newer.version);
      setBase(newer.values);
      replace(newer.values);
      await keeper.forget();
      await call('drafts.drop', { key: latest.current.key }).catch(notifyError);
    },
    replaced,
  };
}
