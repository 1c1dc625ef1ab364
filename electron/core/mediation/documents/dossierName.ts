// The name of an exported document or dossier: 文书名_卷号_纠纷名称.docx.
import { type DocumentKey, documentOf } from '../../../../shared/rules/mediation/documents.ts';
import type { CaseHead } from '../../../../shared/rules/mediation/dossier.ts';
import { namePart, plainFileName } from '../../fileName.ts';

/** `document` null: the whole dossier. */
export function dossierName(head: Pick<CaseHead, 'number' | 'title'>, document: DocumentKey | null): string {
  const what = document === null ? '人民调解卷宗' : documentOf(document).title;
  const parts = [what, namePart(head.number ?? '', 30), namePart(head.title ?? '', 30)].filter((each) => each !== '');
  return plainFileName(`${parts.join('_')}.docx`);
}
