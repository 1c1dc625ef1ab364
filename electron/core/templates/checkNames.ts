// Which placeholders belong together, and whether each names something that can be filled in.
import { pinyin } from 'pinyin-pro';
import { nearestName } from '../../../shared/rules/templates/nearestName.ts';
import type { Placeholder } from '../../../shared/rules/templates/placeholder.ts';
import type { SlotKind, TemplateNames } from '../../../shared/rules/templates/templateData.ts';

export interface TemplateProblem {
  code: 'malformed' | 'unknown' | 'kind' | 'unclosed' | 'unopened' | 'crossed' | 'nested' | 'whole';
  /** 第3段, 表1第2行, 工作表“汇总”B5. */
  place: string;
  /** As it stands in the file. */
  written: string;
  message: string;
  /** The nearest valid name; with its decimals where their sign is what is wrong. */
  suggestion: string | null;
}

/** A placeholder in the order of the text. */
export interface Placed {
  placeholder: Placeholder;
  written: string;
  place: string;
}

export interface Pair<P extends Placed> {
  open: P & { placeholder: Extract<Placeholder, { kind: 'open' }> };
  close: P;
}

type Open<P extends Placed> = Pair<P>['open'];

export const problemAt = (
  { place, written }: Placed,
  code: TemplateProblem['code'],
  what: string,
  suggestion: string | null = null,
): TemplateProblem => ({ code, place, written, message: `${place}的“${written}”${what}。`, suggestion });

const isOpen = <P extends Placed>(placed: P): placed is Open<P> => placed.placeholder.kind === 'open';

/** Pairs opening and closing placeholders of one part; what is not a pair is a problem. */
export function pairUp<P extends Placed>(all: readonly P[]): { pairs: Pair<P>[]; problems: TemplateProblem[] } {
  const pairs: Pair<P>[] = [];
  const problems: TemplateProblem[] = [];
  const open: Open<P>[] = [];
  for (const placed of all) {
    if (isOpen(placed)) open.push(placed);
    const { placeholder } = placed;
    if (placeholder.kind !== 'close') continue;
    const fits = ({ placeholder: { name, block } }: Open<P>): boolean =>
      (placeholder.name === null || placeholder.name === name) &&
      (placeholder.block === null || placeholder.block === block);
    const last = open.at(-1);
    if (last && fits(last)) {
      pairs.push({ open: last, close: placed });
      open.pop();
      continue;
    }
    const outer = open.findLastIndex(fits);
    if (outer === -1) {
      problems.push(problemAt(placed, 'unopened', '前面没有对应的开头'));
      continue;
    }
    const crossed = open.slice(outer + 1);
    problems.push(
      ...crossed.map((each) => problemAt(each, 'crossed', `还没有结束，就先写了“${placed.written}”，两段交叉了`)),
    );
    open.length = outer;
  }
  return { pairs, problems: [...problems, ...open.map((each) => problemAt(each, 'unclosed', '没有结束'))] };
}

/** A block of whole paragraphs or rows: what it covers, and where its ends stand in the order of the text. */
export interface Span {
  open: Placed;
  start: number;
  /** Behind the last. */
  end: number;
  opensAt: number;
  closesAt: number;
}

/** Blocks that share a paragraph or row without one lying within the other. `spans` in the order of their beginnings. */
export function crossedSpans(spans: readonly Span[]): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const before: Span[] = [];
  for (const span of spans) {
    const isCrossed = before.some((each) => {
      if (each.end <= span.start || span.end <= each.start) return false;
      const isWithin = span.closesAt < each.closesAt && each.start <= span.start && span.end <= each.end;
      return !isWithin;
    });
    if (isCrossed) problems.push(problemAt(span.open, 'crossed', '和另一段挤在同一段或同一行里，请分开写'));
    before.push(span);
  }
  return problems;
}

const reading = (text: string): string => pinyin(text, { toneType: 'none', type: 'array' }).join('');

