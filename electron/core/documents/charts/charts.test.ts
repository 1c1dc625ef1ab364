import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scaleOf } from '../../../../shared/rules/axisScale.ts';
import type { TrendChart } from './chart.ts';
import { drawsChinese } from './chartCanvas.ts';
import { shareOf } from './drawBars.ts';
import { chartBlock, chartPicture, chartRows, chartTable } from './drawChart.ts';
import { inventedStructure, inventedTrend, inventedVillages } from './inventedCharts.ts';

describe('scales', () => {
  test('hold zero and every value, in even steps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5_000_000, max: 5_000_000 }), { maxLength: 30 }), (values) => {
        const { from, to, ticks } = scaleOf(values);
        expect(from).toBeLessThanOrEqual(Math.min(0, ...values));
        expect(to).toBeGreaterThanOrEqual(Math.max(0, ...values));
        expect(ticks).toContain(0);
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThan(10);
        const steps = ticks.slice(1).map((tick, index) => tick - ticks[index]!);
        for (const step of steps) expect(step).toBe(steps[0]);
      }),
    );
  });

  test('count whole things in whole steps', () => {
    expect(scaleOf([1, 2]).ticks).toEqual([0, 1, 2]);
    expect(scaleOf([]).ticks).toEqual([0, 1]);
    expect(scaleOf([94.79, 98.33]).ticks).toEqual([0, 20, 40, 60, 80, 100]);
  });
});

describe('shares', () => {
  test('are exact, and not given where the whole is nothing or unknown', () => {
    expect(shareOf('57', ['57', '143'])).toBe('28.50%');
    expect(shareOf('0', ['0', '0'])).toBeNull();
    expect(shareOf('1', ['1', null])).toBeNull();
  });
});

describe('figures of a chart as rows', () => {
  test('no data is told from zero', () => {
    const { head, rows } = chartRows(inventedVillages());
    expect(head).toEqual(['村（社区）', '本月', '去年同月']);
    expect(rows[4]).toEqual(['大口村', '5', '无数据']);
    expect(rows[0]).toEqual(['城东社区', '0', '5']);
  });

  test('the table that stands in for a picture says why', () => {
    expect(chartTable(inventedStructure()).notes?.join('')).toContain('没有可用的中文字体');
    expect(chartTable(inventedStructure()).rows[0]).toEqual(['婚姻家庭纠纷', '23', '25.27%']);
  });
});

/** How much of a stretch of a picture is not white, and whether anything in it is coloured. */
async function inkOf(bytes: Buffer, part: { from: number; to: number }): Promise<{ ink: number; isColoured: boolean }> {
  const image = await loadImage(bytes);
  const canvas = createCanvas(image.width, image.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const left = Math.round(image.width * part.from);
  const { data } = pen.getImageData(left, 0, Math.round(image.width * part.to) - left, image.height);
  let dark = 0;
  let isColoured = false;
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
    if (red < 128) dark += 1;
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > 8) isColoured = true;
  }
  return { ink: dark / (data.length / 4), isColoured };
}

describe('pictures', () => {
  const charts = {
    trend: inventedTrend(2),
    table: inventedTrend(4),
    structure: inventedStructure(),
    villages: inventedVillages(),
  };

  test.each(Object.entries(charts))(
    '%s: black on white at 300 dots per inch, within the text of a page',
    async (_name, chart) => {
      const picture = await chartPicture(chart);
      const image = await loadImage(picture.bytes);
      expect(image.width).toBe(Math.round((picture.width * 300) / 25.4));
      expect(picture.width).toBeLessThanOrEqual(156);
      expect(picture.height).toBeLessThanOrEqual(209);
      const { ink, isColoured } = await inkOf(picture.bytes, { from: 0, to: 1 });
      expect(ink).toBeGreaterThan(0.005);
      expect(isColoured).toBe(false);
      expect(picture.alt).toContain(chart.title);
    },
  );

  test('a month without data leaves a gap in its line', async () => {
    const one = (value: string | null): TrendChart => ({
      kind: 'trend',
      title: '趋势',
      unit: '起',
      labels: ['2026年1月', '2026年2月', '2026年3月'],
      series: [{ label: '排查', figures: [{ value: '5' }, { value }, { value: '5' }] }],
    });
    const middle = { from: 0.45, to: 0.62 };
    const gap = await inkOf((await chartPicture(one(null))).bytes, middle);
    const line = await inkOf((await chartPicture(one('5'))).bytes, middle);
    expect(gap.ink).toBeLessThan(line.ink);
  });

  test('fifty villages fit a page', async () => {
    const villages = Array.from({ length: 50 }, (_village, at) => `第${at + 1}个名称很长很长很长很长很长的村民委员会`);
    const figures = villages.map((_village, at) => ({ value: String(at) }));
    const series = ['本月', '去年同月'].map((label) => ({ label, figures }));
    const picture = await chartPicture({ kind: 'villages', title: '各村', unit: '起', villages, series });
    expect(picture.height).toBeLessThanOrEqual(209);
  });

  test('stand in a document where the machine draws Chinese, else their figures do', async () => {
    expect((await chartBlock(inventedTrend())).kind).toBe(drawsChinese() ? 'picture' : 'table');
  });
});
