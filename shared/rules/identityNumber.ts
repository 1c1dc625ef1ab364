// 公民身份号码, GB 11643-1999: 6 digits of the county, 8 of the birth, 3 of sequence (odd male, even female), 1 check.
import type { Problem } from '../contract/errors.ts';
import { ageOn, isDay } from './days.ts';
import { accept, hint, type Outcome, refuse } from './outcome.ts';
import type { WrittenDay } from './writtenDay.ts';
import { quoted, withoutBlanks } from './writtenText.ts';

/** What a valid number says. `sex` is the GB/T 2261.1 code: '1' male, '2' female. */
export interface Identity {
  number: string;
  /** First six digits: the county at the time of issue, which may have been dissolved since. */
  county: string;
  birth: string;
  sex: '1' | '2';
}

/** Six-digit codes of counties that exist today; without it only the province is looked at. */
export type KnownCounty = (code: string) => boolean;

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

// GB/T 2260 provinces; 71 Taiwan, 81 Hong Kong and 82 Macao, 83 residence permits of Taiwan residents, 91 abroad.
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
);

/** Half-width, upper-case X, without blanks, quotes and the tab or apostrophe that keeps spreadsheets from reading a number. */
export function normaliseIdentityNumber(text: string): string {
  if (/^[\dX]+$/u.test(text)) return text;
  return withoutBlanks(text)
    .replace(/^['‘’`]+|['‘’`]+$/gu, '')
    .toUpperCase();
}

/** The eighteenth character for the first seventeen digits. Throws RangeError unless there are exactly seventeen. */
export function identityCheckCharacter(seventeen: string): string {
  if (!/^\d{17}$/u.test(seventeen)) throw new RangeError('seventeen digits are needed');
  let sum = 0;
  for (let index = 0; index < weights.length; index += 1) sum += weights[index]! * Number(seventeen[index]);
  return checkCharacters[sum % 11]!;
}

/**
 * Checks a written number. Refusals: `idMissing`, `idFifteenDigits`, `idCharacters`, `idLength`, `idBirthImpossible`,
 * `idBirthInFuture`, `idChecksumWrong`. An unknown county only hints (`idCountyUnknown`): counties get dissolved.
 */
export function checkIdentityNumber(text: string, today: string, knownCounty?: KnownCounty): Outcome<Identity> {
  const number = normaliseIdentityNumber(text);
  if (number === '') return refuse('idMissing', '没有填写身份证号。');
  if (/^\d{15}$/u.test(number)) return refuseFifteen(number);
  if (number.length !== 18) {
    return refuse('idLength', `身份证号应为 18 位，现在是 ${number.length} 位，请对照证件补全。`);
  }
  if (!/^[1-9]\d{16}[\dX]$/u.test(number)) {
    return refuse('idCharacters', '身份证号只能是数字，最后一位可以是 X，请对照证件更正。');
  }
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!/^(18|19|20)/u.test(birth) || !isDay(birth)) {
    return refuse('idBirthImpossible', `身份证号第 7—14 位不是真实存在的日期（${birth}），请对照证件更正。`);
  }
  if (birth > today) return refuse('idBirthInFuture', `身份证号中的出生日期 ${birth} 晚于今天，请对照证件更正。`);
  // The right character is not named: whoever mistyped another digit would be led to "mend" the last one.
  if (identityCheckCharacter(number.slice(0, 17)) !== number[17]) {
    return refuse('idChecksumWrong', '身份证号校验不通过，其中有数字填错，请对照证件逐位核对。');
  }
  return accept(identityOf(number), countyHints(number, knownCounty));
}

function refuseFifteen(number: string): { ok: false; problem: Problem } {
  const birth = `19${number.slice(6, 8)}-${number.slice(8, 10)}-${number.slice(10, 12)}`;
  const advice = isDay(birth) ? `按规则升位应为 ${upgradeFifteenDigits(number)}，` : '';
  return refuse('idFifteenDigits', `这是 15 位的旧身份证号，不能录入；${advice}请对照现在的证件填写 18 位号码。`);
}

/** The eighteen-digit number a fifteen-digit one of the first generation became: 19 before the year, check at the end. */
export function upgradeFifteenDigits(fifteen: string): string {
  const seventeen = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`;
  return `${seventeen}${identityCheckCharacter(seventeen)}`;
}

function identityOf(number: string): Identity {
  return {
    number,
    county: number.slice(0, 6),
    birth: `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`,
    sex: Number(number[16]) % 2 === 1 ? '1' : '2',
  };
}

function countyHints(number: string, knownCounty?: KnownCounty): Problem[] {
  const county = number.slice(0, 6);
  const known = provinces.has(county.slice(0, 2)) && (knownCounty?.(county) ?? true);
  return known ? [] : [hint('idCountyUnknown', `地址码 ${county} 不在现行区划中，可能是已撤销的区划，请留意核对。`)];
}

/** Birth, sex and county of a number that is already known to be valid; null for any other text. */
export function readIdentityNumber(number: string): Identity | null {
  const known = readBefore.get(number);
  if (known !== undefined) return known;
  const checked = checkIdentityNumber(number, '9999-12-31');
  const identity = checked.ok ? checked.value : null;
  if (readBefore.size >= readBeforeAtMost) readBefore.clear();
  readBefore.set(number, identity);
  return identity;
}

/** One row asks for the same number several times: to match, to derive and to compare. */
const readBefore = new Map<string, Identity | null>();
const readBeforeAtMost = 2000;

/** Age in completed years on a day, or null when the number is not valid. */
export function identityAge(number: string, day: string): number | null {
  const identity = readIdentityNumber(number);
  return identity === null ? null : ageOn(identity.birth, day);
}

/** First six and last four characters shown, eight stars between; shorter text is hidden but for its ends. */
export function maskIdentityNumber(number: string): string {
  if (number.length >= 15) return `${number.slice(0, 6)}********${number.slice(-4)}`;
  if (number.length <= 2) return '*'.repeat(number.length);
  return `${number[0]}${'*'.repeat(number.length - 2)}${number.at(-1)}`;
}

/**
 * What else the row says against a valid number: `sexContradictsId`, `birthContradictsId` (both errors, codes.md §1).
 * `sex` is a GB/T 2261.1 code; 0 and 9 say nothing. A birth known by its month is compared by its month.
 */
export function contradictionsWithIdentity(
  identity: Identity,
  row: { sex?: string | null; birth?: WrittenDay | null },
): Problem[] {
  const problems: Problem[] = [];
  if ((row.sex === '1' || row.sex === '2') && row.sex !== identity.sex) {
    const [written, derived] = row.sex === '1' ? ['男', '女'] : ['女', '男'];
    problems.push({
      code: 'sexContradictsId',
      message: `性别填的是${written}，身份证号表明是${derived}，请核对。`,
      level: 'error',
    });
  }
  const birth = row.birth?.day ?? row.birth?.month;
  if (birth !== undefined && !identity.birth.startsWith(birth)) {
    problems.push({
      code: 'birthContradictsId',
      message: `出生日期填的是 ${birth}，身份证号表明是 ${identity.birth}，请核对。`,
      level: 'error',
    });
  }
  return problems;
}

/**
 * The refusal for a number that a spreadsheet stored as a number: it keeps fifteen digits, the rest are lost and must be
 * copied from the document. `shown` is what the cell shows.
 */
export function identityStoredAsNumber(shown: string): Problem {
  return {
    code: 'idStoredAsNumber',
    message: `身份证号在表格里存成了数值${quoted(shown)}，末尾几位已经丢失，请对照证件重填，并把这一列设为文本格式。`,
    level: 'error',
  };
}
