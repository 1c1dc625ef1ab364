// Which patrol template says what a shift's slip begins with: 分季节、分时段、分部位 (mechanisms.md row 48).

/** A row of 巡逻模板; codes of patrolSeason and patrolHour. */
export interface PatrolTemplate {
  id: string;
  name: string;
  season: string;
  hour: string;
  /** 集市, 学校 … in words. */
  place: string;
  start: string;
  end: string;
  line: string | null;
  lineName: string;
  focus: string;
  equipment: string;
  people: number | null;
}

/** 春 March to May, 夏 to August, 秋 to November, 冬 the others; 旺季 and 淡季 are chosen by hand only. */
export function seasonOf(day: string): '1' | '2' | '3' | '4' {
  const month = Number(day.slice(5, 7));
  if (month >= 3 && month <= 5) return '1';
  if (month >= 6 && month <= 8) return '2';
  return month >= 9 && month <= 11 ? '3' : '4';
}

/** 早 from 5, 中 from 11, 晚 from 17 o'clock, 夜 from 21. */
export function hourOf(start: string): '1' | '2' | '3' | '4' {
  const hour = Number(start.slice(0, 2));
  if (hour >= 5 && hour < 11) return '1';
  if (hour >= 11 && hour < 17) return '2';
  return hour >= 17 && hour < 21 ? '3' : '4';
}

/** The templates of a shift: those of its own line, else those of no line. */
export function templatesFor(
  templates: readonly PatrolTemplate[],
  { day, start, line }: { day: string; start: string; line: string | null },
): PatrolTemplate[] {
  const fitting = templates.filter(({ season, hour }) => season === seasonOf(day) && hour === hourOf(start));
  const ofLine = line === null ? [] : fitting.filter((template) => template.line === line);
  return ofLine.length > 0 ? ofLine : fitting.filter((template) => template.line === null);
}

/** What the templates tell to look at; places are named where there are several. */
export function focusOf(templates: readonly PatrolTemplate[]): string {
  const told = templates.filter(({ focus }) => focus !== '');
  if (told.length === 1) return told[0]!.focus;
  return told.map(({ place, focus }) => `${place}：${focus.replace(/。$/u, '')}`).join('；');
}

/** What to carry, each thing once. */
export function equipmentOf(templates: readonly PatrolTemplate[]): string {
  return [...new Set(templates.flatMap(({ equipment }) => equipment.split(/[、，,；;]/u)))]
    .map((thing) => thing.trim())
    .filter((thing) => thing !== '')
    .join('、');
}
