// The pieces that legal forms are made of, described without knowing how they are printed. A form is a list of blocks;
// `typesetForm` turns it into lines on paper.

/** Text, or a place that is filled in: printed over a line, and left to the pen where nothing is known. */
export type Words = string | Blank;

export interface Blank {
  /** What stands on the line; null or empty leaves it open. */
  value: string | null;
  /** Chinese characters of room for the pen, where it is open. */
  room: number;
}

export interface FormField {
  label: string;
  value: string | null;
  /** Chinese characters of room at least. */
  room: number;
}

export interface FormColumn {
  label: string;
  /** Share of the width. */
  share: number;
  align?: 'left' | 'center';
}

/** A text of a table's cell, or the page on which something stands. */
export type FormCell = string | { pageOf: string };

export type Block =
  /** Begins the form. */
  | { kind: 'title'; text: string; size: number; bookmark?: string }
  /** Words at one side, e.g. 编号. */
  | { kind: 'side'; words: Words[]; align: 'left' | 'center' | 'right'; size?: number }
  /** A sentence with places to fill in; its first line is indented by two characters. */
  | { kind: 'sentence'; words: Words[]; flush?: boolean }
  /** Labels with their lines, as many beside each other as there is room. */
  | { kind: 'fields'; fields: FormField[] }
  /** A label and a text as long as it likes, on ruled lines; `lines` at least where it is empty. */
  | { kind: 'ruled'; label: string; text: string | null; lines: number }
  /** A label and numbered lines: 1、 2、 3、. */
  | { kind: 'numbered'; label: string; items: string[]; least: number }
  /** Plain paragraphs, not on lines. */
  | { kind: 'prose'; heading?: string; paragraphs: string[] }
  /** A label and boxes, the chosen ones filled. */
  | { kind: 'boxes'; label: string; options: { text: string; chosen: boolean }[]; apart?: boolean }
  /** Places to sign, one or two beside each other; they stay together. */
  | { kind: 'signatures'; rows: SignatureRow[] }
  | { kind: 'note'; text: string }
  | { kind: 'table'; columns: FormColumn[]; rows: FormCell[][]; emptyRows?: number }
  | { kind: 'gap'; lines: number }
  /** Where a counterfoil is cut off. */
  | { kind: 'cut' };

export interface SignatureRow {
  left?: Words[];
  right?: Words[];
}

export interface Form {
  /** As 卷内目录 and the file's name call it. */
  title: string;
  page: 'form' | 'agreement';
  blocks: Block[];
}

export const blank = (value: string | null | undefined, room: number): Blank => ({ value: value ?? null, room });

export const isFilled = (text: string | null | undefined): text is string => text != null && text.trim() !== '';
