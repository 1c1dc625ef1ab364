// How much of a handed-over file is taken in. Beyond it the file is refused in words before memory runs out.
import { Refusal } from '../../../../shared/contract/errors.ts';

const MB = 1024 * 1024;

export const limits = {
  /** Bytes of the file itself. */
  fileBytes: 100 * MB,
  /** .xls is parsed in memory as a whole. */
  xlsBytes: 30 * MB,
  /** A text table is decoded in memory as a whole. */
  textBytes: 60 * MB,
  /** Parts inside an .xlsx. */
  entries: 5_000,
  /** Real bytes of all sheets of an .xlsx after unpacking; they are streamed, never held. */
  inflatedBytes: 1024 * MB,
  /** Real bytes of one part that must be held: shared texts, styles, relations. */
  heldBytes: 200 * MB,
  /** Rows that hold something, over all sheets. */
  rows: 200_000,
  /** Cells up to the last filled one of each row, over all sheets. */
  cells: 8_000_000,
  /** Estimated memory of what is kept of a file: cells and their texts. */
  keptBytes: 400 * MB,
  /** Sheet rows and columns a workbook can have (ECMA-376 limits of the applications). */
  sheetRows: 1_048_576,
  sheetColumns: 16_384,
  merges: 200_000,
  sheets: 500,
} as const;

/** Counts what is kept over all sheets of a file; throws a Refusal when a limit is passed. */
export interface Tally {
  /** A row with something in it, and its cells up to the last filled one. */
  row(cells: number): void;
  /** A cell that no other place shares, and the length of its text. */
  cell(textLength: number): void;
}

/** A cell object with its number and the head of its text, as V8 keeps them. */
const cellBytes = 80;

export function createTally(): Tally {
  let rows = 0;
  let cells = 0;
  let bytes = 0;
  return {
    row(count) {
      rows += 1;
      cells += count;
      if (rows > limits.rows) {
        const most = limits.rows / 10_000;
        throw new Refusal(
          'invalid',
          `这个文件里有内容的行超过 ${most} 万行，一次读不了这么多。请拆成几个文件，分几次导入。`,
        );
      }
      if (cells > limits.cells) throw tooManyCells();
    },
    cell(textLength) {
      bytes += cellBytes + textLength * 2;
      if (bytes > limits.keptBytes) throw tooManyCells();
    },
  };
}

function tooManyCells(): Refusal {
  return new Refusal('invalid', '这个文件的单元格太多，一次读不了。请删去不需要的列，或拆成几个文件分次导入。');
}

/** The file is not what it should be inside; `cause` stays in the log. */
export function damaged(cause?: unknown): Refusal {
  return new Refusal(
    'invalid',
    '这个文件不完整或已损坏，读不出来。请用 WPS 或 Excel 打开它，另存为 .xlsx 后再试；打不开时请向对方重新要一份。',
    {
      cause,
    },
  );
}

/** Larger than any ledger once unpacked: a packing trick or a broken file. */
export function tooLargeInside(): Refusal {
  return new Refusal(
    'invalid',
    '这个工作簿展开后大得不正常，为安全起见没有读取。请把需要的表复制到一个新工作簿，保存后再导入。',
  );
}

/** Only who knows the password can open it; the program never asks for it. */
export function withPassword(): Refusal {
  return new Refusal(
    'invalid',
    '这个工作簿设了打开密码，读不出来。请先用 WPS 或 Excel 打开它，取消密码并保存，再导入。',
  );
}
