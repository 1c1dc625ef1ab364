import { expect, test } from 'vitest';
import { type VillageRow, villageFinder } from './villageFinder.ts';

const village = (id: string, name: string, more: Partial<VillageRow> = {}): VillageRow => ({
  id,
  name,
  officialName: null,
  formerNames: null,
  state: 'active',
  mergedInto: null,
  ...more,
});

const finder = villageFinder(
  [
    village('1', '昂洞村', { officialName: '昂洞村村民委员会' }),
    village('2', '民瑞社区'),
    village('3', '王家村'),
    village('4', '王家社区'),
    village('5', '大岩村', { formerNames: '旧岩村、小岩村' }),
    village('6', '老寨村', { state: 'merged', mergedInto: '5' }),
    village('7', '普溪村'),
  ],
  ['湖南省', '湘西土家族苗族自治州', '保靖县', '迁陵镇'],
);

test.each([
  ['昂洞村', '1', false],
  ['昂 洞', '1', false],
  ['昂洞村村民委员会', '1', false],
  ['昂洞村委会', '1', false],
  ['保靖县迁陵镇昂洞村', '1', false],
  ['迁陵镇昂洞', '1', false],
  ['民瑞', '2', false],
  ['民瑞村', '2', true],
  ['王家村', '3', false],
  ['小岩村', '5', false],
  ['旧岩', '5', false],
  ['老寨村', '5', false],
])('%s is village %s', (written, id, guessed) => {
  expect(finder.find(written)).toEqual({ id, guessed });
});

test.each(['王家', '望江楼村', '', '村', '昂洞村3组', '__proto__', '迁陵镇'])(
  '%s is no village for sure',
  (written) => {
    expect(finder.find(written)).toBeUndefined();
  },
);

test('the village at the head of a name, and names that look alike', () => {
  expect(finder.leading('普溪村平安义务巡防队')).toBe('7');
  expect(finder.leading('迁陵镇民瑞社区巡防队')).toBe('2');
  expect(finder.leading('平安巡防队')).toBeUndefined();
  expect(finder.near('昂同村')).toEqual(['昂洞村']);
  expect(finder.near('望江楼村')).toEqual([]);
});
