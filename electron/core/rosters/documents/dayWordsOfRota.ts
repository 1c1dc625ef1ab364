// What a printed rota says about its days: days off, adjusted workdays, duty levels with reason and approver, nodes.
import type { RotaSheet, RotaSheetDay } from '../../../../shared/contract/rotaProcedures.ts';
import { daysWords } from '../../../../shared/rules/rota/rotaWords.ts';
import type { Shade } from '../../documents/ruled/ruledPage.ts';

const levelNames: Readonly<Record<RotaSheetDay['level'], string>> = { '1': '常态', '2': '应急', '3': '战时' };

export const levelName = (level: RotaSheetDay['level']): string => levelNames[level];

/** 一 … 日. */
export const weekdayMark = ({ weekday }: RotaSheetDay): string => '一二三四五六日'[weekday - 1]!;

/** Days off are grey: holidays darker than weekends. */
export const dayShade = ({ holiday, weekend }: RotaSheetDay): Shade | undefined =>
  holiday ? 'dark' : weekend ? 'light' : undefined;

export const isDayOff = ({ holiday, weekend }: RotaSheetDay): boolean => holiday || weekend;

/** What is printed beside a day: 国庆节, 调休上班, 应急. */
export function dayRemark({ holiday, adjusted, name, level }: RotaSheetDay): string {
  const day = holiday ? name || '放假' : adjusted ? '调休上班' : name;
  return [day, level === '1' ? '' : levelNames[level]].filter((part) => part !== '').join(' ');
}

/** The days of each level other than 常态, with why: 12月24日至26日应急勤务，… */
export function levelLines({ days }: RotaSheet): string[] {
  const raised = days.filter(({ level }) => level !== '1');
  const groups = Map.groupBy(raised, ({ level, levelWhy }) => `${level} ${levelWhy}`);
  return [...groups.values()].map((group) => {
    const [{ level, levelWhy }] = group as [RotaSheetDay, ...RotaSheetDay[]];
    const why = levelWhy === '' ? '' : `，${levelWhy}`;
    return `${daysWords(group.map(({ day }) => day))}${levelNames[level]}勤务${why}`;
  });
}

/** 12月4日 国家宪法日. */
export function nodeLines({ days }: RotaSheet): string[] {
  const names = [...new Set(days.flatMap(({ nodes }) => nodes))];
  return names.map((name) => {
    const on = days.filter(({ nodes }) => nodes.includes(name)).map(({ day }) => day);
    return `${daysWords(on)} ${name}`;
  });
}
