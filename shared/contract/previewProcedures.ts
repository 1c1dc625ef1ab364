// Looking at a document before it leaves the program, and printing it from there. Any procedure that writes a file
// writes it into a place given here; what was written is then opened as pages.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { done, fileHandle, jobStarted, nothing } from './shapes.ts';

const previewId = z.string().min(1).max(64);
/** Which of the documents opened together, from 0. */
const documentAt = z.number().int().min(0).max(999);

/** The office programs that can turn a document into pages. */
export const converterKeys = ['wps', 'office', 'libreoffice'] as const;
/** What is to do it: the first that can, one of them, or none, so that the window draws the document itself. */
export const pageMakers = ['auto', ...converterKeys, 'own'] as const;

export type ConverterKey = (typeof converterKeys)[number];
export type PageMaker = (typeof pageMakers)[number];

/** Kinds of papers by the fonts they name: 文书, a list in Word, an official document, a workbook. */
export const paperKinds = ['form', 'list', 'official', 'workbook'] as const;

export type PaperKind = (typeof paperKinds)[number];

/** Why there are no pages; null where none were asked for. */
const why = z.string().nullable();

/** One document as it can be shown. `pages`: points, as printed; `by`: the program that laid them out. */
const shownDocument = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pages'),
    name: z.string(),
    by: z.string(),
    pages: z.array(z.object({ width: z.number(), height: z.number() })),
  }),
  z.object({ kind: z.literal('word'), name: z.string(), why }),
  z.object({ kind: z.literal('sheets'), name: z.string(), why }),
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
    about: 'The office programs of this computer that turn documents into pages, and where they would work',
    input: nothing,
    output: z.object({
      /** In the order in which they are tried. */
      programs: z.array(z.object({ key: z.enum(converterKeys), name: z.string() })),
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
    about: 'Open written documents, or those of a written .zip, together; the job result is { preview, documents }',
    input: z.object({ files: z.array(fileHandle).min(1).max(100), by: z.enum(pageMakers).default('auto') }),
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
  'documents.fonts': procedure({
    access: 'signedIn',
    about:
      'Fonts that papers of these kinds name and this computer lacks, also as a sentence; null where none is missing',
    input: z.object({ papers: z.array(z.enum(paperKinds)).min(1) }),
    output: z.object({ sentence: z.string().nullable(), fonts: z.array(z.string()) }),
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
}
