// The parts of a .docx and their structure: what Word refuses to open, or offers to repair, comes from here.
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { writtenBytes } from '../writtenBytes.ts';
import { type PaperFile, writePaper } from './paperFile.ts';
import { type FlowSection, paragraph } from './paperFlow.ts';
import { agreementPage, formPage, scanPage } from './paperPage.ts';

const cell = { lines: [[{ text: '甲' }]], align: 'left' as const };
const empty = { lines: [[]], align: 'center' as const };
const row = { cells: [cell, empty], height: 560 };
const picture = { kind: 'picture' as const, picture: 0, width: 2000, height: 1000, pageBreak: true };

const sections: FlowSection[] = [
  { page: formPage, flow: [paragraph([[{ text: '封面' }]])], numbered: false },
  {
    page: formPage,
    flow: [{ kind: 'table', widths: [3000, 3000], header: row, rows: [row, row] }],
    numbered: true,
    startAt: 1,
    headMark: '草稿 <甲> & “乙”',
  },
  { page: scanPage, flow: [paragraph([[{ text: '扫描件' }]], { bookmark: 'doc_1' }), picture], numbered: true },
  {
    page: agreementPage,
    flow: [
      paragraph([[{ text: '一', underline: true }, { tab: true }], [{ text: '二“三”' }]], { align: 'both' }),
      paragraph([[{ pageOf: 'doc_1', page: 2 }]]),
    ],
    numbered: true,
  },
];

const file = (more: Partial<PaperFile> = {}): PaperFile => ({
  title: '卷宗 & <测试>',
  writtenAt: '2026-11-21T02:00:00.000Z',
  sections,
  pictures: [{ extension: 'jpeg', bytes: async () => Buffer.from('picture') }],
  ...more,
});

async function partsOf(order: PaperFile): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(await writtenBytes((out) => writePaper(order, out)));
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    parts.set(entry.fileName, Buffer.concat(chunks).toString());
  }
  return parts;
}

/** Fails where an element is not closed in its order. */
function expectWellFormed(xml: string): void {
  const open: string[] = [];
  for (const [, close, name, self] of xml.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
    if (close) expect(open.pop()).toBe(name);
    else if (!self) open.push(name!);
  }
  expect(open).toEqual([]);
}

/** The order in which the schema of WordprocessingML wants children (ECMA-376 part 1, annex A.1); Word repairs others. */
const childOrder: Readonly<Record<string, string>> = {
  pPr: 'keepNext keepLines pageBreakBefore widowControl tabs overflowPunct snapToGrid spacing ind jc sectPr',
  rPr: 'rFonts b bCs kern sz szCs u lang',
  sectPr: 'headerReference footerReference type pgSz pgMar pgNumType',
  tblPr: 'tblW jc tblBorders tblLayout tblCellMar',
  tblBorders: 'top left bottom right insideH insideV',
  tblCellMar: 'top left bottom right',
  tcPr: 'tcW vAlign',
  font: 'altName charset family pitch',
  settings: 'defaultTabStop characterSpacingControl compat themeFontLang',
  compat: 'ulTrailSpace compatSetting',
};

/** Elements with their children, in the order in which they end. */
function elementsOf(xml: string): { name: string; children: string[] }[] {
  const done: { name: string; children: string[] }[] = [];
  const open: { name: string; children: string[] }[] = [{ name: '', children: [] }];
  for (const [, close, name, self] of xml.matchAll(/<(\/?)w:(\w+)[^>]*?(\/?)>/g)) {
    if (close) {
      done.push(open.pop()!);
      continue;
    }
    open.at(-1)!.children.push(name!);
    if (!self) open.push({ name: name!, children: [] });
  }
  return done;
}

test('elements stand in the order of the schema', async () => {
  const seen = new Set<string>();
  for (const [part, text] of await partsOf(file())) {
    if (!part.startsWith('word/') || !part.endsWith('.xml')) continue;
    for (const { name, children } of elementsOf(text)) {
      const order = childOrder[name]?.split(' ');
      if (!order) continue;
      seen.add(name);
      expect([part, name, children]).toEqual([part, name, order.filter((each) => children.includes(each))]);
    }
  }
  expect([...seen].sort()).toEqual(Object.keys(childOrder).sort());
});

