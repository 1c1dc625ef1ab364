import { expect, test } from 'vitest';
import { teamsWithout, withoutWords } from './levelShifts.ts';

const teams: Parameters<typeof teamsWithout>[0] = [
  { team: 'a', title: '那铁村巡防队', patterns: 2, levels: ['1', '3'] },
  { team: 'b', title: '巴科村巡防队', patterns: 1, levels: ['1'] },
  { team: 'c', title: '镇政府值班', patterns: 3, levels: ['1'] },
  { team: 'd', title: '新建队', patterns: 0, levels: [] },
];

test('teams that a level passes by, all or the one it is started for', () => {
  expect(teamsWithout(teams, '3', null)).toEqual(['巴科村巡防队', '镇政府值班']);
  expect(teamsWithout(teams, '2', null)).toEqual(['那铁村巡防队', '巴科村巡防队', '镇政府值班']);
  expect(teamsWithout(teams, '3', 'a')).toEqual([]);
  expect(teamsWithout(teams, '3', 'b')).toEqual(['巴科村巡防队']);
  expect(teamsWithout(teams, '1', null)).toEqual([]);
  expect(withoutWords(['巴科村巡防队', '镇政府值班'], '3')).toBe(
    '巴科村巡防队、镇政府值班没有战时的班次，启动后仍按常态的班次；可以在班次模板里加。',
  );
});
