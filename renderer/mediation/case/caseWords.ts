// How the page speaks of states, limits and problems; pure functions.
import type { Judgement } from '../../../shared/contract/mediationProcedures.ts';
import type { TagTone } from '../../ui/index.ts';

type Limit = Judgement['limits'][number];

const tones: Readonly<Record<string, TagTone>> = {
  lead: 'plain',
  applied: 'warning',
  refused: 'plain',
  accepted: 'accent',
  inquiring: 'accent',
  mediating: 'accent',
  drafted: 'warning',
  performing: 'accent',
  performed: 'success',
  defaulted: 'danger',
  terminated: 'plain',
  archived: 'success',
};

/** The ground of a state's word. */
export function toneOfState(state: string): TagTone {
  return tones[state] ?? 'plain';
}

/** 第 27 天 of a case that runs; 历时 14 天 of one that came to its end. */
export function dayText(day: number, isClosed: boolean): string {
  return isClosed ? `历时 ${day} 天` : `第 ${day} 天`;
}

/** 还有 3 天, 今天到期, 已超 2 天 */
export function daysText(days: number): string {
  if (days === 0) return '今天到期';
  return days > 0 ? `还有 ${days} 天` : `已超 ${-days} 天`;
}

/** Red once a limit is over, amber while it is near. */
export function toneOfLimit({ state }: Limit): TagTone {
  if (state === 'over') return 'danger';
  return state === 'soon' ? 'warning' : 'plain';
}

const order = { error: 0, warning: 1, hint: 2 } as const;

/** Errors first, then warnings, then reminders; each in the order of the rules. */
export function sortedProblems(problems: Judgement['problems']): Judgement['problems'] {
  return problems
    .map((problem, place) => ({ problem, place }))
    .sort((a, b) => order[a.problem.level] - order[b.problem.level] || a.place - b.place)
    .map(({ problem }) => problem);
}
