// The national list of divisions, read offline from the asset of the build. Nothing here knows today's records: villages
// are copied into the township's own register once, and edited there.
import { Refusal } from '../../../shared/contract/errors.ts';
import { shortVillageName, type VillageKind, villageKindOf } from '../../../shared/rules/villageName.ts';
import { type AssetFile, openAsset } from './assetFile.ts';
import { type CityVillages, type DivisionCounts, type DivisionLevel, readTree, readVillages } from './assetFormat.ts';
import { type DivisionSearch, searchTree } from './divisionSearch.ts';
import { chainOf, type DivisionNode, type DivisionTree, growTree, visibleChildren } from './divisionTree.ts';

/** A province (2 digits), city (4), county (6) or township (9). */
export interface Division {
  code: string;
  name: string;
  level: DivisionLevel;
  /** Names from the province down to its own: 湖南省, 湘西土家族苗族自治州, 保靖县, 迁陵镇. */
  path: string[];
}

/** A village or community of the national list (12 digits). */
export interface ListedVillage {
  code: string;
  /** 那铁村, 民瑞社区: what people say. */
  name: string;
  /** 那铁村村民委员会: what the list says. */
  officialName: string;
  kind: VillageKind;
}

export interface Divisions {
  counts: DivisionCounts;
  search(text: string, search?: DivisionSearch): Division[];
  /** Undefined for a code of no listed division. */
  find(code: string): Division | undefined;
  /** What lies right below; provinces for ''. Municipalities give their districts, 东莞 its towns. Empty for a township. */
  children(code: string): Division[];
  /** From the province down to the division itself; empty for an unknown code. */
  path(code: string): Division[];
  /** Villages of a township by its nine digits (twelve with 000 will do), in the order of their codes. */
  villages(township: string): ListedVillage[];
  /** Whether six digits are a county of today's list, for hints on identity numbers. */
  isCounty(code: string): boolean;
}

/**
 * Opens the list. The tree is read at the first question (some tens of milliseconds), villages city by city when asked for.
 * Throws Refusal `unavailable` when the file is missing or damaged.
 */
export function openDivisions(file: string): Divisions {
  const asset = guarded(() => openAsset(file));
  let grown: DivisionTree | null = null;
  const tree = (): DivisionTree => {
    grown ??= guarded(() => growTree(readTree(asset.block(asset.header.tree))));
    return grown;
  };
  const villagesOf = cityReader(asset);

  return {
    counts: asset.header.counts,
    search: (text, search) => searchTree(tree(), text, search).map(divisionOf),
    find: (code) => {
      const node = tree().byCode.get(code);
      return node === undefined ? undefined : divisionOf(node);
    },
    children: (code) => {
      const nodes = code === '' ? provincesOf(tree()) : (tree().byCode.get(code)?.children ?? []);
      return visibleChildren(nodes).map(divisionOf);
    },
    path: (code) => {
      const node = tree().byCode.get(code);
      return node === undefined ? [] : chainOf(node).map(divisionOf);
    },
    villages: (township) => villagesOf(township.slice(0, 9)),
    isCounty: (code) => code.length === 6 && tree().byCode.has(code),
  };
}

function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new Refusal('unavailable', '区划数据文件缺失或已损坏，请重新安装程序后再试。', { cause });
  }
}

function provincesOf(tree: DivisionTree): DivisionNode[] {
  return tree.nodes.filter((node) => node.parent === null);
}

function divisionOf(node: DivisionNode): Division {
  return { code: node.code, name: node.name, level: node.level, path: chainOf(node).map(({ name }) => name) };
}

/** Reads a township's villages; the last city stays in memory, since a wizard asks for neighbours. */
function cityReader(asset: AssetFile): (township: string) => ListedVillage[] {
  let last: { city: string; villages: CityVillages } | null = null;
  return (township) => {
    const city = township.slice(0, 4);
    const place = asset.header.villages[city];
    if (place === undefined) return [];
    if (last?.city !== city) last = { city, villages: guarded(() => readVillages(city, asset.block(place))) };
    return (last.villages.get(township) ?? []).flatMap(({ code, name }) => {
      const kind = villageKindOf(code);
      return kind === null ? [] : [{ code, name: shortVillageName(name), officialName: name, kind }];
    });
  };
}
