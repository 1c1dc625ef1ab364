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
import type { Chart } from './chart.ts';
import { inventedStructure, inventedTrend, inventedVillages } from './inventedCharts.ts';
import { addChartSheet, addCharts, type PlacedChart } from './nativeCharts.ts';

const run = promisify(execFile);
const onPath = (name: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
const renders = onPath('soffice') && onPath('pdftotext');
const writtenAt = '2026-11-21T02:00:00.000Z';

async function workbookWith(
  charts: readonly Chart[],
  name?: string,
): Promise<{ plain: Buffer; placed: PlacedChart[] }> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('目录').getCell('A1').value = '月报附表';
  const placed = addChartSheet(workbook, charts, name);
  return { plain: Buffer.from(await workbook.xlsx.writeBuffer()), placed };
}

const all = [inventedTrend(3), inventedStructure(), inventedVillages()];

describe('native charts', () => {
  test('are added beside what was there', async () => {
    const { plain, placed } = await workbookWith(all);
    const before = await readParts(plain);
    const bytes = await addCharts(plain, placed, writtenAt);
    const after = await readParts(bytes);
    const changed = [...before].filter(([path, part]) => !after.get(path)?.equals(part)).map(([path]) => path);
    expect(changed.sort()).toEqual(['[Content_Types].xml', 'xl/worksheets/sheet2.xml']);
    expect([...after.keys()].filter((path) => path.startsWith('xl/charts/'))).toHaveLength(3);
    const read = new ExcelJS.Workbook();
    await read.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    expect(read.getWorksheet('图表')?.getCell('B2').value).toBe(60);
    expect(read.getWorksheet('目录')?.getCell('A1').value).toBe('月报附表');
  });

  test('the chart names the very cells its data stand in, and unknown figures stay empty', async () => {
    const { plain, placed } = await workbookWith([inventedTrend(2)], "一'月 & <图>");
    expect(placed[0]!.cells).toEqual({
      labels: "'一''月 & <图>'!$A$2:$A$14",
      series: [
        { name: "'一''月 & <图>'!$B$1", figures: "'一''月 & <图>'!$B$2:$B$14" },
        { name: "'一''月 & <图>'!$C$1", figures: "'一''月 & <图>'!$C$2:$C$14" },
      ],
    });
    const parts = await readParts(await addCharts(plain, placed, writtenAt));
    const xml = parts.get('xl/charts/chart1.xml')!.toString();
    expect(xml).toContain("<c:f>'一''月 &amp; &lt;图&gt;'!$C$2:$C$14</c:f>");
    const second = xml.split('<c:ser>')[2]!.split('<c:val>')[1]!;
    expect(second).toContain('<c:ptCount val="13"/>');
    expect(second).not.toContain('<c:pt idx="5">');
    expect(second).toContain('<c:pt idx="6">');
  });

  test('are written the same from the same data', async () => {
    const { plain, placed } = await workbookWith(all);
    expect((await addCharts(plain, placed, writtenAt)).equals(await addCharts(plain, placed, writtenAt))).toBe(true);
  });

  test.skipIf(!renders)(
    'are drawn by LibreOffice with their titles',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'charts-'));
      try {
        const { plain, placed } = await workbookWith(all);
        await writeFile(join(folder, 'charts.xlsx'), await addCharts(plain, placed, writtenAt));
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
