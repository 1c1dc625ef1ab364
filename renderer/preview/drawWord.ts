// A Word document drawn by the window itself. Line breaks may differ from paper.
import { call } from '../api/client.ts';

/** Draws into `place`, with its styles; each section of the document is a `section.pv-docx`. @throws Refusal */
export async function drawWord(preview: string, document: number, place: HTMLElement): Promise<void> {
  const [{ renderAsync }, { docx }] = await Promise.all([
    import('docx-preview'),
    call('previews.word', { preview, document }),
  ]);
  const bytes = Uint8Array.from(atob(docx), (letter) => letter.charCodeAt(0));
  await renderAsync(bytes, place, place, { className: 'pv-docx', useBase64URL: true, ignoreFonts: true });
}
