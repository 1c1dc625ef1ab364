// Looking at a document before it leaves the program, and printing it from there. Any procedure that writes a file
// writes it into a place given here; what was written is then opened as pages.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { done, fileHandle, jobStarted, nothing } from './shapes.ts';

const previewId = z.string().min(1).max(64);
/** Which of the documents opened together, from 0. */
const documentAt = z.number().int().min(0).max(999);

/** One document as it can be shown. `pages`: points, as printed; else why the pages could not be had. */
const shownDocument = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pages'),
    name: z.string(),
    pages: z.array(z.object({ width: z.number(), height: z.number() })),
  }),
  z.object({ kind: z.literal('word'), name: z.string() }),
  z.object({ kind: z.literal('sheets'), name: z.string() }),
]);

const merge = z.object({
  row: z.number().int(),
  column: z.number().int(),
  rows: z.number().int(),
  columns: z.number().int(),
});

export const previewProcedures = {
  'previews.office': procedure({
    access: 'signedIn',
    about: 'The office program of this computer that turns documents into pages, and where it would work',
    input: nothing,
    output: z.object({
      /** Its name; null where none is installed. */
      office: z.string().nullable(),
      /** False where the converter needs a file on the disk for a moment: then the user agrees first. */
      inMemory: z.boolean(),
      agreed: z.boolean(),
    }),
  }),
  'previews.agree': procedure({
    access: 'signedIn',
    about: 'Agree, until the end of the session, that documents stand on the disk while they are converted',
    input: nothing,
    output: done,
  }),
  'previews.place': procedure({
    access: 'signedIn',
    about: 'A file handle in memory that any export can write to, to be opened as a preview',
    input: z.object({ name: z.string().min(1).max(200) }),
    output: z.object({ file: fileHandle }),
  }),
  'previews.open': procedure({
    access: 'signedIn',
    about: 'Open written documents together; the job result is { preview, documents, trouble }',
    input: z.object({ files: z.array(fileHandle).min(1).max(100) }),
    output: jobStarted,
  }),
  'previews.page': procedure({
    access: 'signedIn',
    about: 'One page as a PNG, so many dots per inch; page 1 is the first',
    input: z.object({
      preview: previewId,
      document: documentAt,
      page: z.number().int().min(1).max(5000),
      dotsPerInch: z.number().int().min(24).max(300),
    }),
    output: z.object({ png: z.string() }),
  }),
  'previews.word': procedure({
    access: 'signedIn',
    about: 'The bytes of a .docx, base64, for drawing it in the window',
    input: z.object({ preview: previewId, document: documentAt }),
    output: z.object({ docx: z.string() }),
  }),
  'previews.sheets': procedure({
    access: 'signedIn',
    about: 'The cells of a workbook as texts, the first rows of each sheet',
    input: z.object({ preview: previewId, document: documentAt }),
    output: z.object({
      sheets: z.array(
        z.object({
          name: z.string(),
          rows: z.array(z.array(z.string())),
          merges: z.array(merge),
          /** Rows of the sheet; more than `rows` holds where it was cut. */
          total: z.number().int(),
        }),
      ),
    }),
  }),
  'previews.save': procedure({
    access: 'signedIn',
    about: 'Write an opened document into a file: as it is, or as the PDF it was turned into',
    input: z.object({ preview: previewId, document: documentAt, as: z.enum(['own', 'pdf']), file: fileHandle }),
    output: done,
  }),
  'previews.close': procedure({
    access: 'signedIn',
    about: 'Forget an opened preview and its documents',
    input: z.object({ preview: previewId }),
    output: done,
  }),
};

export type ShownDocument = z.infer<typeof shownDocument>;

/** The result of the job of `previews.open`. */
export interface OpenedPreview {
  preview: string;
  documents: ShownDocument[];
  /** Why there are no true pages, as a sentence; null when there are, or when no office program is installed. */
  trouble: string | null;
}
