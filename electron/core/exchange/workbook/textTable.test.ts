import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { cellText } from '../../../../shared/fields/cell.ts';
import { readWorkbook } from './read.ts';
import { detectEncoding } from './textDecoding.ts';
import { detectDelimiter } from './textTable.ts';

async function rowsOf(bytes: Uint8Array | string, name = '名单.csv'): Promise<string[][]> {
  const { sheets } = await readWorkbook(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name);
  return (sheets[0]?.rows ?? []).map((row) => row.map(cellText));
}

const table = '姓名,身份证号\n龙绍武,433199199507095899\n㐂㙍,433199199507095899\n';
const rows = [
  ['姓名', '身份证号'],
  ['龙绍武', '433199199507095899'],
  ['㐂㙍', '433199199507095899'],
];

test('every encoding offices use', async () => {
  for (const [encoding, addBOM] of [
    ...([
      ['utf-8', false],
      ['utf-8', true],
      ['gb18030', false],
    ] as const),
    ...([
      ['utf-16le', true],
      ['utf-16le', false],
      ['utf-16be', true],
    ] as const),
  ] as const) {
    expect([encoding, await rowsOf(iconv.encode(table, encoding, { addBOM }))]).toEqual([encoding, rows]);
  }
  expect(await rowsOf(iconv.encode('姓名,村\n张三,花井\n', 'gbk'))).toEqual([
    ['姓名', '村'],
    ['张三', '花井'],
  ]);
});

test('a UTF-8 file whose last character is cut off is still UTF-8', () => {
  expect(detectEncoding(Buffer.from('姓名,张三').subarray(0, -1))).toBe('utf-8');
  expect(detectEncoding(iconv.encode('姓名,张三', 'gbk'))).toBe('gb18030');
});

test('the delimiter is the one that divides the lines evenly', async () => {
  expect(detectDelimiter('a,b,c\n1,2,3\n')).toBe(',');
  expect(detectDelimiter('a\tb\n1,5\t2\n')).toBe('\t');
  expect(detectDelimiter('a;b;c\n1,5;2;3\n')).toBe(';');
  expect(detectDelimiter('姓名,身份证\n张三,\t4331\n李四,\t4332\n')).toBe(',');
  expect(detectDelimiter('只有一列\n张三\n')).toBe(',');
  expect(await rowsOf('sep=;\n姓名;电话\n张三;138\n')).toEqual([[], ['姓名', '电话'], ['张三', '138']]);
});

test('quotes: delimiters, line breaks and quotes inside, blanks before, text after', async () => {
  expect(await rowsOf('a,"b,c",d\n"一\n二","say ""hi""", "x" y\n\n5"6,7\n')).toEqual([
    ['a', 'b,c', 'd'],
    ['一\n二', 'say "hi"', 'x y'],
    [],
    ['5"6', '7'],
  ]);
});

test('an ID number is a text, however it was kept from becoming a number', async () => {
  const id = '433199199507095899';
  for (const written of [id, `\t${id}`, `"\t${id}"`, `${id}\t`, `'${id}`, `"=""${id}"""`, `="${id}"`]) {
    const { sheets } = await readWorkbook(Buffer.from(`姓名,身份证\n张三,${written}\n`), 'a.csv');
    expect([written, sheets[0]?.rows[1]?.[1]]).toEqual([written, { kind: 'text', text: id }]);
  }
});

test('all line ends, and no line end at the end', async () => {
  for (const end of ['\n', '\r\n', '\r'])
    expect(await rowsOf(`a,b${end}c,d`)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
});

test('whatever is quoted by the rules comes back', async () => {
  const field = fc.string({ unit: fc.constantFrom('a', '张', ',', '"', '\n', ';', '1', '\t', ' ') });
  const grid = fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(grid, async (lines) => {
      const source = [['甲', '乙', '丙'], ...lines];
      const text = source.map((line) => line.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
      const trimmed = source.map((line) => line.map((value) => value.trim()));
      const read = await rowsOf(text);
      const padded = trimmed.map((line, at) => line.map((_, column) => read[at]?.[column] ?? ''));
      expect(padded).toEqual(trimmed);
    }),
  );
});
