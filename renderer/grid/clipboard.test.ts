import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHtmlTable, fromTabText, readClipboard, tiled, toHtmlTable, toTabText } from './clipboard.ts';

describe('tab-separated text', () => {
  it('writes like WPS: CRLF, quotes only where they are needed', () => {
    expect(
      toTabText([
        ['张三', '他说"好"'],
        ['两\n行', '"引"'],
        ['a\tb', ''],
      ]),
    ).toBe('张三\t他说"好"\r\n"两\n行"\t"""引"""\r\n"a\tb"\t');
  });

  it('reads what WPS and Excel put there, the last row break included', () => {
    expect(fromTabText('张三\t男\r\n李四\t女\r\n')).toEqual([
      ['张三', '男'],
      ['李四', '女'],
    ]);
    expect(fromTabText('"两\r\n行"\tb\n')).toEqual([['两\n行', 'b']]);
    expect(fromTabText('一个\n')).toEqual([['一个']]);
    expect(fromTabText('a\tb\tc\r\nd')).toEqual([
      ['a', 'b', 'c'],
      ['d', '', ''],
    ]);
    expect(fromTabText('\t\r\n\t')).toEqual([
      ['', ''],
      ['', ''],
    ]);
    expect(fromTabText('')).toEqual([]);
  });

  it('keeps text that merely begins with a quote', () => {
    expect(fromTabText('"平安"示范村\t二组')).toEqual([['"平安"示范村', '二组']]);
    expect(fromTabText('"没有收尾\t二组')).toEqual([['"没有收尾', '二组']]);
  });

  it('drops byte order marks, trailing zeros and no-break spaces', () => {
    expect(fromTabText('\uFEFF张\u00A0三\0')).toEqual([['张 三']]);
  });

  it('brings back every block it wrote', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '张', '"', '\t', '\n', ' ', '1') });
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(block, (matrix) => {
        // One empty cell is empty text; a last row of one empty cell looks like the closing row break.
        fc.pre(!(matrix[0]!.length === 1 && matrix.at(-1)![0] === ''));
        expect(fromTabText(toTabText(matrix))).toEqual(matrix);
      }),
    );
  });
});

describe('HTML tables', () => {
  it('marks identifiers as text and escapes what is typed', () => {
    const html = toHtmlTable([['433199197503051234', '<b>&"']], [true, false]);
    expect(html).toContain(`<td sdnum="0;0;@" style="mso-number-format:'\\@'">433199197503051234</td>`);
    expect(html).toContain('<td>&lt;b&gt;&amp;&quot;</td>');
    expect(fromHtmlTable(html)).toEqual([['433199197503051234', '<b>&"']]);
  });

  it('brings line breaks back', () => {
    expect(fromHtmlTable(toHtmlTable([['一\n二']], [true]))).toEqual([['一\n二']]);
  });

  it('reads a WPS fragment with styles, comments and merged cells', () => {
    const html = `<html><head><style>td{x:1}</style></head><body><!--StartFragment--><table border=0>
      <col width=72><tr height=20><td rowspan=2 class=xl65>迁陵镇</td><td colspan="2">姓名&nbsp;</td></tr>
      <tr><td>男</td><td>甲<br style='mso-data-placement:same-cell'>乙&#19977;</td></tr></table><!--EndFragment--></body></html>`;
    expect(fromHtmlTable(html)).toEqual([
      ['迁陵镇', '姓名', ''],
      ['', '男', '甲\n乙三'],
    ]);
  });

  it('does not follow a merge of the whole sheet', () => {
    const rows = fromHtmlTable('<table><tr><td rowspan=1048576 colspan=16384>x</td></tr></table>')!;
    expect(rows.length).toBeLessThanOrEqual(1000);
  });

  it('answers undefined without a table', () => {
    expect(fromHtmlTable('<p>文字</p>')).toBeUndefined();
  });
});

describe('choosing between the two', () => {
  it('takes the number behind #### and 4.33E+17 where the table carries it', () => {
    const html =
      '<table><tr><td x:num="20260305">#####</td><td x:num="13807430000">1.38E+10</td><td>甲</td></tr></table>';
    expect(readClipboard('#####\t1.38E+10\t甲', html)).toEqual([['20260305', '13807430000', '甲']]);
    expect(readClipboard('4.33E+17', '')).toEqual([['4.33E+17']]);
  });
  it('takes the table from a word processor whose cells hold paragraphs', () => {
    const html =
      '<html xmlns:w="urn:schemas-microsoft-com:office:word"><table><tr><td><p class=MsoNormal>一</p><p>二</p></td><td>三</td></tr></table></html>';
    expect(readClipboard('一\r\n二\t三', html)).toEqual([['一\n二', '三']]);
  });
  it('takes text from a browser page and the table where there is no text', () => {
    expect(readClipboard('一\t二', '<p>一 二</p>')).toEqual([['一', '二']]);
    expect(readClipboard('', '<table><tr><td>一</td></tr></table>')).toEqual([['一']]);
  });
});

describe('repeating a block', () => {
  it('fills whole multiples only', () => {
    expect(tiled([['a']], 2, 2)).toEqual([
      ['a', 'a'],
      ['a', 'a'],
    ]);
    expect(tiled([['a', 'b']], 2, 2)).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(tiled([['a', 'b']], 2, 3)).toEqual([['a', 'b']]);
    expect(tiled([['a'], ['b']], 1, 1)).toEqual([['a'], ['b']]);
  });
});
