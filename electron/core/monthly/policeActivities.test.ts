import { describe, expect, it } from 'vitest';
import type { IndicatorValue } from '../../../shared/indicators/indicator.ts';
import { readPeriod } from '../../../shared/reports/period.ts';
import { policeActivities } from './policeActivities.ts';

const names = ['巡逻防范', '邻里守望', '帮扶教育', '线索搜集', '纠纷调处', '隐患治理', '道路隐患'];

/** The whole and the kinds of a period; other spans have twice as many. */
function values(whole: number, kinds: readonly number[]): IndicatorValue[] {
  const one = (key: string, label: string, value: number) => {
    const twice = String(value * 2);
    return { key, label, value: String(value), previous: twice, lastYear: '0', cumulative: twice } as IndicatorValue;
  };
  return [
    one('patrols', '巡逻', whole),
    ...kinds.map((value, at) => one(`patrolsTask${at + 1}`, `勤务：${names[at]}`, value)),
  ];
}

describe('六类警务活动', () => {
  const month = readPeriod('2026-10')!;

  it('are six rows with their zeros', () => {
    const table = policeActivities(values(5, [3, 0, 0, 0, 2, 0, 0]), month)!;
    expect(table.rows.map((row) => row.slice(0, 3))).toEqual([
      ['巡逻防范', '3', '6'],
      ['邻里守望', '0', '0'],
      ['帮扶教育', '0', '0'],
      ['线索搜集', '0', '0'],
      ['纠纷调处', '2', '4'],
      ['隐患治理', '0', '0'],
    ]);
    expect(table.total).toEqual(['合计', '5', '10', '0', '10']);
  });

  it('leave what is none of the six in a row that makes them add up', () => {
    const table = policeActivities(values(5, [3, 0, 0, 0, 0, 0, 2]), month)!;
    expect(table.rows).toHaveLength(7);
    expect(table.rows.at(-1)).toEqual(['其他勤务', '2', '4', '0', '4']);
  });

  it('are no table while nobody patrolled', () => {
    expect(policeActivities(values(0, [0, 0, 0, 0, 0, 0, 0]), month)).toBeNull();
  });
});
