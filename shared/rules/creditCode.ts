// 统一社会信用代码, GB 32100-2015, with the organisation code of GB 11714 inside (characters 9–17).
import { accept, hint, type Outcome, refuse } from './outcome.ts';
import { withoutBlanks } from './writtenText.ts';

/** What a valid code says. */
export interface CreditCode {
  code: string;
  /** County of the registering office, GB/T 2260. */
  county: string;
  /** Nine characters of GB 11714. */
  organisation: string;
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** Half-width, upper case, without blanks and dashes. */
export function normaliseCreditCode(text: string): string {
  return withoutBlanks(text)
    .replace(/[-'‘’`]/gu, '')
    .toUpperCase();
}

/** The eighteenth character for the first seventeen (GB 32100). Throws RangeError for characters outside the alphabet. */
export function creditCheckCharacter(seventeen: string): string {
  let sum = 0;
  for (let index = 0; index < weights.length; index += 1)
    sum += characterValue(alphabet, seventeen[index]) * weights[index]!;
  return alphabet[(31 - (sum % 31)) % 31]!;
}

/** The ninth character for the first eight of an organisation code (GB 11714: A counts 10 … Z counts 35). */
export function organisationCheckCharacter(eight: string): string {
  const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  let sum = 0;
  for (let index = 0; index < organisationWeights.length; index += 1) {
    sum += characterValue(letters, eight[index]) * organisationWeights[index]!;
  }
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

function characterValue(letters: string, character: string | undefined): number {
  const value = character === undefined ? -1 : letters.indexOf(character);
  if (value < 0) throw new RangeError(`not a character of the code: ${character}`);
  return value;
}

/**
 * Checks a written code. Refusals: `creditMissing`, `creditLength`, `creditCharacters`, `creditChecksumWrong`. A wrong inner
 * organisation code only hints, since the outer check already covers every character. Sole traders without a code write
 * their licence number elsewhere (codes.md §8).
 */
export function checkCreditCode(text: string): Outcome<CreditCode> {
  const code = normaliseCreditCode(text);
  if (code === '') return refuse('creditMissing', '没有填写统一社会信用代码。');
  if (/^\d{15}$/u.test(code)) {
    return refuse('creditLength', '这是 15 位的旧注册号，请填写 18 位统一社会信用代码；没有的，把旧号填到“证照号”。');
  }
  if (code.length !== 18) {
    return refuse('creditLength', `统一社会信用代码应为 18 位，现在是 ${code.length} 位，请对照证照补全。`);
  }
  const foreign = [...code].find((character) => !alphabet.includes(character));
  if (foreign !== undefined || !/^.{2}\d{6}/u.test(code)) {
    const letter = foreign === undefined ? '第 3—8 位应为数字' : `不会出现“${foreign}”`;
    return refuse(
      'creditCharacters',
      `统一社会信用代码中${letter}，请对照证照更正（0 与 O、1 与 I、2 与 Z 容易混淆）。`,
    );
  }
  if (creditCheckCharacter(code.slice(0, 17)) !== code[17]) {
    return refuse('creditChecksumWrong', '统一社会信用代码校验不通过，其中有字符填错，请对照证照逐位核对。');
  }
  const organisation = code.slice(8, 17);
  const notes =
    organisationCheckCharacter(organisation.slice(0, 8)) === organisation[8]
      ? []
      : [hint('creditInnerChecksum', '代码中间的组织机构代码校验不符，请再核对一遍。')];
  return accept({ code, county: code.slice(2, 8), organisation }, notes);
}
