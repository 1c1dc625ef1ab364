// The workbook is read back by exceljs (nothing lost) and, where it is installed, by LibreOffice (charts drawn).
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { readParts } from '../zipParts.ts';
import { chartCells, withChartSheet } from './chartSheet.ts';
import { inventedStructure, inventedTrend, inventedVillages } from './inventedCharts.ts';
import { addCharts } from './nativeCharts.ts';

const run = promisify(execFile);
const onPath = (name: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
const renders = onPath('soffice') && onPath('pdftotext');
const writtenAt = '2026-11-21T02:00:00.000Z';

async function plainWorkbook(name = '目录'): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(name, { pageSetup: { orientation: 'landscape' } });
  sheet.getCell('A1').value = '月报附表';
  sheet.headerFooter.oddFooter = '第 &P 页';
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const all = [inventedTrend(3), inventedStructure(), inventedVillages()];

describe('native charts', () => {
  test('stand on a sheet of their own beside what was there', async () => {
    const plain = await plainWorkbook();
    const before = await readParts(plain);
    const bytes = await withChartSheet(plain, all, writtenAt);
    const after = await readParts(bytes);
    const changed = [...before].filter(([path, part]) => !after.get(path)?.equals(part)).map(([path]) => path);
    expect(changed.sort()).toEqual(['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', 'xl/workbook.xml']);
    expect([...after.keys()].filter((path) => path.startsWith('xl/charts/'))).toHaveLength(3);
    const drawing = after.get('xl/drawings/drawing1.xml')!.toString();
    expect([...drawing.matchAll(/<xdr:(?:col|row)>([^<]*)</g)].map(([, place]) => Number(place))).toEqual([
      5, 0, 13, 26, 3, 29, 11, 55, 4, 58, 12, 84,
    ]);
    const read = new ExcelJS.Workbook();
    await read.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    expect(read.worksheets.map(({ name }) => name)).toEqual(['目录', '图表']);
    expect(read.getWorksheet('图表')?.getCell('B2').value).toBe(60);
    // Five months on there is no data: an empty cell, not a zero.
    expect(read.getWorksheet('图表')?.getCell('C7').value).toBeNull();
    expect(read.getWorksheet('目录')?.getCell('A1').value).toBe('月报附表');
  });

  test('name the very cells their data stand in, and leave unknown figures out', async () => {
    const sheet = "一'月 & <图>";
    const chart = inventedTrend(2);
    const cells = chartCells(sheet, chart, 1);
    expect(cells).toEqual({
      labels: "'一''月 & <图>'!$A$2:$A$14",
      series: [
        { name: "'一''月 & <图>'!$B$1", figures: "'一''月 & <图>'!$B$2:$B$14" },
        { name: "'一''月 & <图>'!$C$1", figures: "'一''月 & <图>'!$C$2:$C$14" },
      ],
    });
    const placed = { chart, sheet, cells, from: { column: 6, row: 0 }, to: { column: 16, row: 20 } };
    const parts = await readParts(await addCharts(await plainWorkbook(sheet), [placed], writtenAt));
    const xml = parts.get('xl/charts/chart1.xml')!.toString();
    expect(xml).toContain("<c:f>'一''月 &amp; &lt;图&gt;'!$C$2:$C$14</c:f>");
    const second = xml.split('<c:ser>')[2]!.split('<c:val>')[1]!;
    expect(second).toContain('<c:ptCount val="13"/>');
    expect(second).not.toContain('<c:pt idx="5">');
    expect(second).toContain('<c:pt idx="6">');
  });

  test('are written the same from the same data; without charts nothing is added', async () => {
    const plain = await plainWorkbook('图表');
    const bytes = await withChartSheet(plain, all, writtenAt);
    expect((await withChartSheet(plain, all, writtenAt)).equals(bytes)).toBe(true);
    expect((await readParts(bytes)).get('xl/workbook.xml')?.toString()).toContain('name="图表2"');
    expect(await withChartSheet(plain, [], writtenAt)).toBe(plain);
  });

  test.skipIf(!renders)(
    'are drawn by LibreOffice with their titles',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'charts-'));
      try {
        await writeFile(join(folder, 'charts.xlsx'), await withChartSheet(await plainWorkbook(), all, writtenAt));
        const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
        const words = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'charts.xlsx')];
        await run('soffice', words, { timeout: 100_000 });
        expect(await readdir(folder)).toContain('charts.pdf');
        const { stdout } = await run('pdftotext', ['-layout', join(folder, 'charts.pdf'), '-']);
        const text = stdout.replace(/\s+/g, '');
        for (const { title } of all) expect(text).toContain(title.replace(/\s+/g, ''));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    110_000,
  );
});
