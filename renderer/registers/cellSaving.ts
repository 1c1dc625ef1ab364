// Edits of the grid on their way to the core: several cells of a row are one change, every row stands for itself.
import type { Problem } from '../../shared/contract/errors.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { Changes, Row } from '../../shared/contract/shapes.ts';
import { type FieldValue, linkedRegister } from '../../shared/fields/field.ts';
import { fieldOf, type Register } from '../../shared/registers/register.ts';
import { call, sentenceOf } from '../api/client.ts';
import { type ShownRow, shownText } from '../fields/cellView.ts';
import { parsed } from '../fields/gridColumn.ts';
import { creationTitle, linkNamed } from '../fields/links.ts';
import type { Office } from '../fields/office.ts';
import type { CellEdit, EditResult, NewRowResult, NewRowValues } from '../grid/types.ts';
import type { RowWindow } from './rowWindow.ts';

type Saved = OutputOf<'rows.saveMany'>['results'][number];
type Change = Changes[string];

export interface CellSaving {
  register: Register;
  office: Office;
  window: RowWindow;
  /** Warnings of what was saved, to be looked at. */
  onWarnings(problems: readonly Problem[]): void;
}

/** What a typed cell means to the core. @throws Refusal or Error with the sentence for the cell. */
async function changeOf(
  register: Register,
  office: Office,
  key: string,
  { text, value }: { text: string; value?: CellEdit['value'] },
): Promise<Change> {
  const field = fieldOf(register, key);
  const link = linkedRegister(field);
  const title = creationTitle(value);
  if (title !== undefined) return { create: title };
  if (value !== undefined) return value;
  if (text.trim() === '') return null;
  if (link !== null) return (await linkNamed(link, field.label, text)).id;
  const read = parsed(text, field, office);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

interface RowEdit {
  rowId: string;
  edits: CellEdit[];
  changes: Changes;
}

const refusedCell = ({ rowId, key }: CellEdit, problem: string): EditResult => ({ rowId, key, ok: false, problem });

/** Saves edited cells; answers for every one of them. */
export async function saveCells(edits: readonly CellEdit[], saving: CellSaving): Promise<EditResult[]> {
  const results: EditResult[] = [];
  const rows = new Map<string, RowEdit>();
  for (const edit of edits) {
    const row = rows.get(edit.rowId) ?? { rowId: edit.rowId, edits: [], changes: {} };
    rows.set(edit.rowId, row);
    try {
      row.changes[edit.key] = await changeOf(saving.register, saving.office, edit.key, edit);
      row.edits.push(edit);
    } catch (error) {
      results.push(refusedCell(edit, error instanceof Error ? error.message : sentenceOf(error)));
    }
  }
  const ready = [...rows.values()].filter((row) => row.edits.length > 0);
  if (ready.length > 0) results.push(...(await saveRows(ready, saving)));
  return results;
}

/** `again` are rows sent a second time, without what was refused or over somebody's change of other cells. */
async function saveRows(rows: readonly RowEdit[], saving: CellSaving, isSecond = false): Promise<EditResult[]> {
  const { register, window } = saving;
  const seen = new Map(rows.map((row) => [row.rowId, window.byId(row.rowId)]));
  const { results } = await call('rows.saveMany', {
    register: register.key,
    edits: rows.map((row) => ({
      id: row.rowId,
      version: seen.get(row.rowId)?.row.version ?? null,
      changes: row.changes,
    })),
  });
  const answers: EditResult[] = [];
  const again: RowEdit[] = [];
  const warnings: Problem[] = [];
  for (const [at, row] of rows.entries()) {
    const result = results[at];
    if (result === undefined) continue;
    if (result.ok) {
      window.put({ row: { ...result.row, problems: standing(result) }, titles: result.titles });
      warnings.push(...result.problems.filter((problem) => problem.level === 'warning'));
      answers.push(...row.edits.map(({ rowId, key }): EditResult => ({ rowId, key, ok: true })));
    } else if (result.code === 'conflict' && result.current !== null) {
      answers.push(...(await afterConflict(row, seen.get(row.rowId), saving, again, isSecond)));
    } else {
      answers.push(...afterRefusal(row, result, again, isSecond));
    }
  }
  if (warnings.length > 0) saving.onWarnings(warnings);
  if (rows.some((row) => results.some((result) => result.ok) && changesOtherRows(register, row))) {
    await window.refresh();
  }
  if (again.length > 0) answers.push(...(await saveRows(again, saving, true)));
  return answers;
}

/** What is to be seen at a saved row: what holds for it as it stands, and what saving it has just said. */
function standing(saved: Saved & { ok: true }): Row['problems'] {
  const known = new Set(saved.row.problems.map((problem) => problem.message));
  const told = saved.problems.filter((problem) => problem.level === 'warning' && !known.has(problem.message));
  return [...saved.row.problems, ...told];
}

/** Values that live in another row (a person's phone) may be shown in many rows of the view. */
function changesOtherRows(register: Register, row: RowEdit): boolean {
  return row.edits.some((edit) => fieldOf(register, edit.key).via !== undefined);
}

/** Cells that the core named are refused; the others of the row are sent again without them. */
function afterRefusal(row: RowEdit, result: Saved & { ok: false }, again: RowEdit[], isSecond: boolean): EditResult[] {
  const errors = result.problems.filter((problem) => problem.level === 'error');
  const messageOf = (key: string) => errors.find((problem) => problem.field === key)?.message;
  const named = row.edits.filter((edit) => messageOf(edit.key) !== undefined);
  const rest = row.edits.filter((edit) => messageOf(edit.key) === undefined);
  if (named.length > 0 && rest.length > 0 && !isSecond) {
    const changes = Object.fromEntries(rest.map((edit) => [edit.key, row.changes[edit.key] ?? null]));
    again.push({ ...row, edits: rest, changes });
    return named.map((edit) => refusedCell(edit, messageOf(edit.key) ?? result.message));
  }
  const first = errors[0]?.message ?? result.message;
  return row.edits.map((edit) => refusedCell(edit, messageOf(edit.key) ?? first));
}

/**
 * Somebody changed the row meanwhile: the newer row is shown. Where she changed other cells than these, these are saved
 * on top; otherwise the typed text stays marked in its cell with what stands there now.
 */
async function afterConflict(
  row: RowEdit,
  seen: ShownRow | undefined,
  saving: CellSaving,
  again: RowEdit[],
  isSecond: boolean,
): Promise<EditResult[]> {
  const { register, office, window } = saving;
  const current = await call('rows.get', { register: register.key, id: row.rowId });
  window.put(current);
  const stated = (value: FieldValue | undefined) => JSON.stringify(value ?? null);
  const touched = row.edits.filter(
    (edit) => !seen || stated(seen.row.values[edit.key]) !== stated(current.row.values[edit.key]),
  );
  if (touched.length === 0 && !isSecond && current.row.withdrawn === null) {
    again.push(row);
    return [];
  }
  if (current.row.withdrawn !== null) {
    return row.edits.map((edit) => refusedCell(edit, '这一条刚被注销，没有保存。请先恢复再修改。'));
  }
  return row.edits.map((edit) => {
    const field = fieldOf(register, edit.key);
    const now = shownText(current, field, office);
    const stands = touched.includes(edit) ? `，现在是“${now === '' ? '空' : now}”` : '';
    return refusedCell(edit, `${current.row.changedBy}刚改过这一条${stands}。要改成您填的内容，请按 F2 再按回车。`);
  });
}

/** Saves the new-row line; the row then stands at the end. */
export async function saveNewRow(values: NewRowValues, saving: CellSaving): Promise<NewRowResult> {
  const { register, office, window } = saving;
  const changes: Changes = {};
  const problems: { key?: string; problem: string }[] = [];
  for (const [key, cell] of Object.entries(values)) {
    try {
      changes[key] = await changeOf(register, office, key, cell);
    } catch (error) {
      problems.push({ key, problem: error instanceof Error ? error.message : sentenceOf(error) });
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  const { results } = await call('rows.saveMany', {
    register: register.key,
    edits: [{ id: null, version: null, changes }],
  });
  const [result] = results;
  if (!result?.ok) {
    const errors = result?.problems.filter((problem) => problem.level === 'error') ?? [];
    if (errors.length === 0) return { ok: false, problems: [{ problem: result?.message ?? '没有保存，请再试一次。' }] };
    return {
      ok: false,
      problems: errors.map(({ field, message }) =>
        field !== undefined && field in values ? { key: field, problem: message } : { problem: message },
      ),
    };
  }
  const rowIndex = window.append({ row: { ...result.row, problems: standing(result) }, titles: result.titles });
  const warnings = result.problems.filter((problem) => problem.level === 'warning');
  if (warnings.length > 0) saving.onWarnings(warnings);
  return { ok: true, rowId: result.row.id, rowIndex };
}
