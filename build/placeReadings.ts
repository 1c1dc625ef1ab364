// Pinyin of place names at build time. Dictionaries read some counties wrongly; both readings are kept, since people type both.
import { pinyin } from 'pinyin-pro';

/** Names (or beginnings of names) whose local reading pinyin-pro does not know. */
const localReadings: ReadonlyMap<string, string> = new Map([
  ['六合', 'lu he'],
  ['单县', 'shan xian'],
  ['蔚县', 'yu xian'],
  ['繁峙', 'fan shi'],
  ['歙县', 'she xian'],
  ['涡阳', 'guo yang'],
  ['筠连', 'jun lian'],
  ['泌阳', 'bi yang'],
  ['浚县', 'xun xian'],
  ['郫都', 'pi du'],
  ['乐亭', 'lao ting'],
  ['乐清', 'yue qing'],
  ['大埔', 'da bu'],
  ['尉犁', 'yu li'],
  ['黄陂', 'huang pi'],
  ['洪洞', 'hong tong'],
  ['吴堡', 'wu bu'],
  ['宕昌', 'tan chang'],
  ['民乐', 'min le'],
  ['乐都', 'le du'],
  ['调兵山', 'diao bing shan'],
  ['都匀', 'du yun'],
  ['都安', 'du an'],
  ['浒墅关', 'xu shu guan'],
  ['什邡', 'shi fang'],
  ['珲春', 'hun chun'],
]);

/** Readings of a name, syllables apart by blanks: 迁陵镇 → ["qian ling zhen"]. ü is v; letters and digits stand for themselves. */
export function readingsOf(name: string): string[] {
  const usual = syllables(name);
  const first = [...localReadings].find(([beginning]) => name.startsWith(beginning));
  if (first === undefined) return [usual.join(' ')];
  const local = first[1].split(' ');
  return [[...local, ...usual.slice(local.length)].join(' '), usual.join(' ')];
}

function syllables(name: string): string[] {
  const runs = name.match(/\p{Script=Han}+|[a-z\d]+/giu) ?? [];
  return runs.flatMap((run) =>
    /^\p{Script=Han}/u.test(run) ? pinyin(run, { toneType: 'none', type: 'array', v: true }) : [run.toLowerCase()],
  );
}
