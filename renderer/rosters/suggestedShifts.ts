// A starting set of shifts for a team that has none, to be edited before it is kept. Nothing here is a rule: hours and
// numbers are what offices usually begin with.

export interface SuggestedShift {
  key: string;
  name: string;
  start: string;
  end: string;
  /** MM-DD; empty for the whole year. */
  seasonFrom: string;
  seasonUntil: string;
  least: string;
  leaders: string;
  /** Code of 值班身份; empty for patrols. */
  role: string;
  /** Code of 适用日期. */
  days: string;
  night: boolean | null;
}

const shift = (key: string, name: string, start: string, end: string, more: Partial<SuggestedShift> = {}) => ({
  key,
  name,
  start,
  end,
  seasonFrom: '',
  seasonUntil: '',
  least: '3',
  leaders: '1',
  role: '',
  days: '1',
  night: null,
  ...more,
});

export interface SuggestedSet {
  key: string;
  title: string;
  detail: string;
  shifts: readonly SuggestedShift[];
}

const summer = { seasonFrom: '05-01', seasonUntil: '09-30' };
const winter = { seasonFrom: '10-01', seasonUntil: '04-30' };

export const suggestedSets: readonly SuggestedSet[] = [
  {
    key: 'night',
    title: '夜间巡逻（夏季、冬季）',
    detail: '每晚一班，夏季晚些，冬季早些',
    shifts: [
      shift('summer', '夜间巡逻', '20:00', '23:30', { ...summer, night: true }),
      shift('winter', '夜间巡逻', '19:00', '22:30', { ...winter, night: true }),
    ],
  },
  {
    key: 'three',
    title: '早中晚三班',
    detail: '全天有人，8 小时一班',
    shifts: [
      shift('early', '早班', '08:00', '16:00', { least: '2' }),
      shift('late', '中班', '16:00', '00:00', { least: '2' }),
      shift('night', '夜班', '00:00', '08:00', { least: '2' }),
    ],
  },
  {
    key: 'office',
    title: '机关值班（三种身份）',
    detail: '24 小时，每天带班领导 1 名、值班干部 1 名、值班人员 2 名',
    shifts: [
      shift('lead', '带班', '08:00', '08:00', { role: '1', least: '1', leaders: '0', night: false }),
      shift('officer', '值班干部', '08:00', '08:00', { role: '2', least: '1', leaders: '0', night: false }),
      shift('staff', '值班人员', '08:00', '08:00', { role: '3', least: '2', leaders: '0', night: false }),
    ],
  },
  {
    key: 'post',
    title: '站岗点值守（白班、夜班）',
    detail: '两班倒，夜班到次日早上',
    shifts: [
      shift('day', '白班', '08:00', '20:00', { least: '2' }),
      shift('night', '夜班', '20:00', '08:00', { least: '2' }),
    ],
  },
];

/** The set that fits a kind of duty team, by its name (机关值班); the nightly patrol where nothing is said. */
export function setFor(kind: string): SuggestedSet {
  const key = setsOfKinds[kind] ?? 'night';
  return suggestedSets.find((set) => set.key === key) ?? (suggestedSets[0] as SuggestedSet);
}

/** By the names of 勤务队种. */
const setsOfKinds: Readonly<Record<string, string>> = { 机关值班: 'office', 点位值守: 'post', 联勤工作站: 'post' };

/** What is saved as a row of 班次模板. */
export function rowOfShift(team: string, suggested: SuggestedShift, position: number) {
  const { name, start, end, seasonFrom, seasonUntil, least, leaders, role, days, night } = suggested;
  return {
    team,
    name,
    start,
    end,
    seasonFrom,
    seasonUntil,
    least: Number(least),
    leaders: Number(leaders),
    role: role === '' ? null : role,
    days,
    night,
    level: '1',
    drivers: 0,
    position,
  };
}
