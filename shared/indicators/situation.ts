// 总体治安形势: figures given by the police, one for every item of the office's dictionary.
import type { CodeTables } from '../reports/report.ts';
import type { Indicator } from './indicator.ts';

export const givenKey = (item: string): string => `given${item}`;

/** Items of which more is better; of the others neither is claimed, but for those of which fewer is better. */
const more = new Set(['06', '07']);
const fewer = new Set(['01', '02', '03', '04', '05', '08', '09', '10', '11', '12', '13']);

const better = (code: string): Indicator['better'] => (more.has(code) ? 'more' : fewer.has(code) ? 'fewer' : null);

export function situation(tables: CodeTables): Indicator[] {
  const items = tables('monthlyItem')?.entries ?? [];
  const given = items.map(
    ({ code, name }): Indicator => ({
      key: givenKey(code),
      label: name,
      group: 'situation',
      unit: '起',
      about: `有关单位按月提供的“${name}”，登记在月报数据，写明来源；程序不作推算。各月相加。`,
      figure: { kind: 'given', item: code },
      time: 'flow',
      better: better(code),
    }),
  );
  const has = (...codes: readonly string[]) => codes.every((code) => items.some((item) => item.code === code));
  const worked: Indicator[] = [];
  if (has('08', '09')) {
    worked.push({
      key: 'robberies',
      label: '“两抢”发案',
      group: 'situation',
      unit: '起',
      about: '抢劫与抢夺之和，变化由件数计算。',
      figure: { kind: 'plus', of: [givenKey('08'), givenKey('09')] },
      time: 'flow',
      better: 'fewer',
    });
  }
  if (has('04', '06')) {
    worked.push({
      key: 'clearanceRate',
      label: '刑事案件破案率',
      group: 'situation',
      unit: '%',
      about: '破获刑事案件÷刑事发案×100%，都按公安机关提供的当期数。',
      figure: { kind: 'rate', numerator: givenKey('06'), denominator: givenKey('04'), decimals: 2 },
      time: 'flow',
      better: 'more',
    });
  }
  return [...given, ...worked];
}
