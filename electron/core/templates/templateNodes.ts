// A part of a template, ready to be filled: its text, what is put in, and blocks that are repeated or left out.
import type { BlockKind } from '../../../shared/rules/templates/placeholder.ts';
import {
  type SlotRow,
  type SlotValue,
  slotHolds,
  type TemplateValues,
} from '../../../shared/rules/templates/templateData.ts';

export type TemplateNode =
  | string
  | { kind: 'value'; name: string; decimals: number | null; write: WriteValue }
  | {
      kind: 'block';
      block: BlockKind;
      name: string;
      body: readonly TemplateNode[];
      /** The same for the second copy and those after it, which must not bear the first one's marks. */
      later: readonly TemplateNode[];
      /** A list without rows leaves its pattern once, empty: a table must have a row. */
      keepOne: boolean;
    }
  | { kind: 'finished'; body: readonly TemplateNode[]; finish: (text: string) => string };

/** The XML for a value; `scope` is where it stands. */
export type WriteValue = (value: SlotValue, decimals: number | null, scope: Scope) => string;

/** Where names are looked up: the row of the list one stands in, then the single values. */
export interface Scope {
  values: TemplateValues;
  row: SlotRow | null;
}

const nothing = new Map<string, SlotValue>();

export function valueIn({ values, row }: Scope, name: string): SlotValue {
  if (row?.has(name)) return row.get(name) ?? null;
  return values.single.get(name) ?? null;
}

/** Whether a condition holds; a list holds when it has rows. */
export function holdsIn(scope: Scope, name: string): boolean {
  const list = scope.row?.has(name) ? undefined : scope.values.lists.get(name);
  return list ? list.rows.length > 0 : slotHolds(valueIn(scope, name));
}

/** The scopes for the copies of a list's pattern. */
export function scopesOf({ values }: Scope, name: string, keepOne: boolean): Scope[] {
  const list = values.lists.get(name) ?? { columns: [], rows: [] };
  if (list.rows.length === 0 && keepOne)
    return [{ values, row: new Map([...nothing, ...list.columns.map((column) => [column, null] as const)]) }];
  return list.rows.map((row) => ({ values, row }));
}

/** Fills nodes and appends the text to `out`. */
export function fillNodes(nodes: readonly TemplateNode[], scope: Scope, out: string[]): void {
  for (const node of nodes) {
    if (typeof node === 'string') {
      out.push(node);
      continue;
    }
    switch (node.kind) {
      case 'value':
        out.push(node.write(valueIn(scope, node.name), node.decimals, scope));
        break;
      case 'finished':
        out.push(node.finish(filled(node.body, scope)));
        break;
      case 'block':
        fillBlock(node, scope, out);
    }
  }
}

export function filled(nodes: readonly TemplateNode[], scope: Scope): string {
  const out: string[] = [];
  fillNodes(nodes, scope, out);
  return out.join('');
}

function fillBlock(node: Extract<TemplateNode, { kind: 'block' }>, scope: Scope, out: string[]): void {
  if (node.block !== 'each') {
    if (holdsIn(scope, node.name) === (node.block === 'if')) fillNodes(node.body, scope, out);
    return;
  }
  scopesOf(scope, node.name, node.keepOne).forEach((copy, index) => {
    fillNodes(index === 0 ? node.body : node.later, copy, out);
  });
}

/** A change of a stretch of the text. Stretches do not cross. */
export type Patch =
  | { kind: 'replace'; start: number; end: number; nodes: readonly TemplateNode[] }
  | {
      kind: 'block';
      start: number;
      end: number;
      block: BlockKind;
      name: string;
      keepOne: boolean;
      /** What a copy begins and ends with, besides what stands in the stretch. */
      before: string;
      after: string;
      /** What is taken out of the text of later copies. */
      clean: (text: string) => string;
    }
  | { kind: 'finish'; start: number; end: number; finish: (text: string) => string };

/** At the same place the outer one comes first: of blocks the longer, of a cell and all that it holds the cell. */
const rank = { finish: 0, block: 0, replace: 1 } as const;
const outerFirst = (a: Patch, b: Patch): number =>
  rank[a.kind] - rank[b.kind] ||
  (a.kind === 'replace' ? a.end - b.end : b.end - a.end || Number(b.kind === 'finish') - Number(a.kind === 'finish'));

/** The nodes of a stretch of the text with all patches in it. What lies within a replaced stretch goes with it. */
export function nodesOf(source: string, start: number, end: number, patches: readonly Patch[]): TemplateNode[] {
  const sorted = patches.toSorted((a, b) => a.start - b.start || outerFirst(a, b));
  let next = 0;

  function build(from: number, until: number): TemplateNode[] {
    const nodes: TemplateNode[] = [];
    let at = from;
    for (; next < sorted.length; ) {
      const patch = sorted[next]!;
      if (patch.start >= until && !(patch.start === until && patch.end === until && from === until)) break;
      next += 1;
      if (patch.start < at) continue;
      if (patch.start > at) nodes.push(source.slice(at, patch.start));
      at = patch.end;
      if (patch.kind === 'replace') nodes.push(...patch.nodes);
      else nodes.push(nested(patch));
    }
    if (at < until) nodes.push(source.slice(at, until));
    return nodes;
  }

  function nested(patch: Exclude<Patch, { kind: 'replace' }>): TemplateNode {
    const inner = build(patch.start, patch.end);
    if (patch.kind === 'finish') return { kind: 'finished', body: inner, finish: patch.finish };
    const { block, name, keepOne } = patch;
    const body = [patch.before, ...inner, patch.after].filter((node) => node !== '');
    return { kind: 'block', block, name, keepOne, body, later: body.map((node) => cleaned(node, patch.clean)) };
  }

  return build(start, end);
}

function cleaned(node: TemplateNode, clean: (text: string) => string): TemplateNode {
  if (typeof node === 'string') return clean(node);
  if (node.kind === 'value') return node;
  const body = node.body.map((each) => cleaned(each, clean));
  return node.kind === 'block' ? { ...node, body, later: body } : { ...node, body };
}
