import type { PaperKind } from '../../shared/contract/previewProcedures.ts';
import { useAnswer } from '../api/useAnswer.ts';
import './preview.css';

interface MissingFontsProps {
  papers: readonly PaperKind[];
  /** Above the pages themselves, where room is short and what stands in for the fonts can be seen. */
  brief?: boolean;
}

/** Says which faces this computer lacks and what stands in for them; nothing when all are there. */
export function MissingFonts({ papers, brief = false }: MissingFontsProps) {
  const { data } = useAnswer('documents.fonts', { papers: [...papers] });
  if (!data || data.sentence === null) return null;
  if (brief)
    return <p className="pv-fonts">本机没有装{data.fonts.join('、')}，这里用相近的字体代替，行数和页码可能不同。</p>;
  return <p className="pv-fonts">{data.sentence}</p>;
}
