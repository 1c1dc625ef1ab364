import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { titleLines } from '../documents/official/titleLines.ts';
import { decodeXml } from '../exchange/workbook/xmlScanner.ts';
import { craftedWord, paragraph, partText, sampleData, table } from './crafted.ts';
import { checkTemplate, fillTemplate } from './template.ts';

const villages = {
  各村: {
    columns: { 村名: 'text', 件数: 'number' } as const,
    rows: [
      { 村名: '东村', 件数: '#3' },
      { 村名: '西村', 件数: '#0' },
    ],
  },
};
const data = sampleData({ 单位: '某镇', 排查数: '#12.345', 有典型案例: true, 无事: false, 空: null }, villages);
const noRows = sampleData({ 单位: '某镇' }, { 各村: { ...villages.各村, rows: [] } });

async function filledBody(body: string, given = data): Promise<string> {
  const xml = await partText(fillTemplate(await craftedWord(body), given.names, given.values), 'word/document.xml');
  return xml.replace(/^.*<w:body>/u, '').replace(/<w:sectPr\/>.*$/u, '');
}

const textOf = (xml: string): string[] =>
  xml
    .split('</w:p>')
    .slice(0, -1)
    .map((one) => [...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)</gu)].map(([, text]) => decodeXml(text!)).join(''));

