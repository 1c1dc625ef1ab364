import { useAnswer } from '../api/useAnswer.ts';
import { Callout } from '../ui/index.ts';

/** Says before an export which faces this computer lacks and what stands in for them; nothing when all are there. */
export function MissingFonts() {
  const { data } = useAnswer('documents.fonts', {});
  if (!data || data.missing.length === 0) return null;
  const pairs = data.missing.map(({ font, substitute }) => `“${font}”用“${substitute}”`);
  return (
    <Callout tone="warning">
      这台电脑没有装文书用的字体，将代以相近的：{pairs.join('，')}
      。换到装有这些字体的电脑上打开，字体即恢复，页码可能要重新核对。
    </Callout>
  );
}
