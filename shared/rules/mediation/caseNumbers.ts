// The number of a case and of its agreement as text. Which running number comes next is counted by the core, per
// committee and year.
import type { MediationSettings } from './mediationSettings.ts';

export interface NumberParts {
  /** YYYY. */
  year: string;
  /** Short name of the committee. */
  shortName: string;
  /** From 1. */
  running: number;
}

const places = ['{年}', '{简称}', '{号}'] as const;

/** （{年}）{简称}人调字第{号}号 → （2026）青溪人调字第7号. Throws RangeError for a running number below 1. */
export function numberText(pattern: string, { year, shortName, running }: NumberParts): string {
  if (!Number.isInteger(running) || running < 1) throw new RangeError(`not a running number: ${running}`);
  // Functions, because a replacement text would read $ in a short name as a command.
  return pattern
    .replaceAll('{年}', () => year)
    .replaceAll('{简称}', () => shortName)
    .replaceAll('{号}', () => String(running));
}

/** What is wrong with a pattern, in sentences; empty when it gives every case a number of its own. */
export function patternProblems(pattern: string): readonly string[] {
  const problems: string[] = [];
  const unknown = [...pattern.matchAll(/\{[^{}]*\}?/gu)].map(([text]) => text).filter((text) => !isPlace(text));
  for (const text of new Set(unknown)) {
    problems.push(`编号格式里的“${text}”不认识，只能用{年}、{简称}、{号}。`);
  }
  const why = { '{年}': '各年的编号会重复', '{简称}': '各调委会的编号会重复', '{号}': '各案件的编号会相同' };
  for (const place of places) {
    if (!pattern.includes(place)) problems.push(`编号格式里缺少${place}，${why[place]}，请补上。`);
  }
  if (/\}\d|\d\{|\{年\}\{号\}|\{号\}\{年\}/u.test(pattern)) {
    problems.push('编号格式里数字和{年}、{号}连在一起，编号会分不清，请在中间加上文字。');
  }
  return problems;
}

function isPlace(text: string): boolean {
  return places.some((place) => place === text);
}

/**
 * The number of an agreement: that of the case, or by a pattern of its own, as the office decided (no source tells). `nth`
 * counts the agreements of the case from 1; a later one, made when the first was changed, is marked so that visits and
 * confirmations can name it.
 */
export function agreementNumberText(
  settings: Pick<MediationSettings, 'agreementNumber' | 'agreementPattern'>,
  of: NumberParts & { caseNumber: string },
  nth: number,
): string {
  const first = settings.agreementNumber === 'same' ? of.caseNumber : numberText(settings.agreementPattern, of);
  return nth <= 1 ? first : `${first}-${nth}`;
}
