import { expect, test } from 'vitest';
import { provenWords, secondsWords, stateWords, teamWords } from './rotaWords.ts';

test('what is proven of a rota, aim by aim', () => {
  expect(provenWords([])).toBe('各项都已证明最优。');
  expect(
    provenWords([
      { value: 1, bound: 1 },
      { value: 0, bound: 0 },
    ]),
  ).toBe('各项都已证明最优。');
  expect(
    provenWords([
      { value: 1, bound: 1 },
      { value: 4, bound: 2 },
      { value: 59, bound: 58 },
    ]),
  ).toBe('2 项还没有证明最优，其余已证明。');
});

test('a state names its edition from the second one on', () => {
  expect([
    stateWords(null, 0).title,
    stateWords('draft', 0).title,
    stateWords('published', 1).title,
    stateWords('published', 2).title,
    stateWords('changed', 2).title,
  ]).toEqual(['未排', '草稿', '已发布', '已发布 第 2 版', '第 2 版发布后有变动']);
});

test('a team’s line tells first what it lacks', () => {
  const team = {
    team: 't1',
    title: '那铁村巡防队',
    kind: '村级巡防队',
    members: 12,
    patterns: 1,
    levels: [],
    state: null,
    edition: 0,
    violations: 0,
  };
  expect(teamWords({ ...team, members: 0, patterns: 0 })).toBe('还没有队员');
  expect(teamWords({ ...team, patterns: 0 })).toBe('还没有班次');
  expect(teamWords(team)).toBe('未排 · 12 人');
  expect(teamWords({ ...team, state: 'draft', violations: 3 })).toBe('草稿 · 12 人 · 3 处不合规则');
});

test('seconds, with a tenth below ten', () => {
  expect([0.04, 9.94, 12.4].map(secondsWords)).toEqual(['0.0 秒', '9.9 秒', '12 秒']);
});