test('every part is there, typed, related and well formed', async () => {
  const parts = await partsOf(file());
  const types = parts.get('[Content_Types].xml')!;
  for (const [name, text] of parts) {
    if (!name.endsWith('.xml') && !name.endsWith('.rels')) continue;
    expectWellFormed(text.replace(/<\?xml.*?\?>/, ''));
    if (name.endsWith('.xml') && name !== '[Content_Types].xml') expect(types).toContain(`PartName="/${name}"`);
  }
  const document = parts.get('word/document.xml')!;
  const relations = parts.get('word/_rels/document.xml.rels')!;
  for (const [, id] of document.matchAll(/r:(?:id|embed)="([^"]+)"/g)) expect(relations).toContain(`Id="${id}"`);
  for (const [, target] of relations.matchAll(/Target="([^"]+)"/g)) expect(parts.has(`word/${target}`)).toBe(true);
  expect(parts.get('word/media/picture1.jpeg')).toBe('picture');
  expect(parts.get('docProps/core.xml')).toContain('卷宗 &amp; &lt;测试&gt;');
  expect(parts.get('word/header1.xml')).toContain('草稿 &lt;甲&gt; &amp; “乙”');
});

test('each section has its paper and number; tables have a grid and no cell without a paragraph', async () => {
  const document = (await partsOf(file())).get('word/document.xml')!;
  expect(document.match(/<w:sectPr>/g)).toHaveLength(4);
  expect(document.match(/<w:pgNumType w:start="1"\/>/g)).toHaveLength(1);
  expect(document).toContain('w:left="1417"');
  expect(document.match(/<w:tblGrid>/g)).toHaveLength(1);
  expect(document).not.toMatch(/<\/w:tcPr><\/w:tc>/);
  expect(document).toContain('PAGEREF doc_1 \\h');
});

test('fonts are named for every script', async () => {
  const styles = (await partsOf(file())).get('word/styles.xml')!;
  expect(styles).toContain('w:eastAsia="仿宋" w:ascii="仿宋" w:hAnsi="仿宋"');
});

test('the nearest fonts are named for computers that lack these', async () => {
  const fonts = (await partsOf(file())).get('word/fontTable.xml')!;
  expect(fonts).toMatch(/<w:font w:name="仿宋"><w:altName w:val="FangSong,仿宋_GB2312,/);
  expect(fonts).toMatch(/<w:font w:name="宋体"><w:altName w:val="SimSun,/);
});

test('Word draws the lines for the pen at the end of a line, and does not stretch what it need not', async () => {
  const settings = (await partsOf(file())).get('word/settings.xml')!;
  expect(settings).toContain('<w:compat><w:ulTrailSpace/><w:compatSetting ');
  expect(settings).toContain('<w:characterSpacingControl w:val="doNotCompress"/>');
});

test('header and footer have the same height in every font', async () => {
  const parts = await partsOf(file());
  for (const name of ['word/header1.xml', 'word/footer1.xml', 'word/footer2.xml']) {
    expect(parts.get(name)).toContain('w:lineRule="exact"');
  }
});

test('a section turns the page once', async () => {
  const turning = [{ text: '甲' }];
  const flow = () => [paragraph([turning], { pageBreak: true }), paragraph([turning], { pageBreak: true })];
  const both = [formPage, agreementPage].map((page) => ({ page, flow: flow(), numbered: true }));
  const document = (await partsOf(file({ sections: both }))).get('word/document.xml')!;
  expect(document.match(/<w:pageBreakBefore\/>/g)).toHaveLength(2);
});

test('lines end where they were broken', async () => {
  expect((await partsOf(file())).get('word/document.xml')!.match(/<w:br\/>/g)).toHaveLength(1);
});

test('a picture that cannot be read, and a full disk, end the writing with their own error', async () => {
  const pictures: PaperFile['pictures'] = [
    { extension: 'jpeg', bytes: () => Promise.reject(new Error('no such scan')) },
  ];
  await expect(writtenBytes((out) => writePaper(file({ pictures }), out))).rejects.toThrow('no such scan');
  const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) });
  await expect(writePaper(file(), full)).rejects.toThrow('disk full');
});