/** Checks every name in the order of the text; behind a list that does not end only what cannot be read at all. */
export function checkNames<P extends Placed>(
  all: readonly P[],
  pairs: readonly Pair<P>[],
  names: TemplateNames,
): TemplateProblem[] {
  const closes = new Map(pairs.map(({ open, close }) => [close as P, open]));
  const opened = new Set<P>(pairs.map(({ open }) => open));
  const lists: Open<P>[] = [];
  let isEndless = false;
  const problems: TemplateProblem[] = [];
  for (const placed of all) {
    const { placeholder } = placed;
    if (placeholder.kind === 'malformed') problems.push(problemAt(placed, 'malformed', placeholder.why));
    // Where its rows end nobody knows; what is told about the names behind would only follow from that.
    if (isEndless) continue;
    if (placeholder.kind === 'close') {
      const start = closes.get(placed);
      if (start && lists.at(-1) === start) lists.pop();
    }
    const columns = names.lists.get(lists.at(-1)?.placeholder.name ?? '') ?? new Map<string, SlotKind>();
    const outer = lists.at(-1);
    const listName = outer?.placeholder.name ?? '';
    if (outer && isOfWhole(placeholder, columns, listName, names)) {
      problems.push(problemAt(placed, 'whole', wholeWithin(listName)));
      continue;
    }
    if (isOpen(placed) && placed.placeholder.block === 'each') isEndless = !opened.has(placed);
    if (outer && !names.lists.has(outer.placeholder.name)) {
      if (isOpen(placed) && placed.placeholder.block === 'each') lists.push(placed);
      continue; // the list itself is told; what its rows have nobody knows
    }
    if (isOpen(placed)) {
      problems.push(...openProblems(placed, columns, names, outer !== undefined));
      if (placed.placeholder.block === 'each') lists.push(placed);
    }
    if (placeholder.kind === 'value') problems.push(...valueProblems(placed, placeholder, columns, names));
  }
  return problems;
}

/** A figure of the whole office in a row that tells of a part of it: printed, it would be read as the row's own. */
function isOfWhole(
  placeholder: Placeholder,
  columns: ReadonlyMap<string, SlotKind>,
  list: string,
  { parts, wholes }: TemplateNames,
): boolean {
  if (!parts?.has(list)) return false;
  const isFigure = placeholder.kind === 'value' || (placeholder.kind === 'open' && placeholder.block !== 'each');
  return isFigure && !columns.has(placeholder.name) && wholes?.has(placeholder.name) === true;
}

const wholeWithin = (list: string): string =>
  `是总数，不是每一行的数，写在“{{#${list}}}”里会每行都印总数，请移到“{{/${list}}}”后面`;

function openProblems<P extends Placed>(
  placed: Open<P>,
  columns: ReadonlyMap<string, SlotKind>,
  names: TemplateNames,
  isInList: boolean,
): TemplateProblem[] {
  const { name, block } = placed.placeholder;
  if (block !== 'each') {
    if (columns.has(name) || names.single.has(name) || names.lists.has(name)) return [];
    return [unknown(placed, name, [...columns.keys(), ...names.single.keys(), ...names.lists.keys()])];
  }
  if (isInList) return [problemAt(placed, 'nested', '写在另一个重复段里面，重复段里不能再重复')];
  if (names.lists.has(name)) return [];
  if (names.single.has(name)) return [problemAt(placed, 'kind', '只有一个值，不能重复，请去掉“#”')];
  return [unknown(placed, name, names.lists.keys())];
}

function valueProblems(
  placed: Placed,
  { name, decimals }: Extract<Placeholder, { kind: 'value' }>,
  columns: ReadonlyMap<string, SlotKind>,
  names: TemplateNames,
): TemplateProblem[] {
  const kind = columns.get(name) ?? names.single.get(name);
  if (kind === 'truth') return [problemAt(placed, 'kind', `只能作条件，请写成“{{?${name}}}…{{/?}}”`)];
  if (kind === 'text' && decimals !== null) return [problemAt(placed, 'kind', '是文字，不能写小数位数')];
  if (kind !== undefined) return [];
  if (names.lists.has(name)) return [problemAt(placed, 'kind', `有许多行，请写成“{{#${name}}}…{{/${name}}}”`)];
  const [list] = [...names.lists].find(([, of]) => of.has(name)) ?? [];
  if (list !== undefined) return [problemAt(placed, 'kind', `要写在“{{#${list}}}”和“{{/${list}}}”之间`)];
  const [, figure = '', places = ''] = wrongDecimals.exec(name) ?? [];
  const meant = columns.get(figure) ?? names.single.get(figure);
  if (meant === 'number')
    return [problemAt(placed, 'malformed', `小数位请用“|”，写成“{{${figure}|${places}}}”`, `${figure}|${places}`)];
  if (meant === 'text') return [problemAt(placed, 'kind', '是文字，不能写小数位数')];
  return [unknown(placed, name, [...columns.keys(), ...names.single.keys()])];
}

/** Decimals behind another sign than the one for them: {{化解率：1}}. */
const wrongDecimals = /^(.+?)[:：,，;；、.．。/／\\＼丨│¦](\d{1,2})$/u;

function unknown(placed: Placed, name: string, valid: Iterable<string>): TemplateProblem {
  const suggestion = nearestName(name, valid, reading);
  const hint = suggestion === null ? '，请从占位符列表里复制' : `，是不是“${suggestion}”？`;
  const problem = problemAt(placed, 'unknown', '', suggestion);
  return {
    ...problem,
    message: `${placed.place}的“${placed.written}”没有这个名称${hint}${suggestion === null ? '。' : ''}`,
  };
}
