// The report as an official document: the text with its numbers, the tables as attachments, and charts.
import type { Narrative, NarrativeParagraph } from '../../../shared/rules/monthly/narrative.ts';
import { printedRuns } from '../../../shared/rules/monthly/printedRuns.ts';
import { isFilled, printedSections } from '../../../shared/rules/monthly/printedSections.ts';
import type {
  OfficialAttachment,
  OfficialBlock,
  OfficialDocument,
  OfficialNumber,
  OfficialPicture,
  OfficialRun,
  OfficialTable,
} from '../documents/official/officialDocument.ts';
import { withoutZeroRows } from '../documents/zeroRows.ts';
import { type AttachedTable, cellText } from './attachedTables.ts';

export interface DocumentFrame {
  unit: string;
  /** YYYY-MM-DD. */
  date: string;
  isRedHead: boolean;
  /** 发文字号; null: the line stays empty. */
  officialNumber: OfficialNumber | null;
  /** 2 and more: a 更正版. */
  number: number;
  signers: { unitHead: string; reviewer: string; preparer: string; phone: string };
  /** Names that a title is not broken in. */
  wholeWords: readonly string[];
}

const runsOf = (paragraph: NarrativeParagraph): OfficialRun[] =>
  printedRuns(paragraph).map((run) =>
    run.kind === 'text' ? { text: run.text } : { text: run.text, link: run.indicator },
  );

const paragraphBlock = (paragraph: NarrativeParagraph): OfficialBlock => ({
  kind: 'paragraph',
  text: runsOf(paragraph),
});

/** Sections with what they say, without those that say nothing. */
function sectionBlocks({ sections }: Narrative): OfficialBlock[] {
  return printedSections(sections).flatMap(({ key, title, level, empty, paragraphs }): OfficialBlock[] => {
    const told = paragraphs.filter(isFilled);
    const heading: OfficialBlock = { kind: 'heading', level, text: title };
    if (told.length > 0) return [heading, ...told.map(paragraphBlock)];
    return empty === null || key === 'work' ? [heading] : [heading, { kind: 'paragraph', text: empty }];
  });
}

export function tableBlock({ columns, rows, total, notes }: AttachedTable, frame: DocumentFrame): OfficialTable {
  const { unitHead, reviewer, preparer } = frame.signers;
  const texts = (row: readonly (string | null)[]) =>
    columns.map((column, index) => cellText(column, row[index] ?? null));
  return {
    kind: 'table',
    fill: { left: `填报单位（盖章）：${frame.unit}` },
    columns: columns.map(({ label, heads, kind }) => ({
      label,
      ...(heads ? { heads } : {}),
      align: kind === 'text' ? ('left' as const) : ('center' as const),
    })),
    rows: rows.map(texts),
    ...(total === null ? {} : { totals: [texts(total)] }),
    notes: [...notes],
    signers: [
      { label: '单位负责人：', name: unitHead },
      { label: '审核人：', name: reviewer },
      { label: '填表人：', name: preparer },
    ],
  };
}

/** A table by village with the villages that have something to tell. */
function toldTable(table: AttachedTable): AttachedTable {
  if (table.columns[0]?.key !== 'village') return table;
  const { told, line } = withoutZeroRows(table.rows, '个村（社区）');
  return line === null ? table : { ...table, rows: told, notes: [...table.notes, line] };
}

/** The whole document; `pictures` stand in an attachment behind the tables. */
export function reportDocument(
  text: Narrative,
  tables: readonly AttachedTable[],
  pictures: readonly (OfficialPicture | OfficialTable)[],
  frame: DocumentFrame,
): OfficialDocument {
  const attachments: OfficialAttachment[] = tables.map((table) => ({
    title: table.title,
    blocks: [tableBlock(toldTable(table), frame)],
  }));
  if (pictures.length > 0) attachments.push({ title: '统计图', blocks: [...pictures] });
  const common = {
    title: frame.number > 1 ? `${text.title}（更正版）` : text.title,
    wholeWords: [...frame.wholeWords],
    blocks: [...text.opening.filter(isFilled).map(paragraphBlock), ...sectionBlocks(text)],
    signature: { organ: frame.unit, date: frame.date, isSealed: frame.isRedHead },
    attachments,
  };
  if (!frame.isRedHead) return { kind: 'whiteHead', ...common };
  return { kind: 'redHead', organs: [frame.unit], number: frame.officialNumber, ...common };
}
