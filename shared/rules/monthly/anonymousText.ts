// A case told without who it was: names become 张某, organisations 某单位, villages 某村, numbers and addresses go. What
// nobody registered cannot be known, so the clerk reads it again before it is printed.

export interface Identities {
  /** Names of people: parties, agents, mediators, witnesses. */
  people: readonly string[];
  organisations: readonly string[];
  /** Names of villages, in use or not. */
  villages: readonly string[];
  /** Addresses and places. */
  places: readonly string[];
  /** Identity numbers, phones, case and agreement numbers, as they are written. */
  numbers: readonly string[];
}

const ordinals = [...'甲乙丙丁戊己庚辛壬癸'];

/** Family names of two characters. */
const longFamilyNames = ['欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '令狐', '慕容'];

const familyName = (name: string): string =>
  longFamilyNames.find((each) => name.startsWith(each)) ?? [...name][0] ?? '';

const distinct = (texts: readonly string[]): string[] =>
  [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '');

/** 张建国 → 张某; two 张 → 张某甲, 张某乙; a name of one character → 某某. */
export function pseudonyms(people: readonly string[]): Map<string, string> {
  const named = new Map<string, string>();
  const byFamily = Map.groupBy(distinct(people), familyName);
  for (const [family, names] of byFamily) {
    names.forEach((name, index) => {
      const mark = names.length === 1 ? '' : (ordinals[index] ?? String(index + 1));
      named.set(name, [...name].length < 2 ? `某某${mark}` : `${family}某${mark}`);
    });
  }
  return named;
}

const villageWords = (name: string): string => (name.endsWith('社区') ? '某社区' : '某村');
const organisationWords = (name: string): string => {
  const kind = ['有限公司', '公司', '合作社', '学校', '医院', '银行', '商店', '超市', '厂'].find((each) =>
    name.endsWith(each),
  );
  return kind ? `某${kind === '有限公司' ? '公司' : kind}` : '某单位';
};

/** Runs of figures that are no sum or day: phones, identity numbers, accounts, plates. */
const longNumbers = /[0-9０-９Xx][0-9０-９Xx\-－ ]{5,}[0-9０-９Xx](?!\s*(?:元|万元|万|亩|平方米|米))/gu;
const plates = /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•]?[A-Z0-9]{4,6}/gu;
const caseNumbers = /[（(〔[]\d{4}[）)〕\]][^，。；、\s]{0,12}?第?\d+号/gu;

/** The text without identities. None of the given names and numbers stands in what comes out. */
export function anonymousText(text: string, identities: Identities): string {
  const replacements = new Map<string, string>();
  const people = pseudonyms(identities.people);
  for (const [name, words] of people) {
    replacements.set(name, words);
    // Called by the given name alone: 建国.
    const given = name.slice(familyName(name).length);
    if ([...given].length >= 2 && !replacements.has(given)) replacements.set(given, words);
  }
  for (const name of distinct(identities.organisations)) replacements.set(name, organisationWords(name));
  for (const name of distinct(identities.villages)) replacements.set(name, villageWords(name));
  for (const place of distinct(identities.places)) replacements.set(place, '某处');
  for (const number of distinct(identities.numbers)) replacements.set(number, '××');
  const longestFirst = [...replacements].sort(([one], [other]) => other.length - one.length);
  let anonymous = text;
  for (const [from, to] of longestFirst) anonymous = anonymous.replaceAll(from, to);
  anonymous = anonymous.replace(caseNumbers, '××').replace(plates, '××').replace(longNumbers, '××');
  return withoutRests(anonymous, [...identities.people, ...identities.organisations, ...identities.numbers]);
}

/** What putting words together has made again, or a pseudonym still says. */
function withoutRests(text: string, forbidden: readonly string[]): string {
  let swept = text;
  for (const words of distinct(forbidden).sort((one, other) => other.length - one.length)) {
    // A name that is already a pseudonym (张某) identifies nobody.
    if (words.includes('某') || words === '×' || words === '××') continue;
    swept = swept.replaceAll(words, '×');
  }
  return swept;
}
