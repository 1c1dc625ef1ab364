// A workbook as a template: its sheets, and what elsewhere names their rows.
import type { TemplateNames, TemplateValues } from '../../../shared/rules/templates/templateData.ts';
import { attribute, decodeXml } from '../exchange/workbook/xmlScanner.ts';
import { checkNames, type TemplateProblem } from './checkNames.ts';
import type { MovesOf } from './formulaRows.ts';
import type { OfficeZip } from './officeZip.ts';
import type { OpenedTemplate } from './openTemplate.ts';
import { relationsOf, relationsPath } from './relations.ts';
import type { FilledBlock } from './rowBlocks.ts';
import type { RowMoves } from './rowMoves.ts';
import { sharedTexts } from './sheetCells.ts';
import { edited, rangeEdits } from './sheetRanges.ts';
import { compileSheet, type SheetTemplate } from './sheetTemplate.ts';
import type { CompiledTemplate } from './template.ts';
import type { Scope } from './templateNodes.ts';
import { descendants, prefixOf, readXml } from './xmlPositions.ts';

/** @throws Refusal for broken XML. */
export function compileWorkbook({ zip, main }: OpenedTemplate): CompiledTemplate {
  const relations = relationsOf(zip, main);
  const textPart = relations.find(({ type }) => type.endsWith('/sharedStrings'))?.target;
  const shared = sharedTexts(textPart !== undefined && zip.names.includes(textPart) ? zip.text(textPart) : null);
  const sheets = sheetsOf(zip, main).map((sheet) => compileSheet(zip.text(sheet.path), sheet, shared));
  const elsewhere = unfillable(zip);
  return {
    placed: sheets.flatMap(({ placed }) => placed),
    check: (names: TemplateNames) => [
      ...sheets.flatMap(({ placed, pairs, problems }) => [
        ...problems,
        ...blocksInMargins(placed),
        ...checkNames(placed, pairs, names),
      ]),
      ...elsewhere,
    ],
    fill: (values: TemplateValues) => filledWorkbook(zip, main, sheets, { values, row: null }),
  };
}

function sheetsOf(zip: OfficeZip, main: string): { name: string; path: string }[] {
  const targets = new Map(
    relationsOf(zip, main).flatMap(({ id, type, target }) => (type.endsWith('/worksheet') ? [[id, target]] : [])),
  );
  return [...zip.text(main).matchAll(/<(?:\w+:)?sheet\s[^>]*>/gu)].flatMap(([tag]) => {
    const id = /\s\w+:id="([^"]*)"/u.exec(tag)?.[1];
    const path = targets.get(id ?? '');
    return path !== undefined && zip.names.includes(path)
      ? [{ name: decodeXml(attribute(tag, 'name') ?? ''), path }]
      : [];
  });
}

/** Headers and footers of pages take values only. */
const blocksInMargins = (placed: SheetTemplate['placed']): TemplateProblem[] =>
  placed
    .filter(({ row, placeholder }) => row === 0 && (placeholder.kind === 'open' || placeholder.kind === 'close'))
    .map(({ place, written }) => ({
      ...{ code: 'kind' as const, place, written, suggestion: null },
      message: `${place}的“${written}”不能用在页眉页脚里，那里只能填单个值。`,
    }));

/** Placeholders in shapes and charts: nothing fills them, and nobody should find them on paper. */
function unfillable(zip: OfficeZip): TemplateProblem[] {
  return zip.names
    .filter((name) => /^xl\/(?:drawings|charts)\/[^/]+\.xml$/u.test(name))
    .flatMap((name) => {
      const text = zip.text(name).replace(/<[^>]*>/gu, '');
      const written = /\{\{[^}]{0,60}\}\}/u.exec(text)?.[0];
      if (written === undefined) return [];
      const place = name.includes('charts') ? '图表' : '图形或文本框';
      const message = `${place}里的“${written}”填不了，请写到单元格里。`;
      return [{ code: 'kind' as const, place, written: decodeXml(written), message, suggestion: null }];
    });
}

interface MadeSheet {
  sheet: SheetTemplate;
  made: { blocks: FilledBlock[]; moves: RowMoves };
}

function filledWorkbook(zip: OfficeZip, main: string, sheets: readonly SheetTemplate[], scope: Scope): Buffer {
  const all: MadeSheet[] = sheets.map((sheet) => ({ sheet, made: sheet.blocksFor(scope) }));
  const byName = new Map(all.map(({ sheet, made }) => [sheet.name.toLowerCase(), made.moves]));
  const movesOf: MovesOf = (name) => {
    const moves = byName.get(name.toLowerCase());
    return moves?.isMoved ? moves : undefined;
  };
  const isAnyMoved = all.some(({ made }) => made.moves.isMoved);
  const isFilled = all.some(({ sheet }) => sheet.placed.length > 0);
  const hasFormulas = isFilled && all.some(({ sheet }) => sheet.hasFormulas);
  const changed = new Map<string, string>();
  if (!isFilled) return zip.patched(changed);
  for (const { sheet, made } of all) {
    // Results of formulas on other sheets may depend on what is filled in here.
    if (sheet.placed.length > 0 || sheet.hasFormulas) changed.set(sheet.path, sheet.fill(scope, made, movesOf));
    if (made.moves.isMoved) moveCompanions(zip, sheet, made.moves, movesOf, changed);
  }
  const dropped = new Set<string>();
  if (hasFormulas) dropCalculationOrder(zip, main, changed, dropped);
  if (isAnyMoved) moveCharts(zip, movesOf, changed);
  if (isAnyMoved || hasFormulas) changed.set(main, patchedWorkbook(zip.text(main), movesOf, hasFormulas));
  return zip.patched(changed, dropped);
}

