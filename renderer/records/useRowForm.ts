// What a form holds: the row as it was opened, what was changed since, and what is to be said about it.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Problem } from '../../shared/contract/errors.ts';
import type { Changes } from '../../shared/contract/shapes.ts';
import { type Field, type FieldValue, linkedRegister } from '../../shared/fields/field.ts';
import type { Register } from '../../shared/registers/register.ts';
import { call } from '../api/client.ts';
import type { ShownRow } from '../fields/cellView.ts';
import { creationTitle } from '../fields/links.ts';
import { type FieldMessage, notifyError } from '../ui/index.ts';

export interface FormField {
  value: FieldValue;
  linkTitle: string;
  masked?: string;
  /** A hidden number that is being typed anew. */
  replacing?: boolean;
  messages: FieldMessage[];
}

export interface RowForm {
  field(field: Field): FormField;
  set(field: Field, value: FieldValue, title?: string): void;
  /** Takes back what was changed in a field. */
  restore(field: Field): void;
  /** What reading the typed text of a field had to say. */
  noteRead(field: Field, messages: readonly FieldMessage[]): void;
  /** The change to send. */
  changes: Changes;
  dirty: boolean;
  /** Typed text that is no value: nothing is sent meanwhile. */
  unreadable: { field: Field; message: string }[];
  /** Problems of the row as a whole. */
  rowMessages: FieldMessage[];
  /** Shows what saving refused. */
  refuse(problems: readonly Problem[]): void;
  /** After somebody else changed the row: `theirs` are the fields whose newer value is taken. */
  rebase(theirs: readonly string[]): void;
}

type Values = Record<string, FieldValue>;

const checkPauseMs = 500;
const silent: ReadonlySet<string> = new Set(['required', 'unfinished', 'linkMissing']);

const same = (a: FieldValue, b: FieldValue) => JSON.stringify(a) === JSON.stringify(b);

/** Values that stand in a form when it opens, as if they had been typed. */
export interface Proposal {
  values: Readonly<Values>;
  /** What the proposed links are called, by field. */
  titles?: Readonly<Record<string, string>>;
}

const nothingProposed: Proposal = { values: {} };

