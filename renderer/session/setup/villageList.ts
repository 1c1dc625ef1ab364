// The villages of the set-up as they are corrected before anything is made. Pure functions over plain data.
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';

type Village = NonNullable<InputOf<'setup.create'>['villages']>[number];

export interface VillageLine extends Village {
  /** Stays while name and code are typed. */
  key: string;
  kept: boolean;
  added: boolean;
}

/** The national list, all kept. */
export function linesOf(villages: OutputOf<'divisions.villages'>['villages']): VillageLine[] {
  return villages.map((village) => ({ ...village, key: village.code, kept: true, added: false }));
}

/** One more line to be filled in. */
export function withNewLine(lines: readonly VillageLine[]): VillageLine[] {
  const number = lines.filter((line) => line.added).length + 1;
  const line: VillageLine = {
    key: `added-${number}`,
    code: '',
    name: '',
    officialName: '',
    kind: 'village',
    kept: true,
    added: true,
  };
  return [...lines, line];
}

/** What is wrong with each kept line, by its key. */
export function problemsOf(lines: readonly VillageLine[]): Map<string, string> {
  const problems = new Map<string, string>();
  const names = new Map<string, number>();
  const codes = new Map<string, number>();
  const kept = lines.filter((line) => line.kept);
  for (const { name, code } of kept) {
    names.set(name.trim(), (names.get(name.trim()) ?? 0) + 1);
    codes.set(code.trim(), (codes.get(code.trim()) ?? 0) + 1);
  }
  for (const { key, name, code } of kept) {
    if (name.trim() === '') problems.set(key, '请填写名称');
    else if ((names.get(name.trim()) ?? 0) > 1) problems.set(key, '名称重复');
    else if (code.trim() !== '' && !/^\d{12}$/.test(code.trim())) problems.set(key, '区划代码应为 12 位数字');
    else if (code.trim() !== '' && (codes.get(code.trim()) ?? 0) > 1) problems.set(key, '区划代码重复');
  }
  return problems;
}

/** What the core is given: the kept lines, trimmed. */
export function chosenVillages(lines: readonly VillageLine[]): Village[] {
  return lines
    .filter((line) => line.kept)
    .map(({ code, name, officialName, kind }) => ({ code: code.trim(), name: name.trim(), officialName, kind }));
}

/** 共 40 个：11 个社区、29 个村 */
export function countWords(lines: readonly VillageLine[]): string {
  const kept = lines.filter((line) => line.kept);
  const communities = kept.filter((line) => line.kind === 'community').length;
  const words = `共 ${kept.length} 个：${communities} 个社区、${kept.length - communities} 个村`;
  const left = lines.length - kept.length;
  return left === 0 ? words : `${words}，不建立 ${left} 个`;
}
