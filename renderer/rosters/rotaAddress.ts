// Where the page stands in the address: the team, the month, and how its rota is looked at.
import { addMonths, isDay, isMonth } from '../../shared/rules/days.ts';

export const rotaViews = [
  { value: 'people', label: '按人' },
  { value: 'shifts', label: '按班次' },
  { value: 'week', label: '周' },
  { value: 'team', label: '我的队' },
] as const;

export type RotaView = (typeof rotaViews)[number]['value'];

export interface RotaPlace {
  /** Null until one was chosen. */
  team: string | null;
  /** YYYY-MM. */
  month: string;
  view: RotaView;
  /** The day the week view is about; within the month. */
  day: string;
}

type Query = Readonly<Record<string, string>>;

/** Reads the address; what is missing or wrong becomes this month's view by people. */
export function readRotaPlace(query: Query, today: string): RotaPlace {
  const month = query.month !== undefined && isMonth(query.month) ? query.month : today.slice(0, 7);
  const asked = query.day !== undefined && isDay(query.day) ? query.day : today;
  return {
    team: query.team === undefined || query.team === '' ? null : query.team,
    month,
    view: rotaViews.find(({ value }) => value === query.view)?.value ?? 'people',
    day: asked.startsWith(month) ? asked : `${month}-01`,
  };
}

export function queryOfRota({ team, month, view, day }: RotaPlace): Record<string, string> {
  return { ...(team === null ? {} : { team }), month, view, ...(view === 'week' ? { day } : {}) };
}

/** 2026年12月. */
export function monthWords(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}

/** The month so many months on. */
export function monthFrom(month: string, steps: number): string {
  return addMonths(`${month}-01`, steps).slice(0, 7);
}
