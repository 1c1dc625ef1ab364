// What is wrong with a template: where, what, and the right name ready to be copied.
import type { TemplateProblemShown } from '../../shared/contract/templateProcedures.ts';
import { Button, notify } from '../ui/index.ts';
import { copyText } from './copyText.ts';

/** The placeholder with the nearest name in the place of the misspelt one. */
export function mendedText({
  written,
  suggestion,
}: Pick<TemplateProblemShown, 'written' | 'suggestion'>): string | null {
  if (suggestion === null) return null;
  const found = /^(?:\{\{|｛｛)\s*([#＃?？!！/／]?)[^|｜}｝]*([|｜]\s*\d+\s*)?(?:\}\}|｝｝)$/u.exec(written);
  return `{{${found?.[1] ?? ''}${suggestion}${found?.[2]?.replace(/\s/gu, '') ?? ''}}}`;
}

const shown = 50;

export function ProblemList({ problems }: { problems: readonly TemplateProblemShown[] }) {
  const copy = async (text: string) => {
    if (await copyText(text)) notify({ text: `已复制 ${text}` });
  };
  return (
    <ul className="pt-problems" aria-label="要改的地方">
      {problems.slice(0, shown).map((problem, index) => {
        const mended = mendedText(problem);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two of the same place and words are two
          <li key={index}>
            <span>{problem.message}</span>
            {mended !== null && (
              <Button kind="quiet" onClick={() => void copy(mended)}>
                复制 {mended}
              </Button>
            )}
          </li>
        );
      })}
      {problems.length > shown && <li>另有 {problems.length - shown} 处，改好以上再检查。</li>}
    </ul>
  );
}