/** `base` null is a form for a new row. What is only proposed asks nobody when the form is left. */
export function useRowForm(register: Register, base: ShownRow | null, proposal = nothingProposed): RowForm {
  const [proposed] = useState(proposal.values);
  const [changed, setChanged] = useState<Values>({ ...proposal.values });
  const [titles, setTitles] = useState<Record<string, string>>({ ...proposal.titles });
  const [linked, setLinked] = useState<Record<string, ShownRow | null>>({});
  const [read, setRead] = useState<Record<string, readonly FieldMessage[]>>({});
  const [checked, setChecked] = useState<readonly Problem[]>([]);
  const [refused, setRefused] = useState<readonly Problem[]>([]);

  const stored = useCallback(
    (field: Field): FieldValue => base?.row.values[field.key] ?? (base === null ? (field.default ?? null) : null),
    [base],
  );

  const changes = useMemo((): Changes => {
    const sent = Object.entries(changed).map(([key, value]) => {
      const title = creationTitle(value);
      return [key, title === undefined ? value : { create: title }] as const;
    });
    return Object.fromEntries(sent);
  }, [changed]);
  const unreadable = register.fields.flatMap((field) => {
    const error = read[field.key]?.find((each) => each.level === 'error');
    return error === undefined ? [] : [{ field, message: error.message }];
  });

  const id = base?.row.id ?? null;
  const checking = useRef(0);
  const blocked = unreadable.length > 0;
  const typed = Object.entries(changed).some(
    ([key, value]) => !(key in proposed) || !same(value, proposed[key] ?? null),
  );
  useEffect(() => {
    checking.current += 1;
    const mine = checking.current;
    if (blocked || !typed) {
      setChecked([]);
      return;
    }
    const timer = setTimeout(() => {
      call('rows.check', { register: register.key, id, changes }).then(
        ({ problems }) => checking.current === mine && setChecked(problems),
        // Saving will say it.
        () => undefined,
      );
    }, checkPauseMs);
    return () => clearTimeout(timer);
  }, [register, id, changes, blocked, typed]);

  const linking = useRef(new Map<string, FieldValue>());
  const takeLink = (field: Field, value: FieldValue) => {
    const link = linkedRegister(field);
    if (link === null || !register.fields.some((each) => each.via === field.key)) return;
    setLinked((before) => ({ ...before, [field.key]: null }));
    linking.current.set(field.key, value);
    if (typeof value !== 'string' || creationTitle(value) !== undefined) return;
    call('rows.get', { register: link, id: value }).then(
      // The answer for one who was chosen before comes too late.
      (row) => linking.current.get(field.key) === value && setLinked((before) => ({ ...before, [field.key]: row })),
      notifyError,
    );
  };

  const set = (field: Field, value: FieldValue, title?: string) => {
    const back =
      base !== null && field.via === undefined && same(value, stored(field)) && !base.row.masked.includes(field.key);
    setChanged((before) => {
      const { [field.key]: _, ...rest } = before;
      // What was typed for the person chosen before is not meant for another one.
      const kept = Object.fromEntries(
        Object.entries(rest).filter(([key]) => register.fields.find((each) => each.key === key)?.via !== field.key),
      );
      return back ? kept : { ...kept, [field.key]: value };
    });
    if (title !== undefined) setTitles((before) => ({ ...before, [field.key]: title }));
    setRefused((before) => before.filter((problem) => problem.field !== field.key));
    if (back) {
      linking.current.delete(field.key);
      setLinked((before) => {
        const { [field.key]: _, ...rest } = before;
        return rest;
      });
    } else {
      takeLink(field, value);
    }
  };

  /** The row a `via` field lives in, when another one than the stored was chosen; undefined for the stored one. */
  const homeOf = (field: Field): ShownRow | null | undefined =>
    field.via === undefined ? undefined : linked[field.via];

  const messagesOf = (field: Field): FieldMessage[] => {
    const problems = [...refused, ...checked.filter((problem) => !silent.has(problem.code))];
    const told = problems
      .filter((problem) => problem.field === field.key)
      .map(({ level, message }) => ({ level, message }));
    const standing =
      field.key in changed || base === null
        ? []
        : base.row.problems
            .filter((each) => each.field === field.key)
            .map(({ level, message }) => ({ level, message }));
    const all = [...(read[field.key] ?? []).filter((each) => each.level !== 'error'), ...told, ...standing];
    return all.filter((each, at) => all.findIndex((other) => other.message === each.message) === at);
  };

  const fieldNow = (field: Field): FormField => {
    const messages = messagesOf(field);
    const link = linkedRegister(field);
    const home = homeOf(field);
    const key = home === undefined ? field.key : (field.of ?? field.key);
    const shown = home === undefined ? base : home;
    if (field.key in changed) {
      const now = { value: changed[field.key] ?? null, linkTitle: titles[field.key] ?? '' };
      if (!shown?.row.masked.includes(key)) return { ...now, messages };
      const kept: FieldMessage = { level: 'warning', message: '留空保存会清除原来的号码，不改请点“还原”。' };
      return { ...now, replacing: true, messages: now.value === null ? [...messages, kept] : messages };
    }
    const value = shown === null ? (home === undefined ? stored(field) : null) : (shown.row.values[key] ?? null);
    const masked = shown?.row.masked.includes(key) && value !== null;
    const linkTitle = link !== null && typeof value === 'string' ? (shown?.titles[link]?.[value] ?? '') : '';
    return { value, linkTitle, messages, ...(masked ? { masked: String(value) } : {}) };
  };

  const fieldKeys = new Set(register.fields.map((field) => field.key));
  const standing = base?.row.problems ?? [];
  const rowProblems = [...refused, ...checked.filter((problem) => !silent.has(problem.code)), ...standing].filter(
    (problem) => problem.field === undefined || !fieldKeys.has(problem.field),
  );
  const rowMessages = rowProblems
    .map(({ level, message }) => ({ level, message }))
    .filter((each, at, all) => all.findIndex((other) => other.message === each.message) === at);

  const restore = (field: Field) => {
    setChanged(({ [field.key]: _, ...rest }) => rest);
    setRead(({ [field.key]: _, ...rest }) => rest);
  };

  return {
    field: fieldNow,
    set,
    restore,
    noteRead: (field, messages) => setRead((before) => ({ ...before, [field.key]: messages })),
    changes,
    dirty: typed || unreadable.length > 0,
    unreadable,
    rowMessages,
    refuse: setRefused,
    rebase(theirs) {
      const taken = new Set(theirs);
      setChanged((before) => Object.fromEntries(Object.entries(before).filter(([key]) => !taken.has(key))));
      setRefused([]);
    },
  };
}

/** Fields that stand on the form, files left out (they have a place of their own). */
export function formFields(register: Register): Field[] {
  return register.fields.filter((field) => field.type !== 'attachment');
}
