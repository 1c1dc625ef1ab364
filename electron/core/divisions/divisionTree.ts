import type { DivisionLevel, TreeLine } from './assetFormat.ts';

/** A province, city, county or township with its place in the tree and what typing is compared with. */
export interface DivisionNode {
  code: string;
  name: string;
  level: DivisionLevel;
  /** Null for provinces. */
  parent: DivisionNode | null;
  children: DivisionNode[];
  /**
   * Not a place of its own: `placeholder` is what the statistics put between a province and its counties (市辖区,
   * 省直辖县级行政区划), `double` the county of a city that has no counties (东莞市 in 东莞市).
   */
  standIn: 'placeholder' | 'double' | null;
  readings: readonly PlaceReading[];
}

/** One reading of a name: syllables with blanks between, the same run together, and their first letters. */
export interface PlaceReading {
  spaced: string;
  full: string;
  initials: string;
}

export interface DivisionTree {
  nodes: readonly DivisionNode[];
  byCode: ReadonlyMap<string, DivisionNode>;
}

const placeholders = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

/** Builds the tree from lines in tree order. */
export function growTree(lines: readonly TreeLine[]): DivisionTree {
  const byCode = new Map<string, DivisionNode>();
  const nodes = lines.map((line) => {
    const parent = byCode.get(line.code.slice(0, line.code.length === 9 ? 6 : line.code.length - 2)) ?? null;
    const node: DivisionNode = {
      code: line.code,
      name: line.name,
      level: line.level,
      parent,
      children: [],
      standIn: standInOf(line, parent),
      readings: line.readings.map(readingOf),
    };
    parent?.children.push(node);
    byCode.set(node.code, node);
    return node;
  });
  return { nodes, byCode };
}

function standInOf(line: TreeLine, parent: DivisionNode | null): DivisionNode['standIn'] {
  if (line.level === 'city' && placeholders.has(line.name)) return 'placeholder';
  return line.level === 'county' && line.name === parent?.name ? 'double' : null;
}

function readingOf(written: string): PlaceReading {
  const spaced = plainSyllables(written);
  let initials = spaced[0] ?? '';
  for (let at = spaced.indexOf(' '); at >= 0; at = spaced.indexOf(' ', at + 1)) initials += spaced[at + 1];
  return { spaced, full: spaced.replaceAll(' ', ''), initials };
}

/** 略 and 虐 are typed both lve and lue. */
export function plainSyllables(text: string): string {
  return text.includes('ve') ? text.replace(/([ln])ve/gu, '$1ue') : text;
}

/** Children as people know them: stand-ins give way to what lies below them. */
export function visibleChildren(nodes: readonly DivisionNode[]): DivisionNode[] {
  return nodes.flatMap((node) => (node.standIn === null ? [node] : visibleChildren(node.children)));
}

/** From the province down to the node, without stand-ins other than the node itself. */
export function chainOf(node: DivisionNode): DivisionNode[] {
  const chain: DivisionNode[] = [];
  for (let current = node.parent; current !== null; current = current.parent) {
    if (current.standIn === null) chain.unshift(current);
  }
  // A double prints once: 广东省/东莞市, not 广东省/东莞市/东莞市.
  if (node.standIn === 'double') chain.pop();
  return [...chain, node];
}
