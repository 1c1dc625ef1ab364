import type { CodeOption } from './types.ts';

/**
 * The options that fit typed text, best first: by code, label, pinyin initials or full pinyin; a start beats a middle.
 * Empty text gives all that are in use, in their declared order.
 */
export function matchOptions(options: readonly CodeOption[], typed: string): CodeOption[] {
  // Input methods show unfinished pinyin as tu'jia.
  const wanted = typed.trim().toLowerCase().replaceAll("'", '');
  const offered = options.filter((option) => !option.retired);
  if (wanted === '') return offered;
  return offered
    .map((option, order) => ({ option, order, rank: rankOf(option, wanted) }))
    .filter((found) => found.rank < unfit)
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map((found) => found.option);
}

const unfit = 9;

function rankOf(option: CodeOption, wanted: string): number {
  const label = option.label.toLowerCase();
  const code = (option.code ?? option.value).toLowerCase();
  if (label === wanted || code === wanted) return 0;
  if (label.startsWith(wanted)) return 1;
  const spellings = (option.pinyin ?? '').split(' ').filter((spelling) => spelling !== '');
  if (spellings.includes(wanted)) return 2;
  if (code.startsWith(wanted)) return 3;
  if (spellings.some((spelling) => spelling.startsWith(wanted))) return 4;
  if (label.includes(wanted)) return 5;
  if (spellings.some((spelling) => spelling.includes(wanted))) return 6;
  return unfit;
}

/** The option a text names without doubt: its exact label or code. */
export function exactOption(options: readonly CodeOption[], text: string): CodeOption | undefined {
  const wanted = text.trim();
  return (
    options.find((option) => option.label === wanted) ??
    options.find((option) => (option.code ?? option.value) === wanted) ??
    undefined
  );
}

/** Text of several codes is separated by the Chinese enumeration comma; what people type instead is understood too. */
export function splitLabels(text: string): string[] {
  return text
    .split(/[、，,；;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export const labelSeparator = '、';
