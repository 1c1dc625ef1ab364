// The preview of an import: made with a mapping, mended and decided row by row, shown by position.
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { PreviewRow } from '../../../../shared/contract/exchangeProcedures.ts';
import { type Field, linkedRegister } from '../../../../shared/fields/field.ts';
import { codecOf } from '../../../../shared/fields/index.ts';
import { fieldOf, type Register } from '../../../../shared/registers/register.ts';
import { maskIdentityNumber } from '../../../../shared/rules/identityNumber.ts';
import { maskPhone } from '../../../../shared/rules/phone.ts';
import { emptyTableText } from '../../documents/tableDocument.ts';
import type { Township } from '../../township.ts';
import { type CheckProgress, checkRows, countRows } from './checkRows.ts';
import {
  type MappedSheet,
  noTexts,
  type OpenImport,
  type Preview,
  type PreviewEntry,
  type RowState,
  unchecked,
} from './importState.ts';
import { isImportable } from './mapping.ts';
import { packedText } from './packedCell.ts';
import type { Possibility } from './personMatch.ts';
import { rowReader } from './readRow.ts';
import type { PackedRow } from './readTask.ts';
import { loadWorld } from './world.ts';

export interface Mapping {
  sheet: string;
  columns: readonly { index: number; field: string | null }[];
}

/** The sheets with the fields a mapping gives to their columns. @throws Refusal `invalid` in words. */
export function mappedSheets(open: OpenImport, register: Register, mappings: readonly Mapping[]): MappedSheet[] {
  return mappings.map(({ sheet, columns }) => {
    const source = open.sheets.find(({ key }) => key === sheet);
    if (!source) throw new Refusal('notFound', `文件里没有“${sheet}”这张表。`);
    const fields = source.columns.map(({ index }) => columns.find((column) => column.index === index)?.field ?? null);
    checkFields(register, fields, sheet);
    return { source, fields };
  });
}

function checkFields(register: Register, fields: readonly (string | null)[], sheet: string): void {
  const used = new Set<string>();
  for (const key of fields) {
    if (key === null) continue;
    const field = register.fields.find((each) => each.key === key);
    if (!field || !isImportable(field)) throw new Refusal('invalid', `“${register.title}”没有可以导入的栏目“${key}”。`);
    if (used.has(key)) throw new Refusal('invalid', `“${sheet}”里有两列都对应“${field.label}”，请只留一列。`);
    used.add(key);
  }
  const name = fieldOf(register, register.titleFields[0]!);
  if (!used.has(name.key)) {
    throw new Refusal('invalid', `“${sheet}”还没有指定哪一列是“${name.label}”，没有它就不知道每行说的是谁、是什么。`);
  }
}

/** Reads and checks all rows of the mapped sheets. Writes nothing. */
export async function makePreview(
  register: Register,
  sheets: MappedSheet[],
  township: Township,
  today: string,
  progress?: CheckProgress,
): Promise<Preview> {
  const office = { codes: township.codes, today, divisionPath: township.settings.divisionPath };
  const rows: PreviewEntry[] = [];
  for (const [number, mapped] of sheets.entries()) {
    const read = rowReader(register, mapped, office);
    for (const source of mapped.source.rows) {
      if (saysNothing(mapped, source)) continue;
      rows.push({
        key: `${number}:${source.row}`,
        mapped,
        source,
        mended: noTexts,
        decisions: noTexts,
        read: read(source, noTexts),
        savedIn: null,
        checked: unchecked,
      });
      if (rows.length % 2000 === 0) await rest(progress);
    }
  }
  const preview: Preview = {
    register,
    sheets,
    rows,
    byKey: new Map(rows.map((row) => [row.key, row])),
    world: await loadWorld(township.read, register, office),
    drafts: [],
    titleOf: () => undefined,
    counts: countRows([]),
  };
  await checkRows(preview, township.read, progress);
  return preview;
}

/**
 * Nothing in any column that is imported: cells that only hold remarks of their own, or the line that an empty table
 * says so with, wherever it stands.
 */
function saysNothing({ fields }: MappedSheet, { cells }: PackedRow): boolean {
  const texts = fields.map((field, at) => (field === null ? '' : packedText(cells[at]).trim()));
  const filled = texts.filter((text) => text !== '');
  return filled.length === 0 || (filled.length === 1 && filled[0] === emptyTableText);
}

