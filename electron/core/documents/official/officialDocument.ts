// An official document (GB/T 9704-2012) as plain data: what stands in it, never how it looks. The writer knows fonts,
// sizes, places and numbers; who describes a document only gives words, tables and pictures.

/** A stretch of a paragraph. */
export interface OfficialRun {
  text: string;
  /** The figure this text prints, e.g. the key of an indicator. Printed plainly; it lets a reader of the data find its number. */
  link?: string;
  bold?: boolean;
}

/** A sentence as one text or in runs. */
export type OfficialText = string | readonly OfficialRun[];

export interface OfficialColumn {
  label: string;
  /** Merged heads above the label, outermost first; neighbours with the same head share it. */
  heads?: readonly string[];
  /** `left` when absent. */
  align?: 'left' | 'center' | 'right';
  /** Wished width in half-width characters (a Chinese character counts two); measured when absent. */
  width?: number;
}

export interface OfficialTable {
  kind: 'table';
  /** Above the table, centred; an attachment's table has the attachment's title instead. */
  title?: string;
  /** The line under the title, set at the left, in the middle and at the right. */
  fill?: { left?: string; middle?: string; right?: string };
  columns: readonly OfficialColumn[];
  /** Texts as printed, one for each column. */
  rows: readonly (readonly string[])[];
  /** Of a template: rows as they would be printed, whose widths the columns take. */
  measuredBy?: readonly (readonly string[])[];
  /** Rows of totals, set in bold after the others. */
  totals?: readonly (readonly string[])[];
  /** Printed as 注：… under the table. */
  notes?: readonly string[];
  /** 单位负责人：　审核人：　填表人： under the table: label and name, the name may be empty for the pen. */
  signers?: readonly { label: string; name: string }[];
  /** `across` lays the page down; `auto` (when absent) does so above eight columns (document-format.md §6). */
  page?: 'upright' | 'across' | 'auto';
}

export interface OfficialPicture {
  kind: 'picture';
  /** PNG. */
  bytes: Buffer;
  /** On paper, in millimetres; shrunk in proportion where the page is narrower. */
  width: number;
  height: number;
  /** Printed beneath; the writer puts 图1, 图2 … before it. Absent: no caption and no number. */
  caption?: string;
  /** What the picture shows, in words, for those who cannot see it. */
  alt: string;
}

export type OfficialBlock =
  /**
   * A heading without its number: the writer numbers 一、（一）1.（1）and begins anew under each higher heading.
   * `runIn` goes on in the same paragraph in body type. `unnumbered`: no number, the counting is not touched.
   */
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string; runIn?: OfficialText; unnumbered?: boolean }
  /** Indented by two characters; `flush` begins at the margin. */
  | { kind: 'paragraph'; text: OfficialText; flush?: boolean }
  | OfficialTable
  | OfficialPicture;

export interface OfficialAttachment {
  /** Without 附件 and number: the writer prints both, on the page of the attachment and in 附件说明. */
  title: string;
  blocks: readonly OfficialBlock[];
}

export interface OfficialSignature {
  /** 发文机关署名. */
  organ: string;
  /** 成文日期, YYYY-MM-DD. */
  date: string;
  /** A seal will be put over it: other places for name and date. */
  isSealed: boolean;
  /** Of a template: name and date as they would be printed, whose places these take. */
  measuredBy?: { organ: string; date: string };
}

/** What all kinds have. */
interface OfficialBase {
  /**
   * One text: the writer breaks it into lines of a trapezoid or diamond between words. With line ends in it, its lines
   * stay as given.
   */
  title: string;
  /** Words the title is not broken in, beyond those of the dictionary: names of places and offices. */
  wholeWords?: readonly string[];
  /** 主送机关, without the colon. */
  addressee?: string;
  blocks: readonly OfficialBlock[];
  signature?: OfficialSignature;
  /** 附注, without the brackets, e.g. 联系人：向小红，电话：…. */
  remark?: string;
  /** 附件. */
  attachments?: readonly OfficialAttachment[];
}

/** 抄送 and 印发 at the foot of the last page. */
export interface OfficialImprint {
  copies?: readonly string[];
  printer: string;
  /** YYYY-MM-DD. */
  printedOn: string;
}

/** A work report without red head: title, text, signature, tables. */
export interface WhiteHead extends OfficialBase {
  kind: 'whiteHead';
  /** Under the title, e.g. （2026年10月）. */
  subtitle?: string;
}

/** 发文字号: 机关代字, year and number; printed 迁政发〔2026〕3号, with the mark that the office gives a corrected one. */
export interface OfficialNumber {
  code: string;
  year: number;
  serial: number;
  mark?: string;
}

/** 发文: red head, number, red line. */
export interface RedHead extends OfficialBase {
  kind: 'redHead';
  /** 份号, six digits. */
  copyNumber?: string;
  /** 密级和保密期限, e.g. 秘密★1年. */
  secrecy?: string;
  /** 紧急程度. */
  urgency?: '特急' | '加急';
  /** 发文机关标志: names of the issuing organs, the first one leads; 文件 is added by the writer. */
  organs: readonly [string, ...string[]];
  /** A text stands as it is, as of a template; null: the line stays empty. */
  number: OfficialNumber | string | null;
  /** Of a template: the organ as it would be printed, whose size of type its place takes. */
  measuredBy?: { organ: string };
  /** 签发人 (documents to a higher authority). */
  issuers?: readonly string[];
  imprint?: OfficialImprint;
}

/** A form of one page: title, number, text or table, places to sign, perhaps a counterfoil. */
export interface OnePageForm extends OfficialBase {
  kind: 'form';
  /** 编号, at the right above the title or centred beneath it. */
  number?: { text: string; place: 'aboveRight' | 'beneath' };
  /** Places to sign, side by side in pairs: label and what is filled in. */
  places?: readonly { label: string; text: string }[];
  /** 存根 beneath a line to cut along. */
  counterfoil?: { title: string; text: OfficialText };
}

export type OfficialDocument = WhiteHead | RedHead | OnePageForm;

/** A text as runs. */
export const runsOf = (text: OfficialText): readonly OfficialRun[] => (typeof text === 'string' ? [{ text }] : text);
