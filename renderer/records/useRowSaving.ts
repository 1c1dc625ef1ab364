// Saving a form: what was refused goes to its fields, what somebody else changed meanwhile is asked about.
import { useState } from 'react';
import { Refusal } from '../../shared/contract/errors.ts';
import type { Changes } from '../../shared/contract/shapes.ts';
import type { Register } from '../../shared/registers/register.ts';
import { call, sentenceOf } from '../api/client.ts';
import type { ShownRow } from '../fields/cellView.ts';
import { notify } from '../ui/index.ts';
import type { RowForm } from './useRowForm.ts';

interface SavingSource {
  register: Register;
  /** Null for a new row. */
  base: ShownRow | null;
  form: RowForm;
  /** Sent with a new row beside what was filled in, e.g. the case that it belongs to. */
  fixed?: Changes;
  /** What a new row is called in the notice; left out: the register's title. */
  noun?: string;
  /** Takes the newer state of the row when the clerk has decided between the two. */
  onBase: (row: ShownRow) => void;
  /** Problems are shown now. */
  onRefused?: () => void;
}

export interface RowSaving {
  busy: boolean;
  failure: string | null;
  /** The state that somebody else saved meanwhile; a ConflictDialog asks. */
  newer: ShownRow | null;
  /** The saved row, or undefined when problems are now shown. */
  save(): Promise<ShownRow | undefined>;
  /** Saves over the newer state what the clerk keeps of her own; `theirs` are the fields whose newer value stands. */
  decide(theirs: readonly string[]): Promise<ShownRow | undefined>;
  backToForm(): void;
}

export function useRowSaving({ register, base, form, fixed, noun, onBase, onRefused }: SavingSource): RowSaving {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [newer, setNewer] = useState<ShownRow | null>(null);

  const send = async (version: number | null, changes: Changes): Promise<ShownRow> => {
    const id = base?.row.id ?? null;
    const sent = id === null ? { ...fixed, ...changes } : changes;
    const { row, titles, problems } = await call('rows.save', { register: register.key, id, version, changes: sent });
    const warnings = problems.filter((problem) => problem.level === 'warning');
    if (warnings.length > 0) {
      const sentences = [...new Set(warnings.map((problem) => problem.message))].slice(0, 3);
      notify({ text: `已保存，请核对：${sentences.join('；')}`, tone: 'warning' });
    } else {
      notify({ text: id === null ? `已新增${noun ?? register.title}` : '已保存' });
    }
    return { row, titles };
  };

  const refuse = async (error: unknown) => {
    onRefused?.();
    if (base !== null && error instanceof Refusal && error.code === 'conflict' && !error.problems?.length) {
      setNewer(await call('rows.get', { register: register.key, id: base.row.id }));
      return;
    }
    if (!(error instanceof Refusal) || !error.problems?.length) return setFailure(sentenceOf(error));
    form.refuse(error.problems);
    const errors = error.problems.filter((problem) => problem.level === 'error');
    const labels = [...new Set(errors.map((problem) => problem.label).filter((label) => label !== undefined))];
    setFailure(labels.length > 0 ? `没有保存，请改好：${labels.join('、')}。` : error.message);
  };

  const save = async () => {
    setFailure(null);
    if (form.unreadable.length > 0) {
      onRefused?.();
      setFailure(form.unreadable.map(({ field, message }) => `${field.label}：${message}`).join(''));
      return undefined;
    }
    setBusy(true);
    try {
      return await send(base?.row.version ?? null, form.changes);
    } catch (error) {
      await refuse(error);
      return undefined;
    } finally {
      setBusy(false);
    }
  };

  const decide = async (theirs: readonly string[]) => {
    if (newer === null) return undefined;
    const kept = Object.fromEntries(Object.entries(form.changes).filter(([key]) => !theirs.includes(key)));
    onBase(newer);
    form.rebase(theirs);
    setNewer(null);
    setBusy(true);
    try {
      return Object.keys(kept).length > 0 ? await send(newer.row.version, kept) : newer;
    } catch (error) {
      if (error instanceof Refusal && error.problems) form.refuse(error.problems);
      setFailure(sentenceOf(error));
      return undefined;
    } finally {
      setBusy(false);
    }
  };

  return { busy, failure, newer, save, decide, backToForm: () => setNewer(null) };
}
