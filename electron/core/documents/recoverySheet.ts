// The recovery sheet: one page with the recovery key, to be printed at set-up, sealed and locked away.
import type { Writable } from 'node:stream';
import { AlignmentType, Paragraph, type Table, TextRun } from 'docx';
import { throwIfCancelled, type WritingOptions, writeWhole } from './documentWriting.ts';
import { gridCell, gridRow, gridTable } from './docxCells.ts';
import { titleParagraph, unitLines } from './docxLines.ts';
import { packDocx } from './docxPacking.ts';
import { fonts, type PageShape, pageSection, size, textRuns, textWidthOf } from './docxPage.ts';
import { chineseDay } from './tableDocument.ts';

export interface RecoverySheet {
  /** The key as it is shown once, in groups. */
  recoveryKey: string;
  /** E.g. 迁陵镇. */
  township: string;
  /** YYYY-MM-DD. */
  madeOn: string;
  /** Who keeps it; a line for the pen when absent. */
  keeper?: string;
}

const title = '平安台账数据恢复表';
const typing = '恢复密钥由数字 2—9 和大写字母组成，没有数字 0、1 和字母 I、O。输入时不分大小写，短横和空格可以不输。';
const parts: { heading: string; lines: string[] }[] = [
  {
    heading: '一、用途',
    lines: [
      '本单位的台账数据全部加密存放。所有人都忘记密码时，可在登录页用上面的恢复密钥重设密码，继续使用。',
      '登录密码和本表同时遗失的，数据无法恢复，软件的开发者也没有备用的密钥。',
    ],
  },
  {
    heading: '二、保管',
    lines: [
      '1. 打印后当面核对，装入信封密封，骑缝签名并注明日期，由保管人锁入保密柜，不与电脑、备份 U 盘放在一处。',
      '2. 不得拍照、复印、扫描，不得通过微信、QQ、电子邮件发送，不得另存电子文件。',
      '3. 持有本表的人可以看到全部数据。保管人变动时当面移交，并重新封存。',
    ],
  },
  {
    heading: '三、启封与更换',
    lines: [
      '启封须经负责人同意，并填写下表。启封之后、遗失或怀疑泄露时，立即由系统管理员换发新的恢复密钥，重新打印封存，旧表当场销毁。',
    ],
  },
];

/** The groups of the key; a key without separators is cut into fours. */
function keyGroups(recoveryKey: string): string[] {
  const given = recoveryKey.trim().split(/[\s-]+/);
  return given.length > 1 ? given : (given[0]!.match(/.{1,4}/gu) ?? []);
}

/** The sheet as lines of plain text, e.g. for the screen that shows the key. */
export function recoverySheetLines(sheet: RecoverySheet): string[] {
  return [
    title,
    `乡镇（街道）：${sheet.township}`,
    `生成日期：${chineseDay(sheet.madeOn)}`,
    `恢复密钥：${keyGroups(sheet.recoveryKey).join('-')}`,
    typing,
    ...parts.flatMap(({ heading, lines }) => [heading, ...lines]),
    `保管人：${sheet.keeper ?? ''}`,
  ];
}

const page: PageShape = { landscape: false, paper: 'A4', side: 25 };

/** Writes the sheet as a one-page .docx and ends the stream. */
export async function writeRecoverySheet(
  sheet: RecoverySheet,
  out: Writable,
  options: Partial<WritingOptions> = {},
): Promise<void> {
  throwIfCancelled(options.signal);
  const width = textWidthOf(page);
  const file = await packDocx({
    title,
    writtenAt: options.writtenAt ?? `${sheet.madeOn}T00:00:00.000Z`,
    bodySize: size.小四,
    section: pageSection(page, '密封保管　不得复制', [
      titleParagraph(title),
      ...unitLines(`乡镇（街道）：${sheet.township}`, `生成日期：${chineseDay(sheet.madeOn)}`, width),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before: 60, after: 80 },
        children: textRuns('恢复密钥（按编号顺序输入）', { font: fonts.heading, size: size.四号 }),
      }),
      keyTable(keyGroups(sheet.recoveryKey), width),
      new Paragraph({ spacing: { before: 100, after: 60 }, children: textRuns(typing, { size: size.五号 }) }),
      ...parts.flatMap(({ heading, lines }) => [headingLine(heading), ...lines.map(textLine)]),
      new Paragraph({ spacing: { after: 120 } }),
      sealTable(sheet, width),
      new Paragraph({ spacing: { after: 120 } }),
      openingTable(width),
    ]),
  });
  throwIfCancelled(options.signal);
  await writeWhole(out, file);
}

const headingLine = (text: string): Paragraph =>
  new Paragraph({
    keepNext: true,
    spacing: { before: 100, after: 40 },
    children: textRuns(text, { font: fonts.heading }),
  });

const textLine = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: 2 * size.小四 * 10 },
    spacing: { line: 320 },
    children: textRuns(text),
  });

const equal = (width: number, columns: number): number[] =>
  Array.from(
    { length: columns },
    (_column, index) => Math.floor(((index + 1) * width) / columns) - Math.floor((index * width) / columns),
  );

/** The key in large type, three groups a line, each with its number: the screen names the group that was mistyped. */
function keyTable(groups: readonly string[], width: number): Table {
  const perLine = 3;
  const widths = equal(width, perLine);
  const lines = Array.from({ length: Math.ceil(groups.length / perLine) }, (_line, index) =>
    groups.slice(index * perLine, (index + 1) * perLine),
  );
  const rows = lines.map((line, index) =>
    gridRow(
      widths.map((cellWidth, place) => {
        const group = line[place];
        return gridCell('', cellWidth, {
          align: 'center',
          runs: group ? keyRuns(index * perLine + place + 1, group) : undefined,
        });
      }),
      { height: 17 },
    ),
  );
  return gridTable(rows, widths, 60);
}

const keyFont = { ascii: 'Consolas', hAnsi: 'Consolas', eastAsia: '黑体', cs: 'Consolas' };
const keyRuns = (number: number, group: string): TextRun[] => [
  new TextRun({ text: `${number}　`, size: size.五号, font: fonts.footer }),
  new TextRun({ text: group, size: 56, bold: true, font: keyFont, characterSpacing: 80 }),
];

function sealTable(sheet: RecoverySheet, width: number): Table {
  const label = Math.floor(width * 0.2);
  const widths = [label, Math.floor(width / 2) - label, label, width - Math.floor(width / 2) - label];
  const line = (first: string, firstValue: string, second: string, secondValue: string) =>
    gridRow(
      [
        gridCell(first, widths[0]!, { align: 'center', label: true }),
        gridCell(firstValue, widths[1]!, { align: 'center' }),
        gridCell(second, widths[2]!, { align: 'center', label: true }),
        gridCell(secondValue, widths[3]!, { align: 'center' }),
      ],
      { height: 10 },
    );
  return gridTable(
    [
      line('保管人（签名）', sheet.keeper ?? '', '见证人（签名）', ''),
      line('封存日期', '　　年　　月　　日', '存放地点', ''),
    ],
    widths,
    60,
  );
}

function openingTable(width: number): Table {
  const labels = ['启封日期', '启封事由', '启封人', '批准人', '重新封存日期'];
  const widths = equal(width, labels.length);
  const blank = () =>
    gridRow(
      labels.map((_label, index) => gridCell('', widths[index]!, { align: 'center' })),
      { height: 9 },
    );
  const header = gridRow(
    labels.map((label, index) => gridCell(label, widths[index]!, { align: 'center', label: true })),
  );
  return gridTable([header, blank(), blank()], widths, 60);
}
