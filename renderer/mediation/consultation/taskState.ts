// How a task of a consultation stands, in words.
import { daysBetween } from '../../../shared/rules/days.ts';

export interface TaskState {
  kind: 'done' | 'over' | 'soon' | 'running' | 'open';
  words: string;
  tone: 'success' | 'danger' | 'warning' | 'accent' | 'plain';
}

/** Days before the end from which on a task is marked. */
const soon = 3;

/** `open` has no day by which it must be done. Days are YYYY-MM-DD. */
export function taskStateOf(task: { dueOn: string | null; doneOn: string | null }, today: string): TaskState {
  if (task.doneOn !== null) return { kind: 'done', words: `已办结 ${task.doneOn.slice(5)}`, tone: 'success' };
  if (task.dueOn === null || today === '') return { kind: 'open', words: '未定时限', tone: 'plain' };
  const left = daysBetween(today, task.dueOn);
  if (left < 0) return { kind: 'over', words: `超期 ${-left} 天`, tone: 'danger' };
  if (left === 0) return { kind: 'soon', words: '今天到期', tone: 'warning' };
  if (left <= soon) return { kind: 'soon', words: `还有 ${left} 天`, tone: 'warning' };
  return { kind: 'running', words: `还有 ${left} 天`, tone: 'accent' };
}
