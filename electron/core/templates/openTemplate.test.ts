import { describe, expect, it } from 'vitest';
import { packParts } from '../documents/zipParts.ts';
import { ole } from '../exchange/workbook/crafted.ts';
import { oleSignature } from '../exchange/workbook/oleFile.ts';
import { craftedWord, paragraph, sampleData } from './crafted.ts';
import { checkTemplate } from './template.ts';

const { names } = sampleData({ 单位: '某镇' });
const check = (file: Buffer) => () => checkTemplate(file, names);
const filler = Buffer.alloc(5000, 0xa5);
/** A container as Word writes it around a document with an opening password (MS-OFFCRYPTO 2.3). */
const withPassword = Buffer.from(
  ole({
    '\u0006DataSpaces/Version': Buffer.from('Microsoft.Container.DataSpaces', 'utf16le'),
    '\u0006DataSpaces/DataSpaceMap': Buffer.alloc(112),
    EncryptionInfo: Buffer.from(
      '\u0004\u0000\u0004\u0000@\u0000\u0000\u0000<encryption><keyData/></encryption>',
      'latin1',
    ),
    EncryptedPackage: filler,
  }),
);
const packed = (parts: Record<string, string>) =>
  packParts(
    new Map(Object.entries(parts).map(([path, text]) => [path, Buffer.from(text)])),
    '2026-10-01T00:00:00.000Z',
  );

describe('files that cannot be templates', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), /是空的/u],
    ['a PDF', Buffer.from('%PDF-1.7 …'), /PDF/u],
    ['a text', Buffer.from('{{单位}}'), /不是 Word 或 Excel 文件/u],
    ['a file with a password', withPassword, /设了打开密码，不能作模板。.*取消打开密码并保存/u],
    ['one that is cut off', withPassword.subarray(0, withPassword.length - 700), /设了打开密码/u],
    ['a container that is cut off', Buffer.from(ole({ WordDocument: filler })).subarray(0, 1400), /不完整或已损坏/u],
    ['nothing but the signature of a container', Buffer.from(oleSignature), /不完整或已损坏/u],
    ['an old document', Buffer.from(ole({ WordDocument: Buffer.alloc(5000) })), /（\.doc）/u],
    ['a zip that is cut off', Buffer.from('PK\u0003\u0004abc'), /不完整或已损坏/u],
  ])('refuses %s', (_, file, sentence) => {
    expect(check(file)).toThrow(sentence);
  });

  it('refuses other zips, macros and packed templates', async () => {
    expect(check(await packed({ 'a.txt': 'x' }))).toThrow(/不是 Word 或 Excel 文件/u);
    const word = (type: string) =>
      packed({
        '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
        '_rels/.rels':
          '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
        'word/document.xml': '<w:document/>',
      });
    expect(check(await word('application/vnd.ms-word.document.macroEnabled.main+xml'))).toThrow(/有宏/u);
    expect(
      check(await word('application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml')),
    ).toThrow(/dotx/u);
  });

  it('refuses broken XML, document types and changed bytes', async () => {
    expect(check(await craftedWord('<w:p><w:r></w:p>'))).toThrow(/不完整或已损坏/u);
    expect(check(await craftedWord('<!DOCTYPE a><w:p/>'))).toThrow(/不完整或已损坏/u);
    const file = await craftedWord(paragraph('{{单位}}'));
    const broken = Buffer.from(file);
    const at = broken.indexOf('word/document.xml') + 30;
    broken[at] = broken[at]! ^ 0xff;
    expect(check(broken)).toThrow(/不完整或已损坏/u);
  });

  it('refuses a part that unpacks to more than it says', async () => {
    const file = await craftedWord(paragraph('x'.repeat(100_000)));
    const directory = file.lastIndexOf('word/document.xml') - 46;
    file.writeUInt32LE(100, directory + 24);
    expect(check(file)).toThrow(/不完整或已损坏/u);
  });
});
