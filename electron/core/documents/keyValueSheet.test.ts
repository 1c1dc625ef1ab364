import { expect, test } from 'vitest';
import { readPart } from './docxPacking.ts';
import { type KeyValueSheet, writeKeyValueSheet } from './keyValueSheet.ts';
import { testOptions, writtenBytes } from './writtenBytes.ts';

const sheet = (more: Partial<KeyValueSheet> = {}): KeyValueSheet => ({
  title: '治安保卫委员会基本情况登记表',
  unit: '迁陵镇综治中心',
  number: '433199109201-01',
  filledOn: '2026-11-21',
  groups: [
    {
      label: '负责人',
      pairs: [
        { label: '姓名', value: '田志强' },
        { label: '证件类型', value: '居民身份证' },
        { label: '公民身份号码', value: '433199197205180078' },
        { label: '责任范围', value: '一组至五组', across: true },
      ],
    },
    { pairs: [{ label: '作用情况', value: '排查矛盾纠纷并及时化解。'.repeat(5) }] },
  ],
  signers: {},
  ...more,
});

const documentXml = async (given: KeyValueSheet): Promise<string> =>
  readPart(await writtenBytes((out) => writeKeyValueSheet(given, out, testOptions)), 'word/document.xml');
const rowsOfXml = (xml: string): string[] => xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
const cells = (row: string): string[] =>
  (row.match(/<w:tc>.*?<\/w:tc>/gs) ?? []).map((cell) => cell.replaceAll('<w:br/>', '|').replace(/<[^>]+>/g, ''));

test('sets two pairs a line, long and single ones across, groups upright at the left', async () => {
  const xml = await documentXml(sheet());
  expect(xml).toContain('编号：433199109201-01');
  expect(rowsOfXml(xml).map(cells)).toEqual([
    ['负|责|人', '姓名', '田志强', '证件类型', '居民身份证'],
    ['', '公民身份号码', '433199197205180078'],
    ['', '责任范围', '一组至五组'],
    ['作用情况', '排查矛盾纠纷并及时化解。'.repeat(5)],
  ]);
  expect(xml.match(/<w:vMerge w:val="restart"\/>/g)).toHaveLength(1);
  expect(xml.match(/<w:gridSpan w:val="3"\/>/g)).toHaveLength(3);
});

test('without named groups there is no column for them', async () => {
  const xml = await documentXml(
    sheet({
      groups: [
        {
          pairs: [
            { label: '姓名', value: '田志强' },
            { label: '性别', value: '男' },
          ],
        },
      ],
    }),
  );
  expect(rowsOfXml(xml).map(cells)).toEqual([['姓名', '田志强', '性别', '男']]);
  expect(xml.match(/<w:gridCol /g)).toHaveLength(4);
});

test('the list beneath has its own header and numbers', async () => {
  const list = {
    title: '委员名单',
    columns: [
      { key: 'name', label: '姓名', kind: 'text' as const },
      { key: 'phone', label: '联系电话', kind: 'identifier' as const },
    ],
    rows: [
      ['张建国', '13807430001'],
      ['李秀英', '13807430002'],
    ],
  };
  const xml = await documentXml(sheet({ list }));
  expect(xml).toContain('委员名单');
  expect(rowsOfXml(xml).map(cells).slice(-3)).toEqual([
    ['序号', '姓名', '联系电话'],
    ['1', '张建国', '13807430001'],
    ['2', '李秀英', '13807430002'],
  ]);
  const empty = await documentXml(sheet({ list: { ...list, rows: [] } }));
  expect(rowsOfXml(empty).map(cells).at(-1)).toEqual(['本期无记录']);
});
