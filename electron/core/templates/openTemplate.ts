// What a chosen file really is, by its content: a Word document or a workbook that can be patched, or a refusal.
import type { Refusal } from '../../../shared/contract/errors.ts';
import { inspectOle, type OleFile, oleSignature } from '../exchange/workbook/oleFile.ts';
import { type OfficeZip, openOfficeZip } from './officeZip.ts';
import { largestTemplate } from './readTemplate.ts';
import { relationsOf } from './relations.ts';
import { damagedTemplate, lockedTemplate, notTemplate, tooLargeTemplate } from './templateRefusals.ts';

export interface OpenedTemplate {
  format: 'docx' | 'xlsx';
  zip: OfficeZip;
  /** The path of the document's or workbook's main part. */
  main: string;
}

const otherKinds: { start: number[]; what: string }[] = [
  { start: [0x25, 0x50, 0x44, 0x46], what: '这是 PDF 文件' },
  { start: [0xff, 0xd8, 0xff], what: '这是图片' },
  { start: [0x89, 0x50, 0x4e, 0x47], what: '这是图片' },
  { start: [0x52, 0x61, 0x72, 0x21], what: '这是压缩包' },
  { start: [0x37, 0x7a, 0xbc, 0xaf], what: '这是压缩包' },
  { start: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: '这是 RTF 文档' },
];

/** @throws Refusal that says what the file is instead, and what to do. */
export function openTemplate(file: Buffer): OpenedTemplate {
  if (file.length === 0) throw notTemplate('这个文件是空的');
  if (file.length > largestTemplate) throw tooLargeTemplate();
  const startsWith = (start: number[]): boolean => start.every((byte, at) => file[at] === byte);
  if (startsWith(oleSignature)) throw refusalOfOle(file);
  const other = otherKinds.find(({ start }) => startsWith(start));
  if (other) throw notTemplate(other.what);
  if (!startsWith([0x50, 0x4b])) throw notTemplate('这不是 Word 或 Excel 文件');
  const zip = openOfficeZip(file);
  return { zip, ...mainPart(zip) };
}

/** What a file with an opening password is packed in (MS-OFFCRYPTO 2.3.2), as its name is stored. */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');

/** Old files, and new ones with an opening password, which are packed in the same container. */
function refusalOfOle(file: Buffer): Refusal {
  if (file.includes(encryptedPackage)) return lockedTemplate();
  const { names, filePass } = containerOf(file);
  if (filePass) return lockedTemplate();
  if (names.includes('WordDocument')) return notTemplate('这是旧格式的 Word 文档（.doc）');
  if (names.includes('Workbook') || names.includes('Book')) return notTemplate('这是旧格式的 Excel 工作簿（.xls）');
  return notTemplate('这不是 Word 或 Excel 文件');
}

function containerOf(file: Buffer): OleFile {
  try {
    return inspectOle(file);
  } catch (error) {
    throw damagedTemplate(error);
  }
}

function mainPart(zip: OfficeZip): Pick<OpenedTemplate, 'format' | 'main'> {
  if (!zip.names.includes('[Content_Types].xml') || !zip.names.includes('_rels/.rels'))
    throw notTemplate('这不是 Word 或 Excel 文件');
  const main = relationsOf(zip, '').find(({ type }) => type.endsWith('/officeDocument'))?.target ?? '';
  const types = zip.text('[Content_Types].xml');
  if (/macroEnabled/iu.test(types) || zip.names.some((name) => /vbaProject\.bin$/iu.test(name)))
    throw notTemplate('这个文件里有宏');
  if (/(?:wordprocessingml|spreadsheetml)\.template\.main/u.test(types)) throw notTemplate('这是 .dotx 或 .xltx 文件');
  if (zip.names.includes(main) && types.includes('wordprocessingml.document.main')) return { format: 'docx', main };
  if (zip.names.includes(main) && types.includes('spreadsheetml.sheet.main')) return { format: 'xlsx', main };
  throw notTemplate('这不是 Word 或 Excel 文件');
}