/** Named ranges (print areas and titles among them) go along, and formulas are worked out when the file is opened. */
function patchedWorkbook(source: string, movesOf: MovesOf, hasFormulas: boolean): string {
  const root = readXml(source);
  const edits = root.children
    .filter(({ name }) => name === 'definedNames')
    .flatMap((names) => rangeEdits(names, { source, place: { sheet: '', movesOf }, moves: unmoved }, null));
  if (hasFormulas) {
    const calculation = root.children.find(({ name }) => name === 'calcPr');
    const before = ['definedNames', 'externalReferences', 'functionGroups', 'sheets'];
    const last = before.map((each) => root.children.find(({ name }) => name === each)).find((each) => each);
    if (calculation) {
      const tag = source.slice(calculation.start, calculation.openEnd).replace(/\sfullCalcOnLoad="[^"]*"/u, '');
      const text = tag.replace(/\s*(\/?>)$/u, ' fullCalcOnLoad="1"$1');
      edits.push({ start: calculation.start, end: calculation.openEnd, text });
    } else if (last) {
      edits.push({ start: last.end, end: last.end, text: `<${prefixOf(source, root)}calcPr fullCalcOnLoad="1"/>` });
    }
  }
  return edited(source, edits);
}

const unmoved: RowMoves = {
  rowOf: (row) => ({ first: row, last: row }),
  rangeOf: (first, last) => ({ first, last }),
  within: () => unmoved,
  isMoved: false,
};

/** The order in which formulas were last worked out names their cells; without it the program makes a new one. */
function dropCalculationOrder(zip: OfficeZip, main: string, changed: Map<string, string>, dropped: Set<string>): void {
  const found = relationsOf(zip, main).find(({ type }) => type.endsWith('/calcChain'));
  if (!found || !zip.names.includes(found.target)) return;
  dropped.add(found.target);
  const without = (path: string, tag: RegExp, isIt: (tag: string) => boolean): void => {
    changed.set(
      path,
      zip.text(path).replace(tag, (each) => (isIt(each) ? '' : each)),
    );
  };
  without(
    '[Content_Types].xml',
    /<(?:\w+:)?Override\s[^>]*\/>/gu,
    (tag) => attribute(tag, 'PartName') === `/${found.target}`,
  );
  without(relationsPath(main), /<(?:\w+:)?Relationship\s[^>]*\/>/gu, (tag) => attribute(tag, 'Id') === found.id);
}

/** Tables, notes and pictures of a sheet stay at their rows. */
function moveCompanions(
  zip: OfficeZip,
  { name, path }: SheetTemplate,
  moves: RowMoves,
  movesOf: MovesOf,
  changed: Map<string, string>,
): void {
  for (const { type, target } of relationsOf(zip, path)) {
    const kind = type.slice(type.lastIndexOf('/') + 1);
    if (!zip.names.includes(target)) continue;
    if (kind === 'table' || kind === 'comments') {
      const source = zip.text(target);
      const edits = rangeEdits(readXml(source), { source, moves, place: { sheet: name, movesOf } }, null);
      changed.set(target, edited(source, edits));
    }
    if (kind === 'drawing') changed.set(target, movedAnchors(zip.text(target), moves));
    if (kind === 'vmlDrawing') {
      changed.set(
        target,
        zip
          .text(target)
          .replace(/(<x:Row>)(\d+)(<\/x:Row>)/gu, (_, before, row, after) => before + zeroBased(row, moves) + after),
      );
    }
  }
}

/** Rows counted from 0. */
const zeroBased = (row: string, moves: RowMoves): string =>
  String((moves.rowOf(Number(row) + 1)?.first ?? Number(row) + 1) - 1);

function movedAnchors(source: string, moves: RowMoves): string {
  const edits = [...descendants(readXml(source))]
    .filter(({ name, parent }) => name === 'row' && (parent?.name === 'from' || parent?.name === 'to'))
    .map(({ openEnd, closeStart }) => ({
      start: openEnd,
      end: closeStart,
      text: zeroBased(source.slice(openEnd, closeStart), moves),
    }));
  return edited(source, edits);
}

function moveCharts(zip: OfficeZip, movesOf: MovesOf, changed: Map<string, string>): void {
  for (const name of zip.names.filter((each) => /^xl\/charts\/chart[^/]*\.xml$/u.test(each))) {
    const source = zip.text(name);
    const edits = rangeEdits(readXml(source), { source, moves: unmoved, place: { sheet: '', movesOf } }, null);
    if (edits.length > 0) changed.set(name, edited(source, edits));
  }
}
