// Numbers by the office's own pattern, e.g. （{年}）{简称}人调字第{号}号.

export interface NumberParts {
  /** YYYY. */
  year: string;
  running: number;
  shortName: string;
}

/** The text of a number. */
export function numberText(pattern: string, { year, running, shortName }: NumberParts): string {
  return pattern.replaceAll('{年}', year).replaceAll('{简称}', shortName).replaceAll('{号}', String(running));
}

/** What is wrong with a pattern, as a sentence, or null. Without the year or the running number two cases would be one. */
export function numberPatternProblem(pattern: string): string | null {
  for (const part of ['{年}', '{号}']) {
    if (!pattern.includes(part)) return `编号格式“${pattern}”缺少“${part}”，不同年度或不同案件的编号会相同，没有保存。`;
  }
  const unknown = /\{(?!年\}|简称\}|号\})[^}]*\}?/.exec(pattern);
  return unknown ? `编号格式里的“${unknown[0]}”不认识，只能用 {年}、{简称}、{号}，没有保存。` : null;
}
