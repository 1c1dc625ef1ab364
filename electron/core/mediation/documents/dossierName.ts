// The name of an exported document or dossier: 文书名_卷号_纠纷名称.docx.
import { type DocumentKey, documentOf } from '../../../../shared/rules/mediation/documents.ts';
import type { CaseHead } from '../../../../shared/rules/mediation/dossier.ts';
import { plainFileName } from '../../fileName.ts';

/** Signs that Windows, Linux or a USB stick refuse, and the sign that parts the name. */
const refused = /[<>:"/\\|?*_\s]+/g;

const part = (text: string, longest: number): string => [...text.replace(refused, '-')].slice(0, longest).join('');

/** `document` null: the whole dossier. */
export function dossierName(head: Pick<CaseHead, 'number' | 'title'>, document: DocumentKey | null): string {
  const what = document === null ? '人民调解卷宗' : documentOf(document).title;
  const parts = [what, part(head.number ?? '', 30), part(head.title ?? '', 30)].filter((each) => each !== '');
  return plainFileName(`${parts.join('_')}.docx`);
}
