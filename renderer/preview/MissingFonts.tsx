import type { PaperKind } from '../../shared/contract/previewProcedures.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { Callout } from '../ui/index.ts';

/** Says before an export which faces this computer lacks and what stands in for them; nothing when all are there. */
export function MissingFonts({ papers }: { papers: readonly PaperKind[] }) {
  const { data } = useAnswer('documents.fonts', { papers: [...papers] });
  if (!data || data.sentence === null) return null;
  return <Callout tone="warning">{data.sentence}</Callout>;
}
