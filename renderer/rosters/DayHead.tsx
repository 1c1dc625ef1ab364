import type { RotaSheetDay } from '../../shared/contract/rotaProcedures.ts';
import { dayWithWeekday } from '../../shared/rules/rota/rotaWords.ts';
import { tierWords } from './rotaWords.ts';

/** How the column of a day is drawn. */
export function columnClass({ weekend, holiday, adjusted, level }: RotaSheetDay): string {
  const kind = holiday ? 'pz-holiday' : weekend ? 'pz-weekend' : adjusted ? 'pz-adjusted' : 'pz-workday';
  return level === '1' ? kind : `${kind} pz-tier-${level}`;
}

/** 休, 班 or the level of a day, the most telling first. */
function dayLetters({ holiday, adjusted, level }: RotaSheetDay): string {
  return [tierWords[level].letter, holiday ? '休' : adjusted ? '班' : ''].find((letter) => letter !== '') ?? '';
}

/** A day with all that makes it one of its own. */
export function dayTitle(day: RotaSheetDay): string {
  const parts = [
    dayWithWeekday(day.day),
    day.name || (day.holiday ? '节假日' : ''),
    day.adjusted ? '调休上班' : '',
    day.level === '1' ? '' : `${tierWords[day.level].title}勤务${day.levelWhy === '' ? '' : `：${day.levelWhy}`}`,
    ...day.nodes,
  ];
  return [...new Set(parts)].filter((part) => part !== '').join('，');
}

/** The head of a day’s column: its number, weekday, and 休, 班 or its level. */
export function DayHead({ day, className }: { day: RotaSheetDay; className: string }) {
  return (
    <th scope="col" className={`pz-day ${className}`} title={dayTitle(day)}>
      <span>{Number(day.day.slice(8))}</span>
      <small>{'一二三四五六日'[day.weekday - 1]}</small>
      <em>{dayLetters(day)}</em>
    </th>
  );
}