async function rest(progress: CheckProgress | undefined): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  progress?.signal?.throwIfAborted();
}

/** Types a cell anew and checks the ledger again, as other rows may mean the same person. */
export async function mend(preview: Preview, entry: PreviewEntry, field: string, text: string, township: Township) {
  const declared = preview.register.fields.find((each) => each.key === field);
  if (!declared || !isImportable(declared)) throw new Refusal('invalid', '这一栏不能填写。');
  requireOpen(entry);
  entry.mended = new Map([...entry.mended, [field, text]]);
  entry.read = rowReader(preview.register, entry.mapped, preview.world)(entry.source, entry.mended);
  await checkRows(preview, township.read);
}

/** Settles whom a doubtful row means. */
export async function decide(preview: Preview, entry: PreviewEntry, decision: string, township: Township) {
  requireOpen(entry);
  if (decision !== 'new' && decision !== 'hold' && !preview.world.peopleByToken.has(decision)) {
    throw new Refusal('notFound', '没有这个人，可能已注销或已合并，请重新选择。');
  }
  const link = entry.checked.doubtful ?? [...entry.decisions.keys()].at(-1) ?? personLink(preview.register);
  if (link === null) throw new Refusal('invalid', '这一行没有要选择的人。');
  entry.decisions = new Map([...entry.decisions, [link, decision]]);
  await checkRows(preview, township.read);
}

function requireOpen(entry: PreviewEntry): void {
  if (entry.savedIn !== null) throw new Refusal('conflict', '这一行已经保存，请到台账里修改。');
}

function personLink(register: Register): string | null {
  if (register.key === 'person') return 'person';
  return register.fields.find((field) => field.type === 'person')?.key ?? null;
}

export function entryOf(preview: Preview, key: string): PreviewEntry {
  const entry = preview.byKey.get(key);
  if (!entry) throw new Refusal('notFound', '预览里没有这一行。');
  return entry;
}

/** Rows of one state by position. */
export function rowsShown(preview: Preview, show: RowState | 'all', from: number, count: number) {
  const rows = show === 'all' ? preview.rows : preview.rows.filter(({ checked }) => checked.state === show);
  return { total: rows.length, rows: rows.slice(from, from + count).map((entry) => shownRow(preview, entry)) };
}

/** The key under which a row's 序号 is shown; no field has it. */
const serialKey = 'serial';

export function shownRow(preview: Preview, entry: PreviewEntry): PreviewRow {
  const { checked, source, mapped } = entry;
  const cells: PreviewRow['cells'] = {};
  const { numbering } = mapped.source;
  if (numbering >= 0) {
    const text = packedText(source.cells[numbering]);
    cells[serialKey] = { written: text, shown: text };
  }
  mapped.fields.forEach((key, at) => {
    if (key !== null) cells[key] = { written: packedText(source.cells[at]), shown: shownText(preview, entry, key) };
  });
  for (const [key, text] of entry.mended) cells[key] = { written: text, shown: shownText(preview, entry, key) };
  return {
    key: entry.key,
    sheet: mapped.source.sheet,
    row: source.row,
    state: checked.state,
    cells,
    problems: checked.problems,
    choices: checked.choices.map((choice) => shownChoice(preview, choice)),
    chosen: checked.chosen,
  };
}

function shownText(preview: Preview, entry: PreviewEntry, key: string): string {
  const field: Field = fieldOf(preview.register, key);
  const value = entry.read.values[key] ?? null;
  if (value === null) return '';
  if (linkedRegister(field) !== null) return entry.checked.titles[key] ?? '';
  return codecOf(field).format(value, field, {
    table: (table) => preview.world.codes.table(table),
    rowTitle: () => undefined,
  });
}

function shownChoice(preview: Preview, { person, why }: Possibility): PreviewRow['choices'][number] {
  const { codes, villages } = preview.world;
  const sex = codes.table('sex')?.entries.find((entry) => entry.code === person.sex)?.name;
  const parts = [
    sex,
    person.birthDay === null ? undefined : `${person.birthDay.slice(0, 4)}年`,
    person.village === null ? undefined : villages.nameOf(person.village),
    person.phone === null ? undefined : maskPhone(person.phone),
    person.idNumber === null ? undefined : maskIdentityNumber(person.idNumber),
  ];
  return {
    id: person.token,
    title: person.name,
    detail: parts.filter((part) => part !== undefined && part !== '').join(' · '),
    why,
  };
}
