// A work report of ten pages with three charts: drawn and written by the program, or its texts and tables by the bare docx
// library. Run as a process of its own, so that it is cold and its peak memory is its own:
// `node build/bench/officialReport.ts ours|bare`.
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { inventedReport } from '../../electron/core/documents/official/inventedOfficial.ts';
import { type OfficialBlock, runsOf } from '../../electron/core/documents/official/officialDocument.ts';
import { timed } from './measure.ts';
import { peakMemory } from './peakMemory.ts';

async function ours(): Promise<number> {
  return timed(async () => {
    const { officialBytes } = await import('../../electron/core/documents/official/officialFile.ts');
    const { chartPicture } = await import('../../electron/core/documents/charts/drawChart.ts');
    const charts = await import('../../electron/core/documents/charts/inventedCharts.ts');
    const all = [charts.inventedTrend(2), charts.inventedStructure(), charts.inventedVillages()];
    const pictures = await Promise.all(all.map(chartPicture));
    await officialBytes(inventedReport(pictures), { writtenAt: '2026-11-21T02:00:00.000Z' });
  });
}

function plain(block: OfficialBlock): Paragraph | Table {
  if (block.kind === 'picture') return new Paragraph('');
  if (block.kind !== 'table')
    return new Paragraph(
      runsOf(block.text)
        .map(({ text }) => text)
        .join(''),
    );
  const rows = [block.columns.map(({ label }) => label), ...block.rows].map(
    (row) => new TableRow({ children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
  );
  return new Table({ rows });
}

async function bare(): Promise<number> {
  const { blocks, attachments = [] } = inventedReport();
  const all = [...blocks, ...attachments.flatMap((attachment) => attachment.blocks)];
  return timed(() => Packer.toBuffer(new Document({ sections: [{ children: all.map(plain) }] })));
}

const took = process.argv[2] === 'ours' ? await ours() : await bare();
console.log(JSON.stringify({ took, peak: peakMemory() }));
