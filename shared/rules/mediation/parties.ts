// The parties that a ledger writes in one cell: 张三、李四; 张三与李四; 张三诉李四; 甲方：张三　乙方：李四. What cannot be told for
// certain is not guessed: it comes back with the reason.

export interface SplitParty {
  name: string;
  /** Codes of partySide and partyKind. */
  side: '1' | '2' | '3';
  kind: '1' | '2';
  /** People on this side as the cell counts them (张三等5人); null where it does not. */
  sidePeople: number | null;
}

export interface SplitParties {
  parties: readonly SplitParty[];
  /** Why the cell cannot be taken as it is; empty when it can. */
  reasons: readonly string[];
  /** What to look at, though the parties are clear. */
  notes: readonly string[];
}

type Side = SplitParty['side'];

interface Group {
  side: Side;
  text: string;
}

const labels: readonly { words: string; side: Side }[] = [
  { words: '被申请人|被申请方|被告人?|乙方', side: '2' },
  { words: '申请人|申请方|原告人?|甲方', side: '1' },
  { words: '第三人|第三方|丙方', side: '3' },
];
const label = new RegExp(`(?:${labels.map(({ words }) => words).join('|')})\\s*[:]?`, 'gu');
const nothing = /^(?:|[-—－/无]+|暂无|不详|未知)$/u;
const betweenSides = /诉|与|vs\.?|[/／|]/giu;
const betweenNames = /[、,，;；\s]+|以及|及/gu;

/** Splits a cell; `title` (张三与李四、王五邻里纠纷) tells the sides where the cell only lists names. */
export function splitParties(cell: string | null, title: string | null = null): SplitParties {
  const text = tidy(cell ?? '');
  if (nothing.test(text)) return unclear('没有写当事人');
  const labelled = labelledGroups(text);
  if (labelled !== null) return fromGroups(labelled);
  const halves = text.split(betweenSides).map(trimmed).filter(isWritten);
  if (halves.length === 2) return fromGroups(inOrder(halves));
  if (halves.length > 2) return unclear(`“${text}”写了${halves.length}方，分不清谁是申请人`);
  return fromList(text, title);
}

function tidy(text: string): string {
  const plain = text.normalize('NFKC').replaceAll('：', ':').replace(/\s+/gu, ' ').trim();
  // (甲方) tells the side and becomes a label before the name; (男,45岁) after a name is left out; 青溪(湖南)公司 keeps it.
  return plain
    .replace(/([^\s、,;()]+)\((甲方|乙方|丙方|申请人|被申请人|第三人)\)/gu, ' $2:$1 ')
    .replace(/\([^)]*\)(?=$|[\s、,;/|]|诉|与|和)/gu, '')
    .replace(/[:]?\s*\d{6,}[\dXx-]*/gu, ' ')
    .trim();
}

function trimmed(text: string): string {
  return text.replace(/^[\s、,，;；:]+|[\s、,，;；:。]+$/gu, '');
}

function isWritten(text: string): boolean {
  return text !== '';
}

function labelledGroups(text: string): readonly Group[] | null {
  const found = [...text.matchAll(label)];
  if (found.length === 0) return null;
  return found.map((match, index) => {
    const start = match.index + match[0].length;
    const end = found[index + 1]?.index ?? text.length;
    const side = labels.find(({ words }) => new RegExp(`^(?:${words})`, 'u').test(match[0]))!.side;
    return { side, text: trimmed(text.slice(start, end)).replace(/[诉与]$/u, '') };
  });
}

function inOrder(halves: readonly string[]): readonly Group[] {
  return halves.map((text, index) => ({ side: index === 0 ? '1' : '2', text }));
}

function namesOf(text: string): readonly string[] {
  return text.split(betweenNames).map(trimmed).filter(isWritten);
}

/** Only names, no word that parts the sides: two are the two sides; more need the title. */
function fromList(text: string, title: string | null): SplitParties {
  const names = namesOf(text);
  if (names.length === 2) {
    // 张三、李四等5人: the five may be all of them or those of the second side.
    if (names.some((name) => countOf(name) !== null)) return unclear(`“${text}”分不清几个人各在哪一方`);
    return fromGroups(inOrder(names));
  }
  if (names.length === 1) {
    const halves = splitAtAnd(names[0]!);
    return halves === null ? unclear(`“${text}”只写了一方当事人`) : fromGroups(inOrder(halves));
  }
  const sides = title === null ? null : sidesInTitle(names, title);
  if (sides !== null) return fromGroups(sides);
  return unclear(`“${text}”写了${names.length}个当事人，分不清各在哪一方`);
}

