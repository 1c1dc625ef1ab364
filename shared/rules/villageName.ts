// Names and kinds of villages as the national list has them, and as people write them.
import { foldWord } from './writtenText.ts';

/** Code of the table `villageKind`. */
export type VillageKind = 'community' | 'village';

/**
 * The kind a twelve-digit code stands for: 001–199 and 400–499 居民委员会 (社区), 200–399 and 500–599 村民委员会 (村),
 * the fours and fives being units that work like one (codes.md §9, 统计用区划代码编制规则). Null for other codes.
 */
export function villageKindOf(code: string): VillageKind | null {
  if (!/^\d{12}$/u.test(code)) return null;
  const last = Number(code.slice(9));
  if (last === 0 || last >= 600) return null;
  return last < 200 || (last >= 400 && last < 500) ? 'community' : 'village';
}

const communitySuffix = /社区(?:居民委员会|居民居委会|居委会|村民委员会|村委会|委员会)$/u;
const villageSuffix = /(?:村民委员会|村委会|牧民委员会|牧委会)$/u;
const gachaSuffix = /嘎查(?:村民委员会|村委会|嘎查委员会|委员会|村委员会)$/u;
const residentsSuffix = /居民委员会$/u;

/**
 * The name people use: 那铁村村民委员会 and 那铁村委会 are 那铁村, 民瑞社区居民委员会 is 民瑞社区, 东街居民委员会 is 东街居委会.
 * A name without such an ending stays as it is.
 */
export function shortVillageName(official: string): string {
  if (communitySuffix.test(official)) return official.replace(communitySuffix, '社区');
  if (gachaSuffix.test(official)) return official.replace(gachaSuffix, '嘎查');
  if (villageSuffix.test(official)) {
    const base = official.replace(villageSuffix, '');
    return base === '' ? official : /(?:村|嘎查|社区)$/u.test(base) ? base : `${base}村`;
  }
  return official.replace(residentsSuffix, '居委会');
}

/**
 * Keys under which a village is found in ledgers, the most certain first: 昂洞村 → 昂洞村, 昂洞. Two names mean the same
 * village when one's first key is among the other's; a shared last key is a guess, and only safe where it is the only one.
 */
export function villageNameKeys(name: string): string[] {
  const folded = foldWord(name);
  const short = foldWord(shortVillageName(folded));
  const stem = short.replace(/(?:社区|村|居委会|嘎查)$/u, '');
  return [...new Set(stem.length > 1 ? [short, folded, stem] : [short, folded])];
}
