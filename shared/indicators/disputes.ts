// 矛盾纠纷排查化解: disputes as the 综治 statistics count them, all from the ledger 矛盾纠纷; screenings beside them.
import { all, always, type Condition, not, within } from '../reports/condition.ts';
import { major, takenIn, takenInOn } from '../reports/disputeSources.ts';
import type { CodeTables } from '../reports/report.ts';
import type { Indicator, Source } from './indicator.ts';

const hasEnded: Condition = { field: 'outcome', anyOf: ['1', '2'] };
const isOver = (place: 'before' | 'untilEnd'): Condition => all(hasEnded, { day: ['resolvedOn'], place });

/** Three sources, so that only what may still be open is looked for in all the years. */
const disputeSource = (where: Condition): Source => ({
  register: 'dispute',
  where,
  by: { village: 'village' },
  day: 'happenedOn',
});
const found = disputeSource(takenIn);
const endings = disputeSource(within('resolvedOn'));
const unfinished = disputeSource(all({ day: takenInOn, place: 'untilEnd' }, not(isOver('before'))));

const screenings: Source = {
  register: 'screening',
  where: within('screenedOn'),
  by: { village: 'village', peopleCommittee: 'committee' },
  day: 'screenedOn',
};

const open: Condition = not(isOver('untilEnd'));

interface Words {
  unit?: string;
  time?: Indicator['time'];
  better?: Indicator['better'];
}

function indicator(
  key: string,
  label: string,
  figure: Indicator['figure'],
  about: string,
  { unit = '件', time = 'flow', better = null }: Words = {},
): Indicator {
  return { key, label, group: 'disputes', unit, about, figure, time, better };
}

function count(
  key: string,
  label: string,
  source: Source,
  where: Condition,
  about: string,
  words: Words = {},
): Indicator {
  return indicator(key, label, { kind: 'count', source, where }, about, words);
}

const rate = (key: string, label: string, numerator: string, denominator: string, about: string): Indicator =>
  indicator(key, label, { kind: 'rate', numerator, denominator, decimals: 2 }, about, { unit: '%', better: 'more' });

const screened = (key: string, label: string, of: string, unit: string, about: string): Indicator =>
  indicator(key, label, { kind: 'sum', source: screenings, of: [of], where: always }, about, { unit });

export const eventKey = (code: string): string => `disputesEvent${code}`;

/** The classes of GB/T 31000; a kind of four digits belongs to the class of its first two. */
function byEvent(tables: CodeTables): Indicator[] {
  const entries = tables('disputeEvent')?.entries ?? [];
  return entries
    .filter((entry) => !('parent' in entry))
    .map(({ code, name }) => {
      const codes = entries.filter((entry) => entry.code.startsWith(code)).map((entry) => entry.code);
      return count(
        eventKey(code),
        `其中：${name}`,
        found,
        { field: 'event', anyOf: codes },
        `排查受理的纠纷中事件类别为“${name}”的。`,
      );
    });
}

export function disputes(tables: CodeTables): Indicator[] {
  return [
    screened('screenings', '开展排查', 'times', '次', '排查日期在期内的排查次数之和。'),
    screened('screeningsFound', '排查发现纠纷', 'found', '件', '排查日期在期内的排查发现件数之和。'),
    screened('screeningsPrevented', '预防纠纷', 'prevented', '件', '排查日期在期内的预防纠纷件数之和。'),
    count('disputesFound', '排查受理纠纷', found, always, '受理日期在期内的纠纷，没有受理日期的按发生日期。'),
    count(
      'disputesCarried',
      '上期结存纠纷',
      unfinished,
      { day: takenInOn, place: 'before' },
      '期前受理（发生）、到期初没有办结的纠纷。',
      {
        time: 'standing',
        better: 'fewer',
      },
    ),
    indicator(
      'disputesDue',
      '应化解纠纷',
      { kind: 'plus', of: ['disputesCarried', 'disputesFound'] },
      '上期结存与排查受理之和。',
      { time: 'standing' },
    ),
    count(
      'disputesHandled',
      '调处纠纷',
      endings,
      always,
      '化解日期在期内、已有结果（成功或不成）的纠纷，包括以前结转的。',
    ),
    count(
      'disputesResolved',
      '化解成功纠纷',
      endings,
      { field: 'outcome', is: '1' },
      '化解日期在期内、化解结果为“调解成功”的纠纷。',
      {
        better: 'more',
      },
    ),
    count(
      'disputesFailed',
      '调解不成纠纷',
      endings,
      { field: 'outcome', is: '2' },
      '化解日期在期内、化解结果为“调解不成”的纠纷。',
      {
        better: 'fewer',
      },
    ),
    count(
      'disputesOpen',
      '在办纠纷',
      unfinished,
      open,
      '期末仍没有办结的纠纷，转入下期；有结果而没有填化解日期的也在内，补填后即不计入。',
      { time: 'standing', better: 'fewer' },
    ),
    count(
      'disputesOverdue',
      '超期未化解纠纷',
      unfinished,
      all(open, { day: ['dueOn'], place: 'untilEnd' }),
      '在办纠纷中化解时限已到期末的。',
      { time: 'standing', better: 'fewer' },
    ),
    rate(
      'disputesHandledRate',
      '纠纷调处率',
      'disputesHandled',
      'disputesFound',
      '调处÷排查受理×100%；调处含以前结转的，可能超过 100%。',
    ),
    rate(
      'disputesSuccessRate',
      '纠纷化解成功率',
      'disputesResolved',
      'disputesHandled',
      '化解成功÷调处×100%，分母是调处数，不是受理数。',
    ),
    rate('disputesResolvedRate', '纠纷化解率', 'disputesResolved', 'disputesDue', '化解成功÷应化解×100%。'),
    count('disputesMajor', '重大群体性纠纷', found, major, '排查受理的纠纷中事件规模为“重大群体性”的。', {
      better: 'fewer',
    }),
    count('disputesComplex', '疑难复杂纠纷', found, { field: 'complex', is: 1 }, '排查受理的纠纷中疑难复杂的。'),
    indicator(
      'disputesPeople',
      '纠纷涉及人数',
      { kind: 'sum', source: found, of: ['people'], where: always },
      '排查受理纠纷的涉及人数之和。',
      { unit: '人' },
    ),
    indicator(
      'disputesAmount',
      '纠纷涉及金额',
      { kind: 'sum', source: found, of: ['amount'], where: always },
      '排查受理纠纷的涉及金额之和。',
      { unit: '万元' },
    ),
    ...byEvent(tables),
  ];
}
