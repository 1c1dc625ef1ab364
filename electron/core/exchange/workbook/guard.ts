// Recognises what a handed-over file really is, by its content and never by its name, before anything parses it.
import { Refusal } from '../../../../shared/contract/errors.ts';
import { limits, withPassword } from './limits.ts';
import type { OleFile } from './oleFile.ts';
import { inspectOle, oleSignature } from './oleFile.ts';

export type FileKind = 'xlsx' | 'xls' | 'text';

const signatures: { bytes: number[]; what: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], what: '这是 PDF 文件，不是工作簿' },
  { bytes: [0xff, 0xd8, 0xff], what: '这是图片，不是工作簿' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: '这是图片，不是工作簿' },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: '这是压缩包，不是工作簿。请先解压' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: '这是压缩包，不是工作簿。请先解压' },
  { bytes: [0x1f, 0x8b], what: '这是压缩包，不是工作簿。请先解压' },
  { bytes: [0x4d, 0x5a], what: '这是程序，不是工作簿' },
];
const zipSignature = [0x50, 0x4b, 0x03, 0x04];
const emptyZipSignature = [0x50, 0x4b, 0x05, 0x06];
/** A bare record stream of Excel 4 and older. */
const oldWorkbookStarts = [0x0009, 0x0209, 0x0409, 0x0809];

/**
 * The true kind of the file. `fileName` is only held against the content (a text behind the name of a workbook).
 * Throws a Refusal that says what the file is instead and what to do.
 */
export function recogniseFile(bytes: Uint8Array, fileName: string): FileKind {
  if (bytes.byteLength === 0) throw new Refusal('invalid', '这个文件是空的，没有内容可以读取。');
  if (bytes.byteLength > limits.fileBytes) {
    throw new Refusal('invalid', '这个文件超过 100 MB，一次读不了。请删去里面的图片，或拆成几个文件，分几次导入。');
  }
  if (startsWith(bytes, zipSignature) || startsWith(bytes, emptyZipSignature)) return 'xlsx';
  if (startsWith(bytes, oleSignature)) return oleKind(inspectOle(bytes));
  const known = signatures.find((signature) => startsWith(bytes, signature.bytes));
  if (known) throw new Refusal('invalid', `${known.what}。请选择 .xlsx、.xls 或 .csv 文件。`);
  if (isOldWorkbook(bytes)) throw saveAsXlsx('这个工作簿的格式太旧');
  return textKind(bytes, fileName);
}

const startsWith = (bytes: Uint8Array, start: number[]): boolean => start.every((byte, at) => bytes[at] === byte);

function isOldWorkbook(bytes: Uint8Array): boolean {
  const record = (bytes[0] ?? 0) + (bytes[1] ?? 0) * 256;
  return oldWorkbookStarts.includes(record) && bytes[3] === 0 && (bytes[2] ?? 0) >= 4 && (bytes[2] ?? 0) <= 16;
}

function oleKind(file: OleFile): FileKind {
  const has = (name: string): boolean => file.names.includes(name);
  if (has('EncryptedPackage') || file.filePass) throw withPassword();
  if (has('Workbook') || has('Book')) return 'xls';
  if (has('WordDocument')) {
    throw new Refusal(
      'invalid',
      '这是 Word 文档，不是工作簿。请把里面的表格复制到 Excel 或 WPS 表格，另存为 .xlsx 后再导入。',
    );
  }
  throw new Refusal('invalid', '这个文件不是工作簿，读不出来。请选择 .xlsx、.xls 或 .csv 文件。');
}

function textKind(bytes: Uint8Array, fileName: string): FileKind {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').replaceAll('\0', '').trimStart().toLowerCase();
  const markup = start.replace(/^(?:ï»¿|ÿþ|þÿ)/, '').trimStart();
  if (/^<(?:!doctype html|html|table|meta|head|style)/.test(markup)) throw saveAsXlsx('这个文件里其实是网页表格');
  if (markup.startsWith('<?xml') || markup.startsWith('<workbook')) throw saveAsXlsx('这个文件里其实是 XML 表格');
  if (/\.(?:xlsx?|xlsm|et)$/i.test(fileName)) {
    const ending = fileName.slice(fileName.lastIndexOf('.'));
    throw new Refusal(
      'invalid',
      `文件名以 ${ending} 结尾，里面却不是工作簿。如果它是文本表格，请把文件名的结尾改成 .csv 再导入；否则请向对方重新要一份。`,
    );
  }
  return 'text';
}

function saveAsXlsx(what: string): Refusal {
  return new Refusal('invalid', `${what}，这里读不了。请用 WPS 或 Excel 打开它，另存为 .xlsx 后再导入。`);
}