/** 张三和李四 — but not 周和平: 和 parts two names only where each half is one. */
function splitAtAnd(text: string): readonly string[] | null {
  const places = [...text.matchAll(/和|跟|同/gu)].map(({ index }) => index);
  const ways = places
    .map((at) => [text.slice(0, at), text.slice(at + 1)])
    .filter((halves) => halves.every((half) => kindOf(half) !== null));
  return ways.length === 1 ? ways[0]! : null;
}

function sidesInTitle(names: readonly string[], title: string): readonly Group[] | null {
  const halves = tidy(title).split(/诉|与|和/u);
  if (halves.length !== 2) return null;
  const [first, second] = halves as [string, string];
  const sides = names.map((name): Group | null => {
    const [inFirst, inSecond] = [first.includes(name), second.includes(name)];
    if (inFirst === inSecond) return null;
    return { side: inFirst ? '1' : '2', text: name };
  });
  if (sides.includes(null)) return null;
  return sides.flatMap((side) => (side === null ? [] : [side]));
}

function fromGroups(groups: readonly Group[]): SplitParties {
  const parties: SplitParty[] = [];
  const reasons: string[] = [];
  const notes: string[] = [];
  for (const { side, text } of groups) {
    const names = namesOf(text);
    if (names.length === 0) reasons.push('有一方没有写姓名或者单位名称');
    for (const [index, written] of names.entries()) {
      const name = bareName(written);
      const kind = kindOf(name);
      if (kind === null) {
        reasons.push(`“${written}”看不出是姓名还是单位名称`);
        continue;
      }
      const counted = countOf(written);
      if (counted === 'some') notes.push(`${name}一方还有人没有写姓名和人数`);
      // 张三、李四等5人 on one side: the five are this side's, and belong to its first name with the others counted off.
      const people = typeof counted === 'number' ? Math.max(1, counted - index) : null;
      parties.push({ name, side, kind, sidePeople: people });
    }
  }
  if (new Set(parties.map(({ side }) => side)).size < 2) reasons.push('只写了一方当事人');
  for (const name of repeated(parties.map(({ name }) => name))) reasons.push(`当事人${name}写了两次`);
  return { parties, reasons: [...new Set(reasons)], notes };
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function unclear(reason: string): SplitParties {
  return { parties: [], reasons: [reason], notes: [] };
}

const counted = /等(\d+|[一二两三四五六七八九十]+)?余?(?:人|户|名)?(?:村民|群众|居民)?$/u;
const small = '零一二三四五六七八九十';

/** People that a name stands for: 张三等5人 → 5, 张三夫妇 → 2, 张三等人 → 'some', 张三 → null. */
function countOf(written: string): number | 'some' | null {
  if (/夫妇|夫妻/u.test(written)) return 2;
  const match = counted.exec(written);
  if (match === null) return null;
  const [, number] = match;
  // 户 counts households, not people.
  if (number === undefined || /余|户/u.test(match[0])) return 'some';
  if (/^\d+$/u.test(number)) return Number(number);
  return number.length === 1 ? small.replace('两', '二').indexOf(number === '两' ? '二' : number) : 'some';
}

function bareName(written: string): string {
  const bare = written.replace(counted, '').replace(/(?:夫妇|夫妻)(?:二人|两人)?$/u, '');
  return bare.replaceAll('(', '（').replaceAll(')', '）');
}

const organisationWords =
  /(?:公司|集团|工厂|合作社|村委会|居委会|委员会|村民小组|学校|小学|中学|大学|幼儿园|医院|卫生院|卫生室|诊所|超市|商店|饭店|酒店|宾馆|餐馆|门市部|经营部|项目部|工程队|施工队|中心|政府|银行|信用社|派出所|分局|农场|林场|养殖场|煤矿|砖厂|采石场|加油站|水电站|供电所|事务所|协会|支部)$/u;
const organisationEndings = /[厂店社行局所院校园部站队会组场馆矿处室]$/u;
const notNames =
  /^(?:双方|群众|村民|居民|部分.*|多人|若干.*|邻居|对方|他人|业主|工人|农民工|无|.*(?:一家|全家|家属|家人|亲属))$/u;

/** Code of partyKind a name looks like; null where it looks like none. */
function kindOf(name: string): SplitParty['kind'] | null {
  if (notNames.test(name)) return null;
  if (name.length >= 3 && organisationWords.test(name)) return '2';
  if (name.length >= 5 && organisationEndings.test(name)) return '2';
  if (/^\p{Script=Han}{2,4}$/u.test(name)) return '1';
  if (/^\p{Script=Han}+(?:[·•.]\p{Script=Han}+)+$/u.test(name)) return '1';
  return null;
}
