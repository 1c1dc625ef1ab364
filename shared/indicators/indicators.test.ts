// Declarations name what exists: keys once, parts that are there, fields of their registers, words for the passport.
import { describe, expect, it } from 'vitest';
import { shippedTable } from '../codes/index.ts';
import { filterWords } from './filterWords.ts';
import { builtInIndicators, partsOf } from './index.ts';
import { indicatorGroups } from './indicator.ts';
import { isMain, mainIndicators } from './mainIndicators.ts';
import { indicatorFromOwn } from './ownIndicator.ts';

const tables = (key: string) => shippedTable(key);
const all = builtInIndicators(tables);
const byKey = new Map(all.map((indicator) => [indicator.key, indicator]));
const groups: readonly string[] = indicatorGroups.map(({ key }) => key);

describe.each(all.map((indicator) => [indicator.key, indicator] as const))('%s', (_key, indicator) => {
  it('is declared whole', () => {
    expect(groups).toContain(indicator.group);
    expect(indicator.about).toMatch(/[。]$/u);
    for (const part of partsOf(indicator)) expect(byKey.has(part), part).toBe(true);
    const words = filterWords(indicator, byKey, tables);
    // A field or an indicator that is not there would show by its key.
    expect(words).not.toMatch(/[A-Za-z]/u);
  });
});

it('every key and every label stands once', () => {
  expect(byKey.size).toBe(all.length);
  const labels = all.filter(({ key }) => !key.startsWith('disputesEvent')).map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
});

it('the main ones are there, once, in the order of the outline, of every group, and fit on some pages', () => {
  expect(mainIndicators.filter((key) => !byKey.has(key))).toEqual([]);
  expect(new Set(mainIndicators).size).toBe(mainIndicators.length);
  const places = mainIndicators.map((key) => groups.indexOf(byKey.get(key)!.group));
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(new Set(places).size).toBe(groups.length);
  expect(mainIndicators.length).toBeLessThan(60);
  expect(['own-1', 'patrolMinutes', 'patrolFinding1'].map(isMain)).toEqual([true, false, false]);
});

it('tells a filter in words', () => {
  expect(filterWords(byKey.get('disputesResolved')!, byKey, tables)).toContain(
    '化解日期在期内，且化解结果为“调解成功”',
  );
  expect(filterWords(byKey.get('clearanceRate')!, byKey, tables)).toBe('“破获刑事案件”÷“刑事发案”×100%');
  expect(filterWords(byKey.get('robberies')!, byKey, tables)).toBe('“抢劫”＋“抢夺”');
  expect(filterWords(byKey.get('given10')!, byKey, tables)).toBe('“月报数据”中月份在期内、项目为“盗窃”的数量之和');
  expect(filterWords(byKey.get('visitedPersons')!, byKey, tables)).toContain('按走访对象不重复计');
});

it('an own indicator means the same as a built-in one', () => {
  const own = indicatorFromOwn({
    key: 'own-1',
    label: '大额纠纷',
    group: 'disputes',
    unit: '件',
    about: '涉及金额一万元以上的纠纷。',
    register: 'dispute',
    day: 'happenedOn',
    aggregate: 'count',
    of: null,
    filters: [{ field: 'amount', op: 'atLeast', value: '10000.50' }],
  });
  expect(own).toMatchObject({
    time: 'flow',
    figure: {
      kind: 'count',
      source: { register: 'dispute', by: { village: 'village' }, day: 'happenedOn' },
      where: { all: [{ field: 'amount', atLeast: 1_000_050 }] },
    },
  });
});
