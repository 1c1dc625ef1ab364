import { type CodeTable, entryOf, findEntry } from '../codes/table.ts';
import { cellText } from './cell.ts';
import { codeName, missingTable, unknownCodeMessage } from './code.ts';
import { accept, type Codec, type FieldExample, problemOf } from './codec.ts';
import type { CodesField, FieldValue } from './field.ts';
import { plain } from './plain.ts';
import { readBlankOrError, wrongKind } from './reading.ts';
import { saysNothing } from './tidyText.ts';

/**
 * Several codes of one table, in the table's order, each once; none is null. People write the names with 、 or commas
 * between them. Stored as `|01|02|`, so that LIKE '%|01|%' finds a code.
 */
export const codesCodec: Codec<CodesField> = {
  read(cell, field, context) {
    const answer = readBlankOrError(cell, field);
    if (answer !== undefined) return answer;
    const table = context.table(field.table);
    if (table === undefined) return { ok: false, problems: [missingTable(field)] };
    const { codes, unknown } = meantCodes(table, cellText(cell));
    if (unknown.length === 0) return accept(inTableOrder(table, codes));
    if (codes.length === 0 && unknown.every(saysNothing)) return accept(null);
    return { ok: false, problems: unknown.map((word) => unknownCode(field, table, word)) };
  },
  check(value, field, context) {
    if (value === null) return [];
    if (typeof value !== 'object') return wrongKind(field, '若干选项的代码');
    if (value.length === 0) return [];
    const table = context.table(field.table);
    if (table === undefined) return [missingTable(field)];
    return value.filter((code) => entryOf(table, code) === undefined).map((code) => unknownCode(field, table, code));
  },
  format: (value, field, context) => namesOf(value, context.table(field.table)),
  exportKind: () => 'text',
  exportValue: (value, field, context) => namesOf(value, context.table(field.table)) || null,
  store(value) {
    const codes = codesOf(value);
    return codes.length === 0 ? null : `|${[...new Set(codes)].join('|')}|`;
  },
  load(stored) {
    const codes = stored === null ? [] : String(stored).split('|').filter(Boolean);
    return codes.length === 0 ? null : codes;
  },
  filter: 'code',
};

const separators = /[、,，;；/／|｜\s]+/u;

/** Names may hold separators themselves ("用水、排水、通风"), so the longest run of pieces that is an entry wins. */
function meantCodes(table: CodeTable, written: string): { codes: string[]; unknown: string[] } {
  const pieces = written.split(separators).filter((piece) => piece !== '');
  const codes: string[] = [];
  const unknown: string[] = [];
  for (let start = 0; start < pieces.length; ) {
    const run = longestEntry(table, pieces, start);
    if (run === undefined) unknown.push(pieces[start]!);
    else codes.push(run.code);
    start = run?.end ?? start + 1;
  }
  return { codes, unknown };
}

const longestRun = 8;

function longestEntry(table: CodeTable, pieces: readonly string[], start: number) {
  for (let end = Math.min(pieces.length, start + longestRun); end > start; end -= 1) {
    const run = pieces.slice(start, end);
    const entry = findEntry(table, run.join('、')) ?? findEntry(table, run.join(''));
    if (entry !== undefined) return { code: entry.code, end };
  }
  return undefined;
}

function inTableOrder(table: CodeTable, codes: readonly string[]): string[] {
  return table.entries.map((entry) => entry.code).filter((code) => codes.includes(code));
}

function unknownCode(field: CodesField, table: CodeTable, written: string) {
  return problemOf(field, 'error', 'unknownCode', unknownCodeMessage(field, table, written));
}

function codesOf(value: FieldValue): readonly string[] {
  if (value === null) return [];
  return typeof value === 'object' ? value : [plain(value)];
}

function namesOf(value: FieldValue, table: CodeTable | undefined): string {
  return codesOf(value)
    .map((code) => codeName(code, table))
    .join('、');
}

const origins: CodesField = { key: 'origins', label: '人员来源', type: 'codes', table: 'example.origin' };

export const codesExamples: readonly FieldExample<CodesField>[] = [
  {
    field: origins,
    valid: [
      { cell: { kind: 'text', text: '组织选派，群众推荐' }, value: ['1', '2'], shown: '群众推荐、组织选派' },
      { cell: { kind: 'text', text: '群众推荐\n群众 推荐' }, value: ['1'], shown: '群众推荐' },
      {
        cell: { kind: 'text', text: '用水、排水、通风、组织选派' },
        value: ['2', '3'],
        shown: '组织选派、用水、排水、通风',
      },
      { cell: { kind: 'text', text: '1/2' }, value: ['1', '2'], shown: '群众推荐、组织选派' },
      { cell: { kind: 'number', number: 2, text: '2' }, value: ['2'], shown: '组织选派' },
      { cell: { kind: 'text', text: '—' }, value: null, shown: '' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
    ],
    invalid: [
      { cell: { kind: 'text', text: '群众推荐、亲友介绍' }, code: 'unknownCode' },
      { cell: { kind: 'error', text: '#VALUE!' }, code: 'cellError' },
    ],
  },
];
