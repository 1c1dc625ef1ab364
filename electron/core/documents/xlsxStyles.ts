// The cell styles of a printed sheet: a few objects that all its cells share.
import type { Alignment, Borders, Font, Style } from 'exceljs';
import type { TableColumn } from './tableDocument.ts';
import { bodyPoints } from './xlsxLayout.ts';

/** Excel's code for simplified Chinese: it picks the substitute where a font is missing. */
const chineseCharset = 134;
const font = (name: string, size: number, bold = false): Partial<Font> => ({
  name,
  size,
  bold,
  charset: chineseCharset,
});
const line = { style: 'thin' as const, color: { argb: 'FF000000' } };
const frame: Partial<Borders> = { top: line, left: line, bottom: line, right: line };
const place = (horizontal: Alignment['horizontal'], indent = 0): Partial<Alignment> => ({
  horizontal,
  vertical: 'middle',
  wrapText: true,
  indent,
});
/** Numbers stand a little off the line at their right. */
const bodyPlace = (horizontal: 'left' | 'center' | 'right') => place(horizontal, horizontal === 'right' ? 1 : 0);

export const titlePoints = 20;
export const linePoints = 11;

export const titleStyle: Partial<Style> = { font: font('方正小标宋简体', titlePoints), alignment: place('center') };
export const fillStyle = (horizontal: 'left' | 'center' | 'right'): Partial<Style> => ({
  font: font('宋体', linePoints),
  alignment: place(horizontal),
});
export const headerStyle: Partial<Style> = {
  font: font('宋体', bodyPoints, true),
  alignment: place('center'),
  border: frame,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7E6E6' } },
};
export const serialStyle: Partial<Style> = {
  font: font('宋体', bodyPoints),
  alignment: place('center'),
  border: frame,
  numFmt: '0',
};

function numberFormat(column: TableColumn): string {
  switch (column.kind) {
    case 'integer':
      return '0';
    case 'money':
      return '0.00';
    case 'decimal':
      if (column.decimals === undefined) return 'General';
      return column.decimals === 0 ? '0' : `0.${'0'.repeat(column.decimals)}`;
    case 'day':
      return 'yyyy-mm-dd';
    case 'month':
      return 'yyyy-mm';
    case 'instant':
      return 'yyyy-mm-dd hh:mm';
    default:
      return '@';
  }
}

const linkColor = 'FF0563C1';

export interface ColumnStyles {
  /** For values of the column's kind. */
  value: Partial<Style>;
  /** For text: identifiers, text that starts like a formula, values that do not fit the kind. */
  text: Partial<Style>;
  /** For long plain text: in the text format, older Excel and WPS show #### above 255 characters. */
  longText: Partial<Style>;
  /** For text that leads elsewhere in the workbook. */
  link: Partial<Style>;
  total: Partial<Style>;
}

export function columnStyles(column: TableColumn, horizontal: 'left' | 'center' | 'right'): ColumnStyles {
  const body = { font: font('宋体', bodyPoints), alignment: bodyPlace(horizontal), border: frame };
  const numFmt = numberFormat(column);
  const totalFormat = column.total === 'count' ? '0' : numFmt;
  return {
    value: { ...body, numFmt },
    text: { ...body, numFmt: '@' },
    longText: { ...body, numFmt: 'General' },
    link: { ...body, numFmt: '@', font: { ...body.font, underline: true, color: { argb: linkColor } } },
    total: {
      ...body,
      font: font('宋体', bodyPoints, true),
      alignment: bodyPlace(column.total === 'count' ? 'center' : horizontal),
      numFmt: totalFormat,
    },
  };
}

export const totalLabelStyle: Partial<Style> = {
  font: font('宋体', bodyPoints, true),
  alignment: place('center'),
  border: frame,
};
export const emptyStyle: Partial<Style> = { font: font('宋体', bodyPoints), alignment: place('center'), border: frame };
export const sumStyle: Partial<Style> = { font: font('宋体', linePoints, true), alignment: place('left') };
export const noteStyle: Partial<Style> = {
  font: font('宋体', 10),
  alignment: { horizontal: 'left', vertical: 'middle', wrapText: true },
};
export const signerStyle: Partial<Style> = {
  font: font('宋体', linePoints),
  alignment: { horizontal: 'left', vertical: 'middle', wrapText: true },
};
