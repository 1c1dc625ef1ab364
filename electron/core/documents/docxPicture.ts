// A picture on a page of its own behind the tables of a document, with its title above.
import { AlignmentType, ImageRun, type ISectionOptions, Paragraph } from 'docx';
import { titleParagraph } from './docxLines.ts';
import { type PageShape, pageSection } from './docxPage.ts';

export interface PictureOnPage {
  title: string;
  /** PNG. */
  bytes: Buffer;
  /** On paper, in millimetres. */
  width: number;
  height: number;
  /** What it shows, in words. */
  alt: string;
}

const page: PageShape = { landscape: false, paper: 'A4', side: 25 };
/** Millimetres between the margins, and what is left under the title. */
const room = { width: 160, height: 225 };
/** The package counts in pixels of 96 to the inch. */
const pixels = (millimetres: number): number => Math.round((millimetres * 96) / 25.4);

/** The section of a picture, shrunk in proportion where the page is smaller. */
export function picturePage({ title, bytes, width, height, alt }: PictureOnPage): ISectionOptions {
  const factor = Math.min(1, room.width / width, room.height / height);
  const image = new ImageRun({
    type: 'png',
    data: bytes,
    transformation: { width: pixels(width * factor), height: pixels(height * factor) },
    altText: { id: '1', name: '统计图', title, description: alt },
  });
  const line = new Paragraph({ alignment: AlignmentType.CENTER, children: [image] });
  return pageSection(page, undefined, [titleParagraph(title), line]);
}