describe('filling a Word document', () => {
  it('finds a placeholder that the word processor split over runs, and keeps the run it begins in', async () => {
    const xml = await filledBody(paragraph('报送：{', '{单', '位}', '}。'));
    expect(textOf(xml)).toEqual(['报送：某镇。']);
    expect(xml).toContain('报送：某镇</w:t>');
  });

  it('writes numbers with the decimals of the place, halves away from zero', async () => {
    expect(textOf(await filledBody(paragraph('{{排查数}}件，{{排查数|2}}件，｛｛排查数｜0｝｝件{{空}}')))).toEqual([
      '12.345件，12.35件，12件',
    ]);
  });

  it('repeats table rows, drops rows that only hold ends, and leaves one empty row for nothing', async () => {
    const rows = [
      [paragraph('村')],
      [paragraph('{{#各村}}')],
      [paragraph('{{村名}}：{{件数}}')],
      [paragraph('{{/各村}}')],
    ];
    expect(textOf(await filledBody(table(rows)))).toEqual(['村', '东村：3', '西村：0']);
    const oneRow = [[paragraph('{{#各村}}{{村名}}'), paragraph('{{件数}}{{/各村}}')]];
    expect(textOf(await filledBody(table(oneRow)))).toEqual(['东村', '3', '西村', '0']);
    expect(textOf(await filledBody(table(oneRow), noRows))).toEqual(['', '']);
  });

  it('repeats paragraphs and text within one paragraph, with conditions inside', async () => {
    const block = paragraph('{{#各村}}') + paragraph('{{单位}}{{村名}}') + paragraph('{{/各村}}') + paragraph('完');
    expect(textOf(await filledBody(block))).toEqual(['某镇东村', '某镇西村', '完']);
    const inline = paragraph(
      '其中',
      '{{#各村}}{{村名}}{{?件',
      '数}}{{件数}}件{{/?}}',
      '{{!件数}}无{{/!}}；{{/各村}}共计',
    );
    expect(textOf(await filledBody(inline))).toEqual(['其中东村3件；西村无；共计']);
  });

  it('leaves a table out with all of its rows, and a cell never without a paragraph', async () => {
    const inCell = table([[paragraph('{{?无事}}') + paragraph('甲') + paragraph('{{/?}}')]]);
    expect(await filledBody(inCell)).toBe('<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>');
    const whole = table([[paragraph('{{?无事}}甲')], [paragraph('乙{{/?}}')]]);
    expect(await filledBody(whole + paragraph('丙'))).toBe(paragraph('丙'));
  });

  it('fills text boxes in both of their writings, tables in tables, and cuts runs only where a block begins', async () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    const twice = (text: string) =>
      `<w:p><w:r><mc:AlternateContent><mc:Choice>${box(text)}</mc:Choice><mc:Fallback><w:pict>${box(text)}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const xml = await filledBody(twice('{{#各村}}{{村名}} {{/各村}}'));
    expect(xml.match(/东村 <.*?西村 </gu)).toHaveLength(2);
    const found = checkTemplate(await craftedWord(twice('{{单未}}{{#各村}}')), data.names);
    expect(found.problems.map(({ place, code }) => [place, code])).toEqual([
      ['第1段文本框', 'unclosed'],
      ['第1段文本框', 'unknown'],
    ]);
    const nested = table([[`${table([[paragraph('{{#各村}}{{村名}}'), paragraph('{{件数}}{{/各村}}')]])}<w:p/>`]]);
    expect(textOf((await filledBody(nested)).replaceAll('<w:p/>', ''))).toEqual(['东村', '3', '西村', '0']);
  });

  describe('the title of a report', () => {
    const { names, values } = sampleData({ 标题: '迁陵镇平安建设（综治）2026年10月工作月报', 乡镇: '迁陵镇' });
    const page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1587" w:right="1474"/>';
    const end = `<w:p><w:pPr><w:sectPr>${page}</w:sectPr></w:pPr></w:p>`;
    const line = (text: string, { align = 'center', size = 44 } = {}) =>
      `<w:p><w:pPr><w:jc w:val="${align}"/></w:pPr><w:r><w:rPr><w:sz w:val="${size}"/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;
    const title = async (first: string) => {
      const file = await craftedWord(first + paragraph('x') + end);
      const xml = await partText(fillTemplate(file, names, values), 'word/document.xml');
      const text = xml.slice(xml.indexOf('<w:t'), xml.indexOf('</w:p>'));
      return text.split('<w:br/>').map((piece) => piece.replaceAll(/<[^>]*>/gu, ''));
    };

    it('is broken as the built-in one where it stands alone in a centred line', async () => {
      const lines = titleLines('迁陵镇平安建设（综治）2026年10月工作月报', 20, [
        '迁陵镇',
        '平安建设',
        '综治',
        '工作月报',
      ]);
      expect(lines).toHaveLength(2);
      expect(await title(line('{{标题}}'))).toEqual(lines);
      expect(await title(line(' {{标 题}} '))).toHaveLength(2);
    });

    it('stays as it is where it fits, stands with other text or elsewhere', async () => {
      expect(await title(line('{{标题}}', { size: 21 }))).toHaveLength(1);
      expect(await title(line('{{标题}}（稿）'))).toHaveLength(1);
      expect(await title(line('{{标题}}', { align: 'left' }))).toHaveLength(1);
      expect(await title(line('{{乡镇}}'))).toEqual(['迁陵镇']);
      expect(await title(table([[line('{{标题}}')]]))).toHaveLength(1);
    });
  });

  it('turns line breaks and tabs of a value into those of the document', async () => {
    const { names, values } = sampleData({ 单位: '甲\n乙\t丙' });
    const xml = await partText(
      fillTemplate(await craftedWord(paragraph('{{单位}}')), names, values),
      'word/document.xml',
    );
    expect(xml).toContain(
      '甲</w:t><w:br/><w:t xml:space="preserve">乙</w:t><w:tab/><w:t xml:space="preserve">丙</w:t>',
    );
  });

  it('leaves every part without placeholders byte for byte, fills headers, and gives the same bytes again', async () => {
    const file = await craftedWord(paragraph('正文'), paragraph('{{单位}}'));
    const filled = fillTemplate(file, data.names, data.values);
    expect(filled.equals(fillTemplate(file, data.names, data.values))).toBe(true);
    expect(await partText(filled, 'word/header1.xml')).toContain('某镇');
    for (const path of ['word/document.xml', 'word/untouched.xml', '[Content_Types].xml']) {
      expect(await partText(filled, path)).toBe(await partText(file, path));
    }
    const untouched = file.indexOf('word/document.xml');
    expect(filled.includes(file.subarray(untouched, untouched + 120))).toBe(true);
  });

  it('gives back any text that was filled in', async () => {
    const file = await craftedWord(paragraph('前{{单位}}后'));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom(...'甲 <>&"\'{}=;/#') }), async (text) => {
        const { names, values } = sampleData({ 单位: text.startsWith('#') ? `x${text}` : text });
        const shown = text.startsWith('#') ? `x${text}` : text;
        const xml = await partText(fillTemplate(file, names, values), 'word/document.xml');
        expect(textOf(xml.replace(/^.*<w:body>/u, ''))).toEqual([`前${shown}后`]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('checking a Word document', () => {
  const problems = async (body: string) => checkTemplate(await craftedWord(body), data.names).problems;

  it('names a misspelt placeholder with its place and the nearest name, by characters and by sound', async () => {
    expect(await problems(paragraph('好') + paragraph('{{单未}}'))).toMatchObject([
      { code: 'unknown', place: '第2段', suggestion: '单位', message: '第2段的“{{单未}}”没有这个名称，是不是“单位”？' },
    ]);
    const row = table([[paragraph('x')], [paragraph('{{#个村}}{{村名}}{{/个村}}')]]);
    expect(await problems(row)).toMatchObject([{ place: '表1第2行', suggestion: '各村' }]);
  });

  it.each([
    ['{{#各村}}{{村名}}', 'unclosed'],
    ['{{/各村}}', 'unopened'],
    ['{{#各村}}{{?单位}}{{/各村}}{{/?}}', 'crossed'],
    ['{{单位', 'malformed'],
    ['{{}}', 'malformed'],
    ['{{排查数|x}}', 'malformed'],
    ['{{单位|2}}', 'kind'],
    ['{{有典型案例}}', 'kind'],
    ['{{各村}}', 'kind'],
    ['{{村名}}', 'kind'],
    ['{{#单位}}{{/单位}}', 'kind'],
    ['{{#各村}}{{#各村}}{{/}}{{/}}', 'nested'],
  ])('refuses %s', async (text, code) => {
    const found = await problems(paragraph(text));
    expect(found.map((problem) => problem.code)).toContain(code);
    const file = await craftedWord(paragraph(text));
    expect(() => fillTemplate(file, data.names, data.values)).toThrow(/模板有 \d+ 处要改/u);
  });

  it.each(['：', ':', '，', '、', '/', '丨'])('says that decimals are written behind “|”, not “%s”', async (sign) => {
    expect(await problems(paragraph(`{{排查数${sign}1}}`))).toEqual([
      {
        ...{ code: 'malformed', place: '第1段', written: `{{排查数${sign}1}}`, suggestion: '排查数|1' },
        message: `第1段的“{{排查数${sign}1}}”小数位请用“|”，写成“{{排查数|1}}”。`,
      },
    ]);
    expect(await problems(paragraph(`{{单位${sign}1}}`))).toMatchObject([{ code: 'kind' }]);
    expect(await problems(paragraph(`{{排查树${sign}1}}`))).toMatchObject([{ code: 'unknown' }]);
    expect(await problems(paragraph('{{排查数|1}}'))).toEqual([]);
  });

  it('tells a list that does not end once, not what would follow from it', async () => {
    const row = table([[paragraph('{{#各村}}{{村名}}'), paragraph('{{件数}}')]]);
    const behind = paragraph('{{#各村}}{{村名}}{{/各村}}{{无名}}') + paragraph('{{?件数}}好{{/?}}');
    expect(await problems(paragraph('{{单未}}') + row + behind)).toMatchObject([
      { code: 'unclosed', place: '表1第1行' },
      { code: 'unknown', place: '第1段' },
    ]);
    // What cannot be read at all may be the very end that is missing.
    const found = await problems(paragraph('{{#各村}}{{村名}}{{/各村') + behind);
    expect(found.map(({ code }) => code)).toEqual(['unclosed', 'malformed']);
    // One that crosses another is told once, too.
    expect(await problems(paragraph('{{#各村}}{{?单位}}{{/各村}}{{/?}}{{村名}}') + behind)).toHaveLength(2);
    // A condition that does not end says nothing about names.
    expect(await problems(paragraph('{{?单位}}{{单未}}'))).toMatchObject([{ code: 'unclosed' }, { code: 'unknown' }]);
  });

  it('refuses a block between a table and the text around it, and blocks that share a paragraph', async () => {
    const across = table([[paragraph('{{#各村}}')]]) + paragraph('{{/各村}}');
    expect(await problems(across)).toMatchObject([{ code: 'crossed' }]);
    const shared = paragraph('{{?单位}}') + paragraph('{{/?}}{{!单位}}') + paragraph('{{/!}}');
    expect(await problems(shared)).toMatchObject([{ code: 'crossed' }]);
  });
});
