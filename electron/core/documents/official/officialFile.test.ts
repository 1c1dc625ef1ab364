import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { readPart } from '../docxPacking.ts';
import { writtenBytes } from '../writtenBytes.ts';
import { inventedForm, inventedNotice, inventedReport } from './inventedOfficial.ts';
import type { OfficialDocument } from './officialDocument.ts';
import { officialBytes, writeOfficial } from './officialFile.ts';

const options = { writtenAt: '2026-11-21T02:00:00.000Z' };
const bodyOf = async (document: OfficialDocument): Promise<string> =>
  readPart(await officialBytes(document, options), 'word/document.xml');
/** The texts of the paragraphs, runs joined. */
const paragraphsOf = (xml: string): string[] =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  );

describe('the page of GB/T 9704', () => {
  test('margins, grid and turned paper', async () => {
    const xml = await bodyOf(inventedReport());
    const upright = /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/;
    expect(xml).toMatch(upright);
    expect(xml).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-848"/>');
    expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/><w:pgMar w:top="1588" w:right="2098"/);
  });

  test('every font is named for all scripts', async () => {
    const xml = await bodyOf(inventedNotice());
    const fonts = [...xml.matchAll(/<w:rFonts[^>]*>/g)].map(([font]) => font);
    expect(fonts.length).toBeGreaterThan(20);
    for (const font of fonts)
      for (const script of ['ascii', 'hAnsi', 'eastAsia']) expect(font).toContain(`w:${script}="`);
  });

  test('odd pages are numbered at the right, even ones at the left, one character in', async () => {
    const file = await officialBytes(inventedReport(), options);
    const settings = await readPart(file, 'word/settings.xml');
    expect(settings).toContain('<w:evenAndOddHeaders');
    const footers = await Promise.all([1, 2].map((number) => readPart(file, `word/footer${number}.xml`)));
    expect(footers[0]).toMatch(/<w:jc w:val="right"\/>/);
    expect(footers[0]).toContain('w:right="280"');
    expect(footers[1]).toMatch(/<w:jc w:val="left"\/>/);
    expect(footers[1]).toContain('w:left="280"');
  });
});

describe('what is printed', () => {
  test('a report: numbered headings, linked numbers plainly, attachments listed and titled', async () => {
    const paragraphs = paragraphsOf(await bodyOf(inventedReport()));
    for (const text of [
      '县平安建设领导小组办公室：',
      '一、总体治安形势',
      '（二）矛盾纠纷排查化解',
      '附件：1.2026年10月主要指标表',
      '附件1',
      '附件2',
      '2026年11月3日',
      '（联系人：向小红，电话：0743-7722018）',
    ])
      expect(paragraphs).toContain(text);
    expect(paragraphs.some((text) => text.startsWith('1.排查情况。'))).toBe(true);
    expect(paragraphs.some((text) => text.startsWith('本月共排查矛盾纠纷91起，同比下降11.65%'))).toBe(true);
  });

  test('a notice: six-cornered brackets, no leading zeros, red line, imprint', async () => {
    const xml = await bodyOf(inventedNotice());
    const paragraphs = paragraphsOf(xml);
    for (const text of ['000012', '秘密★1年', '加急', '迁陵镇人民政府文件', '迁政发〔2026〕3号', '2026年11月21日'])
      expect(paragraphs).toContain(text);
    expect(xml).toMatch(/<w:bottom[^>]*w:color="FF0000"/);
    expect(xml).toContain('抄送：');
    expect(xml).toContain('2026年11月21日印发');
  });

  test('issuers stand two in a row, the number beside the last', async () => {
    const document = { ...inventedNotice(), issuers: ['田志强', '彭大海', '向明'] };
    const paragraphs = paragraphsOf(await bodyOf(document));
    expect(paragraphs).toContain('签发人：田志强彭大海');
    expect(paragraphs).toContain('迁政发〔2026〕3号向明');
  });

  test('a heading is never the last on its page', async () => {
    const xml = await bodyOf(inventedReport());
    const headings = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].filter(([paragraph]) =>
      paragraph.includes('<w:outlineLvl'),
    );
    expect(headings.length).toBe(6);
    for (const [paragraph] of headings) expect(paragraph).toContain('<w:keepNext/>');
  });

  test('the last paragraph is held to the signature only where it might be left alone', async () => {
    const signature = { organ: '迁陵镇综治中心', date: '2026-11-03', isSealed: false };
    const isHeld = async (lines: number): Promise<boolean> => {
      const text = '平'.repeat(26 + 28 * (lines - 1));
      const xml = await bodyOf({ kind: 'whiteHead', title: '月报', blocks: [{ kind: 'paragraph', text }], signature });
      const last = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].find(([paragraph]) => paragraph.includes('平平'))![0];
      return last.includes('<w:keepNext/>');
    };
    expect(await isHeld(8)).toBe(false);
    expect(await isHeld(18)).toBe(true);
    expect(await isHeld(30)).toBe(false);
  });

  test('a table without records says so', async () => {
    const table = { kind: 'table', columns: [{ label: '村' }, { label: '起数' }], rows: [] } as const;
    const paragraphs = paragraphsOf(await bodyOf({ kind: 'whiteHead', title: '月报', blocks: [table] }));
    expect(paragraphs).toEqual(expect.arrayContaining(['村', '起数', '本期无记录']));
  });

  test('a form has no page number', async () => {
    expect(await bodyOf(inventedForm())).not.toContain('footerReference');
  });

  test('control characters and markup in texts do no harm', async () => {
    const xml = await bodyOf({ ...inventedForm(), addressee: '甲\u0000<乙>&"丙"' });
    expect(paragraphsOf(xml)).toContain('甲&lt;乙&gt;&amp;&quot;丙&quot;：');
  });

  test('a document of nothing but a title can be written', async () => {
    expect(paragraphsOf(await bodyOf({ kind: 'whiteHead', title: '工作月报', blocks: [] }))).toContain('工作月报');
  });
});

describe('writing', () => {
  test('the same description and time give the same bytes', async () => {
    const first = await officialBytes(inventedNotice(), options);
    // The clock of a zip file ticks every two seconds.
    await setTimeout(2100);
    expect((await officialBytes(inventedNotice(), options)).equals(first)).toBe(true);
  });

  test('ends the stream; nothing is written once it is cancelled', async () => {
    const bytes = await writtenBytes((out) => writeOfficial(inventedForm(), out, options));
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    const signal = AbortSignal.abort();
    await expect(writtenBytes((out) => writeOfficial(inventedForm(), out, { ...options, signal }))).rejects.toThrow(
      '已取消',
    );
  });
});
