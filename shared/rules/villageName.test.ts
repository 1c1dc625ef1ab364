import { describe, expect, test } from 'vitest';
import { shortVillageName, villageKindOf, villageNameKeys } from './villageName.ts';

describe('villages', () => {
  test.each([
    ['433125109012', 'community'],
    ['433125109224', 'village'],
    ['110101001199', 'community'],
    ['110101001399', 'village'],
    ['150202002405', 'community'],
    ['659009101506', 'village'],
    ['350527000000', null],
    ['433125109', null],
  ])('%s is a %s', (code, kind) => {
    expect(villageKindOf(code)).toBe(kind);
  });

  test.each([
    ['那铁村村民委员会', '那铁村'],
    ['那铁村委会', '那铁村'],
    ['那铁村', '那铁村'],
    ['民瑞社区居民委员会', '民瑞社区'],
    ['民瑞社区居委会', '民瑞社区'],
    ['赵亮社区村民委员会', '赵亮社区'],
    ['延长新村居委会', '延长新村居委会'],
    ['东街居民委员会', '东街居委会'],
    ['瀚乌拉嘎查委员会', '瀚乌拉嘎查'],
    ['乌拉斯台嘎查', '乌拉斯台嘎查'],
    ['七连生活区', '七连生活区'],
    ['村民委员会', '村民委员会'],
  ])('%s is called %s', (official, short) => {
    expect(shortVillageName(official)).toBe(short);
    expect(shortVillageName(short)).toBe(short);
  });

  test('a village is found without 村 or with its full name', () => {
    expect(villageNameKeys('昂洞村')).toEqual(['昂洞村', '昂洞']);
    expect(villageNameKeys(' 昂 洞 ')).toEqual(['昂洞']);
    expect(villageNameKeys('昂洞村村民委员会')[0]).toBe('昂洞村');
    expect(villageNameKeys('新村')).toEqual(['新村']);
  });
});
