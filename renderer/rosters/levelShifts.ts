// Which teams have no shifts for a duty level: when it begins they go on with their everyday ones.
import { type TeamEntry, type Tier, tierWords } from './rotaWords.ts';

/** Titles of such teams, of all or of one; nothing to tell of 常态, nor of teams without any shifts. */
export function teamsWithout(
  teams: readonly Pick<TeamEntry, 'team' | 'title' | 'patterns' | 'levels'>[],
  level: Tier,
  only: string | null,
): string[] {
  if (level === '1') return [];
  return teams
    .filter(({ team, patterns, levels }) => (only ?? team) === team && patterns > 0 && !levels.includes(level))
    .map(({ title }) => title);
}

export function withoutWords(titles: readonly string[], level: Tier): string {
  const { title } = tierWords[level];
  return `${titles.join('、')}没有${title}的班次，启动后仍按常态的班次；可以在班次模板里加。`;
}
